"""Одни и те же слова: what one speaker said that several texts repeat, whole, cut, retold, or given to another."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.views.repeated.screen import repeated

repeated(open_page("repeated"))
