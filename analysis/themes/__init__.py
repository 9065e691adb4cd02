"""Themes over many texts: groups of terms, each with its share of the texts, and the names that the analyst gave."""

from analysis.themes.broad import broad_themes, is_parted
from analysis.themes.find import FEWEST, find_themes
from analysis.themes.names import with_names
from analysis.themes.theme import TextShare, Theme, Themes, ThemeTerm

__all__ = [
    "FEWEST",
    "TextShare",
    "Theme",
    "ThemeTerm",
    "Themes",
    "broad_themes",
    "find_themes",
    "is_parted",
    "with_names",
]
