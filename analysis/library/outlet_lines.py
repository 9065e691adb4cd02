"""Lines that return at the end of many texts of one outlet: found by repetition, said to the analyst, to be undone."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace

import duckdb

from analysis.corrections.signature import as_compared
from analysis.library import settings
from analysis.library.open_file import OpenFile

KEY = "outlet lines"
"""The setting that keeps them."""

FEWEST, SHARE = 5, 0.2
"""Texts of the outlet that end so, at least, and the share of all its texts."""

FEW = 100
"""Texts whose facts are written at once where a line of their outlet changes: others need not wait long."""

LAST, LONGEST = 3, 300
"""Lines at the end that are looked at, and characters of one."""


@dataclass(frozen=True, slots=True)
class OutletLine:
    """A line as it is compared, and of how many of the outlet's texts it is one of the last. `story`: the analyst says
    that it is a part of them all the same."""

    outlet: str
    line: str
    texts: int
    story: bool = False


def read(rows: duckdb.DuckDBPyConnection) -> list[OutletLine]:
    """Those that were found, an outlet after the other."""
    return [OutletLine(**one) for one in json.loads(settings.read(rows, KEY, "[]"))]


def keep(rows: duckdb.DuckDBPyConnection, lines: list[OutletLine]) -> None:
    """They are what holds from now on."""
    settings.keep(rows, KEY, json.dumps([asdict(line) for line in lines], ensure_ascii=False))


def furniture(rows: duckdb.DuckDBPyConnection) -> Mapping[str, tuple[str, ...]]:
    """The lines of each outlet that are no part of its texts."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in read(rows):
        if not one.story:
            found[one.outlet].append(one.line)
    return {outlet: tuple(lines) for outlet, lines in found.items()}


def find(rows: duckdb.DuckDBPyConnection) -> list[OutletLine]:
    """What returns now; what the analyst said of a line stays."""
    said = {(one.outlet, one.line): one for one in read(rows)}
    texts, times = Counter[str](), Counter[tuple[str, str]]()
    for outlet, last in rows.execute(ENDS, [-LAST]).fetchall():
        texts[outlet] += 1
        times.update({(outlet, as_compared(line)) for line in last or () if len(line) <= LONGEST})
    found = [
        replace(said.get(key, OutletLine(*key, 0)), texts=n)
        for key, n in times.items()
        if n >= FEWEST and n >= SHARE * texts[key[0]]
    ]
    gone = [one for key, one in said.items() if one.story and key not in {(f.outlet, f.line) for f in found}]
    return sorted([*found, *gone], key=lambda one: (one.outlet, -one.texts, one.line))


ENDS = """
SELECT outlet, list_slice(list_filter(string_split(text, chr(10)), lambda line: trim(line) <> '')[2:], ?, -1)
FROM texts WHERE deleted IS NULL AND outlet <> ''
"""
"""The last lines of each text that has an outlet, but for its first line: a post of one line is a text."""


def of_outlets(rows: duckdb.DuckDBPyConnection, outlets: set[str]) -> list[str]:
    """The ids of the texts of these outlets."""
    query = "SELECT id FROM texts WHERE list_contains(?::VARCHAR[], outlet) ORDER BY id"
    return [row[0] for row in rows.execute(query, [sorted(outlets)]).fetchall()]


def settle(
    file: OpenFile, lines: list[OutletLine], state: Callable[[duckdb.DuckDBPyConnection, set[str]], None]
) -> None:
    """Keeps `lines`; `state` writes the facts of the texts that end otherwise than before, a few in a transaction."""
    known = file.read(read)
    if lines == known:
        return
    before, now = ({(one.outlet, one.line): one.story for one in some} for some in (known, lines))
    changed = {key[0] for key in before.keys() | now.keys() if before.get(key, True) != now.get(key, True)}
    file.write(keep, lines)
    texts = file.read(of_outlets, changed)
    for at in range(0, len(texts), FEW):
        with file.transaction() as rows:
            state(rows, set(texts[at : at + FEW]))
