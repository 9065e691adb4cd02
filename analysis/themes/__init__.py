"""Themes over many texts: groups of terms, each with its share of the texts, and the names that the analyst gave."""

from analysis.themes.broad import broad_themes, is_parted
from analysis.themes.find import FEWEST, Asked, find_themes, themes_of
from analysis.themes.names import with_names
from analysis.themes.theme import TextShare, Theme, Themes, ThemeTerm

__all__ = [
    "FEWEST",
    "Asked",
    "TextShare",
    "Theme",
    "ThemeTerm",
    "Themes",
    "broad_themes",
    "find_themes",
    "is_parted",
    "themes_of",
    "with_names",
]
