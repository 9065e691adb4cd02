"""Досье: all that the chosen texts say of one person, body or place."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.views.dossier.screen import dossier

dossier(open_page("dossier"))
