"""Сравнение: two to six sides, each a selection of texts; what each has, and what sets them apart."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_frame
    from pages.views.compare.screen import compare

compare(open_frame("compare"))
