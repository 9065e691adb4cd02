"""Динамика: how much there was of something in the course of time; a point opens its texts, a stretch chooses them."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.shared.page import ManyTexts
    from pages.shared.several import several_texts_only
    from pages.views.timeline.screen import timeline

page = open_page("timeline")
if isinstance(page, ManyTexts):
    timeline(page)
else:
    several_texts_only(page)
