"""Женщины и мужчины: who is named and who speaks, over outlets and time, and what tells it."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.shared.page import ManyTexts
    from pages.shared.several import several_texts_only
    from pages.views.gender.screen import gender

page = open_page("gender")
if isinstance(page, ManyTexts):
    gender(page)
else:
    several_texts_only(page)
