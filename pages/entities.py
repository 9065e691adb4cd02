"""Объекты: who is named, how often, in whose words and where; choosing one opens its sentences."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.shared.page import ManyTexts
    from pages.views.entities.many import entities_of_many
    from pages.views.entities.one import entities_of_one

page = open_page("entities")
if isinstance(page, ManyTexts):
    entities_of_many(page)
else:
    entities_of_one(page)
