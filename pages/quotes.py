"""Цитаты: who speaks, how often and how much; every statement with its speaker, cue, kind, text and place."""

from pages.shared.page import open_page
from pages.views.quotes.many import quotes_of_many
from pages.views.quotes.one import quotes_of_one

page = open_page("quotes")
if page.many:
    quotes_of_many(page)
else:
    quotes_of_one(page)
