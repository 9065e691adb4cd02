"""Издания: who leans on whom, what is their own and what is taken over."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.shared.page import ManyTexts
    from pages.shared.several import several_texts_only
    from pages.views.outlets.screen import outlets

page = open_page("outlets")
if isinstance(page, ManyTexts):
    outlets(page)
else:
    several_texts_only(page)
