"""Language data: the word lists under data/lexicon/, read as rows.

A file is UTF-8 text, one entry a line; `#` begins a comment, a tab separates columns. An analyst may add a line.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicon"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of the file `name` as tuples of columns.

    >>> rows("furniture.tsv")[0][0]
    'related'
    """
    text = (FOLDER / name).read_text(encoding="utf-8-sig")
    entries = (line.split("#", 1)[0].rstrip() for line in text.splitlines())
    return tuple(tuple(column.strip() for column in entry.split("\t")) for entry in entries if entry.strip())


@cache
def words(name: str) -> frozenset[str]:
    """The first column of the file `name` as a set."""
    return frozenset(row[0] for row in rows(name))


@cache
def pairs(name: str) -> dict[str, str]:
    """The second column of the file `name` by its first.

    >>> pairs("country_adjectives.tsv")["российский"]
    'рф'
    """
    return {row[0]: row[1] for row in rows(name)}


@cache
def words_of(name: str, kind: str) -> frozenset[str]:
    """The second column of the file `name`, of the entries of this kind.

    >>> "от" in words_of("small_words.tsv", "title")
    True
    """
    return frozenset(row[1] for row in rows(name) if row[0] == kind)
