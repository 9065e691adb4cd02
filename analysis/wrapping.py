"""Lines that a program broke at a margin, told from lines that are paragraphs, and put together again."""

import re
from collections.abc import Sequence
from itertools import pairwise

MARGINS = range(35, 121)
"""Characters of the longest line: programs that break lines break them somewhere here."""

FULL = 0.7
"""The part of the longest line that a broken line fills: no Russian word is longer than the rest."""

ENOUGH = 0.3
"""The part of the line ends that must stand inside a sentence: in the middle of a paragraph of some three lines."""

SENTENCE_END = re.compile(r"[.!?…:;][»”\")\]]*\s*$")
STOP = re.compile(r"[.!?…,;—–-][»”\")\]]*\s*$|»\s*$")
TURN = re.compile(r"\s*[—–•*-]\s")


def broken_lines(lines: Sequence[str]) -> list[list[int]]:
    """The lines that are one paragraph each, as their places; [] where no program broke them.

    >>> broken_lines(["Министр заявил на совещании, что работы", "на мосту идут по графику.", "", "Он уехал."])
    [[0, 1], [3]]
    >>> broken_lines(["Мост открыт.", "По нему пошли машины."])
    []
    """
    margin = max((len(line.rstrip()) for line in lines), default=0)
    inside = [(before, line) for before, line in pairwise(lines) if before.strip() and line.strip()]
    cut = [before for before, line in inside if _goes_on(before, line)]
    full = [before for before in cut if len(before.rstrip()) >= FULL * margin]
    if margin not in MARGINS or not cut or len(cut) < ENOUGH * len(inside) or len(full) < 0.9 * len(cut):
        return []
    paragraphs: list[list[int]] = []
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if at and lines[at - 1].strip() and not _begins(lines[at - 1], line, margin):
            paragraphs[-1].append(at)
        else:
            paragraphs.append([at])
    return paragraphs


def _goes_on(before: str, line: str) -> bool:
    """The sentence of the one line goes on in the other."""
    return line.lstrip()[0].islower() and not SENTENCE_END.search(before)


def _begins(before: str, line: str, margin: int) -> bool:
    """Whether a paragraph begins with `line`: after a short line, with a dash, to the right
    of the line before, or as a short heading («Читайте также:»)."""
    if _goes_on(before, line):
        return False
    ended = bool(SENTENCE_END.search(before))
    short = len(before.rstrip()) < FULL * margin
    indented = line[0].isspace() and not before[0].isspace()
    heading = ended and len(line.rstrip()) < FULL * margin and (line.rstrip().endswith(":") or not STOP.search(line))
    return short or indented or heading or (ended and bool(TURN.match(line)))
