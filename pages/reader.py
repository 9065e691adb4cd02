"""Чтение: the text as one reads it, with its layers; from here the analyst corrects."""

from pages.shared.page import open_page
from pages.views.reader.many import reader_of_many
from pages.views.reader.one import reader_of_one

page = open_page("reader")
if page.many:
    reader_of_many(page)
else:
    reader_of_one(page)
