"""Чтение: the text as one reads it, with its layers; from here the analyst corrects."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.shared.page import ManyTexts
    from pages.views.reader.many import reader_of_many
    from pages.views.reader.one import reader_of_one

page = open_page("reader")
if isinstance(page, ManyTexts):
    reader_of_many(page)
else:
    reader_of_one(page)
