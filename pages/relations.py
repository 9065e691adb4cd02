"""Связи: who is named with whom, who speaks of whom, in the chosen texts."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.views.relations.screen import relations

relations(open_page("relations"))
