"""Темы: what the text is about, who says it and of whom; choosing a term opens its sentences."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.shared.page import ManyTexts
    from pages.views.topics.many import topics_of_many
    from pages.views.topics.one import topics_of_one

page = open_page("topics")
if isinstance(page, ManyTexts):
    topics_of_many(page)
else:
    topics_of_one(page)
