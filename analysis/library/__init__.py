"""The library: one DuckDB file with the texts, their analyses and the analyst's corrections.

library = open_library()
identity = library.add(text, name="Пресс-конференция", encoding="windows-1251")
analysis = library.corrected(identity)      # analysed once, kept, the analyst's corrections in it
number = library.correct(identity, corrections.not_quote(analysis.quotes[0]))
library.undo(number)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.library.library import Library
    from analysis.library.opening import library_path, open_library
    from analysis.library.records import WHOLE_LIBRARY, Collection, LibraryError, StoredCorrection, StoredText, id_of
    from analysis.library.selection import Selection

__all__ = [
    "WHOLE_LIBRARY",
    "Collection",
    "Library",
    "LibraryError",
    "Selection",
    "StoredCorrection",
    "StoredText",
    "id_of",
    "library_path",
    "open_library",
]

HOME = {
    "Library": "library",
    **dict.fromkeys(("library_path", "open_library"), "opening"),
    "Selection": "selection",
}
"""Where each stands, of the rest in `records`."""


def __getattr__(name: str) -> Any:
    """Loaded when it is asked for: who makes rows and opens no library needs no DuckDB, a tenth of a second each."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{HOME.get(name, 'records')}"), name)
