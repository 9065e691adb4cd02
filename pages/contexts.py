"""Контексты: where words stand, in any form, in the chosen texts, and what stands beside them."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.views.contexts.screen import contexts

contexts(open_page("contexts"))
