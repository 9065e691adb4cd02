"""The library: one DuckDB file with the texts, their analyses and the analyst's corrections.

library = open_library()
identity = library.add(text, name="Пресс-конференция", encoding="windows-1251")
analysis = library.corrected(identity)      # analysed once, kept, the analyst's corrections in it
number = library.correct(identity, corrections.not_quote(analysis.quotes[0]))
library.undo(number)
"""

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
