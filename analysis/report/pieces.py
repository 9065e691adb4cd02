"""Sentences as pieces of text, some of which open their evidence: the page links them, the note prints them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.interface import Words
from analysis.report.doors import Target


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `target` opens the evidence for what it says."""

    text: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """`name` says which sentence of the summary it is («speakers»), whatever the language."""

    name: str
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)


Part = str | int | Piece | Sequence[Piece]
"""What a gap of a sentence is filled with: a number, words, or pieces with targets."""


GAP = re.compile("\ue000(\\w+)\ue001")
"""Private-use characters: no text of the interface has them."""


def compose(words: Words, key: str, n: int | None = None, /, **parts: Part) -> tuple[Piece, ...]:
    """The words under `key` with their gaps filled; targets survive whatever order the language wants.

    With "{who} {named} чаще" under "compare", `compose(words, "compare", who=Piece("Ким", target), named="назван")`
    gives `(Piece("Ким", target), Piece(" назван чаще"))`. Numbers and `n`, which chooses the plural form, are written
    by the words themselves.
    """
    gaps = {name: f"\ue000{name}\ue001" for name, part in parts.items() if not isinstance(part, int)}
    numbers = {name: part for name, part in parts.items() if isinstance(part, int)}
    count = {} if n is None else {"n": n}
    text = words(key, **count, **numbers, **gaps)
    pieces: list[Piece] = []
    for at, stretch in enumerate(GAP.split(text)):
        pieces += as_pieces(parts[stretch]) if at % 2 else as_pieces(stretch)
    return merged(pieces)


def as_pieces(part: Part) -> tuple[Piece, ...]:
    """A part as pieces; of "" there are none."""
    if isinstance(part, Piece):
        return (part,)
    if isinstance(part, str | int):
        return (Piece(str(part)),) if part != "" else ()
    return tuple(part)


def listed(parts: Sequence[Part], comma: str, last: str) -> tuple[Piece, ...]:
    """Parts in a row: «А, Б и В».

    >>> "".join(piece.text for piece in listed(["А", "Б", "В"], ", ", " и "))
    'А, Б и В'
    """
    pieces: list[Piece] = []
    for at, part in enumerate(parts):
        if at:
            pieces.append(Piece(last if at == len(parts) - 1 else comma))
        pieces += as_pieces(part)
    return merged(pieces)


def merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbours without a target as one piece."""
    result: list[Piece] = []
    for piece in pieces:
        if result and piece.target is None and result[-1].target is None:
            result[-1] = Piece(result[-1].text + piece.text)
        elif piece.text:
            result.append(piece)
    return tuple(result)
