"""Обзор: what is in the chosen text, in sentences; every number opens its evidence."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page

page = open_page("")  # before the tables and charts are imported: after a cold start the text can be read meanwhile

with IMPORTING:
    from pages.shared.page import ManyTexts
    from pages.views.overview.many import overview_of_many
    from pages.views.overview.one import overview_of_one

if isinstance(page, ManyTexts):
    overview_of_many(page)
else:
    overview_of_one(page)
