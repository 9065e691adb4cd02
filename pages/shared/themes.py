"""The themes of the chosen texts, which take seconds: counted beside the page, once for all pages that show them."""

from analysis.tables import themes as tables
from analysis.themes import Themes, find_themes
from pages.shared.beside import counted_beside
from pages.shared.page import ManyTexts


def found_themes(page: ManyTexts, number: int | None = None) -> Themes | None:
    """`number` of them, or as many as are suggested; None while they are being counted, and the page says so."""
    told = page.words("themes.loading", n=len(page.chosen))
    return counted_beside(page, told, tables.about, find_themes, number, reads=tables.state)
