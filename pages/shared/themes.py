"""The themes of the chosen texts, which take seconds: counted beside the page, once for all pages that show them."""

from collections.abc import Sequence
from contextlib import suppress

from analysis.library import Library, LibraryError
from analysis.tables import themes as tables
from analysis.themes import Asked, Themes, themes_of
from pages.shared.beside import counted_beside
from pages.shared.page import ManyTexts
from pages.shared.too_many import too_many


def found_themes(page: ManyTexts, number: int | None = None) -> Themes | None:
    """`number` of them, or as many as are suggested; None while they are being counted, or where the texts are too many
    for it, and the page says so."""
    if too_many(page):
        return None
    told = page.words("themes.loading", n=len(page.chosen))
    return counted_beside(page, told, _asked, themes_of, number, reads=tables.state, keep=_keep)


def _asked(library: Library, chosen: Sequence[str]) -> Asked:
    return Asked(tables.about(library, chosen), library.tried())


def _keep(library: Library, found: Themes) -> None:
    """What was tried about their number: the process that did it ends, and the next one is told."""
    with suppress(LibraryError):  # closed meanwhile, or the disk is full: it is tried again the next time
        if found.tried and found.tried_of not in library.tried():
            library.keep_tried(found.tried_of, found.tried)
