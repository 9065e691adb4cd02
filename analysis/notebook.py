"""What a notebook begins with: `from analysis import analyse, read, tables`.

>>> found = analyse("Мэр Анна Ким сказала: «Мост нужен городу». В Тарске рады.")
>>> from analysis import tables
>>> tables.speakers(found)["speaker"].tolist()
['Анна Ким']
"""

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.analyse import Analysis
from analysis.analyse import analyse as analyse_article
from analysis.article import read_article

if TYPE_CHECKING:
    from analysis.reading.document import Document


def read(path: str | Path) -> "list[Document]":
    """The texts of a file of any kind that is read, or of all in a folder: each has a name, text and card.

    Raises ReadingError where nothing of it could be read.
    """
    from analysis.commands.files import files_under, read_path
    from analysis.reading.document import Document, Refused

    found: list[Document] = []
    refused: list[Refused] = []
    for file in files_under([Path(path)]):
        for part in read_path(file):
            if isinstance(part, Document):
                found.append(part)
            elif isinstance(part, Refused):
                refused.append(part)
    if refused and not found:
        raise refused[0].error
    return found


def analyse(text: "str | Document") -> Analysis:
    """Who is named, who speaks and what it is about in a text, or in one that `read` gave; its tables are in
    `analysis.tables`."""
    return analyse_article(read_article(text if isinstance(text, str) else text.text))
