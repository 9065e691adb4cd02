"""Цитаты: who speaks, how often and how much; every statement with its speaker, cue, kind, text and place."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.shared.page import ManyTexts
    from pages.views.quotes.many import quotes_of_many
    from pages.views.quotes.one import quotes_of_one

page = open_page("quotes")
if isinstance(page, ManyTexts):
    quotes_of_many(page)
else:
    quotes_of_one(page)
