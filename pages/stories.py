"""Сюжеты: which events were covered, by whom first and by how many; choosing one shows its texts in time."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.shared.page import ManyTexts
    from pages.views.stories.many import stories_of_many
    from pages.views.stories.one import story_of_one

page = open_page("stories")
if isinstance(page, ManyTexts):
    stories_of_many(page)
else:
    story_of_one(page)
