"""Отчёт: parts, their order and remarks, and the files that carry them away."""

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.frame import open_page
    from pages.views.report.screen import report

report(open_page("report"))
