"""What the questions of the pages cost: `python -m benchmarks.questions [NUMBER ...]` (default: 1000 10000 texts).

A folder that `gather` has gathered may stand in place of a number.
For each question over all texts of the library its CPU and wall seconds, and how many times as long it takes as with
the number before. Also what a selection costs as a list of ids and as the relation. More than 100,000 texts are drawn
by made_facts.py and asked as a folder of parts that is gathered.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from analysis.library import Library, Selection, open_library
from analysis.library.folder import GATHERED
from analysis.library.gathering import gather
from analysis.tables import (
    compared_sides,
    contexts,
    gender,
    keyness,
    leaning,
    many,
    network,
    statements_of_many,
    stories,
    themes,
    timeline,
)
from analysis.tables.first_asked import FIRST_ASKED
from analysis.tables.statements_of_many import Wanted
from benchmarks import made_facts, made_texts
from benchmarks.library import memory

EARLY = (date(2026, 1, 1), date(2026, 6, 30))
LATE = (date(2026, 7, 1), date(2026, 12, 31))


def sides(library: Library) -> tuple[Any, Any]:
    """The texts of the outlet that has most, and all others, as relations."""
    name = str(library.query("SELECT mode(outlet) AS name FROM texts").iloc[0]["name"])
    one = Selection(outlets=(name,))
    return library.chosen(one), library.chosen(Selection(outside=one))


def questions(library: Library) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each page's questions, over all texts."""
    chosen = library.chosen(Selection())
    name = str(library.query("SELECT mode(identity) AS name FROM named WHERE kind = 'PER'").iloc[0]["name"])
    word = str(library.query("SELECT mode(term) AS term FROM terms").iloc[0]["term"])
    yield "selection: one outlet, as a relation", lambda: library.chosen(Selection(not_outlets=("нет",)))
    yield "selection: who is named, as a relation", lambda: library.chosen(Selection(entities=(name,)))
    yield "selection: counts beside the values", lambda: library.values(Selection())
    yield "figures", lambda: many.figures(library, chosen)
    yield "figures, the texts as a list of ids", lambda: many.figures(library, list(chosen))
    yield "outlets", lambda: many.outlets(library, chosen)
    yield "texts over time", lambda: many.over_time(library, chosen)
    yield "texts: the whole list", lambda: many.texts(library, chosen)
    yield "entities", lambda: many.entities(library, chosen)
    yield "one entity's texts", lambda: many.naming(library, chosen, name)
    yield "speakers", lambda: many.speakers(library, chosen)
    yield "statements: a screen", lambda: statements_of_many.statements(library, chosen, most=30)
    yield "statements with a word", lambda: statements_of_many.count_statements(library, chosen, Wanted(query=word))
    yield "terms", lambda: many.terms(library, chosen)
    yield "terms against the rest", lambda: keyness.sizes(library, chosen)
    yield "themes: the state of the terms", lambda: themes.state(library, chosen)
    yield "contexts: how often", lambda: contexts.found(library, chosen, word)
    yield "contexts: by outlet", lambda: contexts.by_outlet(library, chosen, word)
    yield "timeline: whom it can draw", lambda: timeline.ranked(library, chosen, "speakers")
    yield (
        "timeline: lines of speakers",
        lambda: timeline.lines(
            timeline.counts(library, chosen, "speakers", name), timeline.bases(library, chosen), "speakers", (name,)
        ),
    )
    yield "timeline: what is new and gone", lambda: timeline.turned(library, chosen, "terms", EARLY, LATE)
    one, rest = sides(library)
    for part in ("size", "named", "spoken", "cues", "terms", "sources"):
        make = getattr(compared_sides, part)
        yield f"compare: {part}, an outlet and the rest", lambda make=make: (make(library, one), make(library, rest))
    yield "women and men", lambda: (gender.persons(library, chosen), gender.by_outlet(library, chosen))
    yield "outlets: own and taken", lambda: leaning.own_and_taken(library, chosen)
    yield "outlets: who leans on whom", lambda: network.leans_on(library, chosen)
    yield "stories by outlet", lambda: stories.by_outlet(library, chosen)
    yield "together in a sentence", lambda: network.together(library, chosen, "sentence", 5)
    yield "stories", lambda: stories.stories(library, chosen)


MOST_IN_A_LIBRARY = 100_000


def filled(folder: Path, number: int) -> tuple[Library, Path]:
    """Made-up texts, opened anew, and their file."""
    if number > MOST_IN_A_LIBRARY:
        made_facts.write_parts(folder, number)
        gather(folder, lambda _: None, FIRST_ASKED)
        return open_library(folder), folder / GATHERED
    file = folder / "library.duckdb"
    library = open_library(file, first=None)
    made_texts.fill(library, number)
    library.close()
    return open_library(file, first=None), file


def measure(asked: str) -> dict[str, tuple[float, float]]:
    """CPU and wall seconds of each question, of a number of texts or of those in a gathered folder."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        if asked.isdecimal():
            library, path = filled(Path(folder), int(asked))
            print(f"{asked} texts made in {time.perf_counter() - begun:.0f} s", flush=True)
        else:
            library, path = open_library(Path(asked)), Path(asked) / GATHERED
        return answered(library, path)


def answered(library: Library, path: Path) -> dict[str, tuple[float, float]]:
    """The same of a library in the file `path`."""
    found = {}
    for what, ask in questions(library):
        cpu, wall = time.process_time(), time.perf_counter()
        ask()
        found[what] = time.process_time() - cpu, time.perf_counter() - wall
    characters = int(library.query("SELECT sum(strlen(text)) AS n FROM texts").iloc[0]["n"])
    library.close()
    size = path.stat().st_size
    print(f"the file: {size / 1e6:.0f} MB, {size / characters:.1f} times the texts; {memory()}")
    return found


def main(asked: list[str]) -> None:
    """One line a question, the growth beside it."""
    before: dict[str, tuple[float, float]] = {}
    for one in asked:
        found = measure(one)
        for what, (cpu, wall) in found.items():
            grown = f"{cpu / max(before[what][0], 1e-3):6.1f} times" if before else ""
            print(f"  {what:44} CPU {cpu:7.3f} s, wall {wall:7.3f} s {grown}")
        before = found


if __name__ == "__main__":
    main(sys.argv[1:] or ["1000", "10000"])
