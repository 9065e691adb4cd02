"""Обзор: what is in the chosen text, at a glance."""

from pages.shared.page import open_page

page = open_page("")
