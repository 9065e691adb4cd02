"""Объекты: who is named, how often, in whose words and where; choosing one opens its sentences."""

from pages.shared.page import open_page
from pages.views.entities.many import entities_of_many
from pages.views.entities.one import entities_of_one

page = open_page("entities")
if page.many:
    entities_of_many(page)
else:
    entities_of_one(page)
