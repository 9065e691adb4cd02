"""What a search costs: `python -m benchmarks.search [TEXTS ...]` fills libraries with made-up words and asks them.

The words are numbered by frequency and drawn as in a language (the n-th is drawn 1/n as often as the first); every
text has 300 of them in sentences of 15, a third of them in statements, of which one in twenty recurs in other texts.
Prints, for each number of texts, milliseconds of each question, of processor (all threads) and by the clock (medians of
five), and the ratios to the number before, then the bytes of the index to those of the texts.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from analysis.library import Library, open_library, schema
from analysis.library.selection import Selection
from analysis.search import index
from analysis.search.scope import Scope
from analysis.tables import collocates, contexts, many, repeated, statements_of_many
from analysis.tables.statements_of_many import Wanted

WORDS = 300
VOCABULARY = 60_000
RARE, COMMON = "слово900", "слово40"
"""Words that stand some 4 and some 90 times in 100,000: a subject of the day, and one that everybody writes about."""

FILL = f"""
SELECT setseed(0.42);
CREATE TEMP TABLE drawn AS SELECT text, position, (({VOCABULARY} ** random()))::INTEGER AS rank
    FROM range(0, ?) AS t(text), range(1, {WORDS + 1}) AS p(position);
INSERT INTO texts (id, name, text, encoding, title, outlet, date, url, added, characters)
    SELECT substr(md5(text::VARCHAR), 1, 12), 'Текст ' || text, string_agg('слово' || rank, ' ' ORDER BY position),
    'UTF-8', '', 'Издание ' || text % 20, DATE '2026-01-01' + (text % 365)::INTEGER, '', now(), 3000
    FROM drawn GROUP BY text;
INSERT INTO words SELECT substr(md5(text::VARCHAR), 1, 12), {WORDS}, 100 FROM range(0, ?) AS t(text);
CREATE TABLE tokens ({", ".join(index.COLUMNS)});
INSERT INTO tokens SELECT substr(md5(text::VARCHAR), 1, 12), position, (position - 1) // 15 + 1, (position - 1) * 9, 8,
    'слово' || rank, 'слово' || rank, 0, CASE WHEN position > 200 THEN 2 ELSE 0 END,
    CASE WHEN position > 200 THEN (position - 201) // 25 + 1 ELSE 0 END, rank > 200
    FROM drawn ORDER BY text, position;
INSERT INTO said (text_id, place, nth, kind, speaker, identity, speaker_kind, words, own_words, start, stop, said)
    SELECT substr(md5(text::VARCHAR), 1, 12), place, 0, 'direct', 'Спикер ' || (text * 4 + place) % 3000,
    'Спикер ' || (text * 4 + place) % 3000, 'PER', 25, 25, 1800 + place * 225, 2025 + place * 225, 'слова'
    FROM range(0, ?) AS t(text), range(1, 5) AS p(place);
INSERT INTO alike SELECT substr(md5(text::VARCHAR), 1, 12), 1, substr(md5((text + 750)::VARCHAR), 1, 12), 1, 20, 0.9
    FROM range(0, ?) AS t(text) WHERE text % 5 = 0 AND text // 750 % 4 <> 3;
DELETE FROM alike WHERE other_text NOT IN (SELECT id FROM texts);
INSERT INTO likened SELECT id FROM texts;
{schema.INDEXED}"""


def main(numbers: list[int]) -> None:
    """Prints the table."""
    former: dict[str, tuple[float, float]] = {}
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            library = _made(Path(folder) / "library.duckdb", number)
            print(f"{number:,} texts{'':<36} processor             clock")
            for name, question in _questions(library).items():
                runs = [_milliseconds(question) for _ in range(5)]
                took = statistics.median(own for own, _ in runs), statistics.median(clock for _, clock in runs)
                before, former[name] = former.get(name, took), took
                told = (f"{now:8.0f} ms × {now / then:4.1f}" for now, then in zip(took, before, strict=True))
                print(f"  {name:<40}", "   ".join(told))
            library.close()
            _sizes(Path(folder) / "library.duckdb", number)


def _made(path: Path, number: int) -> Library:
    library = open_library(path, first=None)
    library.set_setting("analysis stopped", "1")
    with library.transaction() as rows:
        for statement in FILL.split(";\n"):
            if statement.strip():
                rows.execute(statement, [number] * statement.count("?"))
    return library


def _questions(library: Library) -> dict[str, Callable[[], object]]:
    ids = library.chosen(Selection())
    first = contexts.Shown("newest", 0, 25)
    return {
        "selection by a word": lambda: many.figures(library, library.chosen(Selection(query=RARE))),
        "how often a word": lambda: contexts.found(library, ids, RARE),
        "first lines of a rare word": lambda: contexts.lines(library, ids, RARE, shown=first),
        "first lines of a common word": lambda: contexts.lines(library, ids, COMMON, shown=first),
        "lines by the word on the right": lambda: contexts.lines(
            library, ids, COMMON, shown=contexts.Shown("right1", 0, 25)
        ),
        "a phrase of two words": lambda: contexts.found(library, ids, "[слово40 слово50]"),
        "the beginning of a word": lambda: contexts.found(library, ids, "слово90*"),
        "a regular expression": lambda: contexts.found(library, ids, "/слово9(0|1)0/"),
        "neighbours of a rare word": lambda: collocates.beside(library, ids, RARE),
        "neighbours of a common word": lambda: collocates.beside(library, ids, COMMON),
        "in one speaker's statements": lambda: contexts.found(library, ids, COMMON, Scope("", "Спикер 7")),
        "statements that say a word": lambda: statements_of_many.statements(library, ids, Wanted(query=RARE), most=20),
        "recurring quotes, the largest opened": lambda: (
            repeated.groups_of(found := repeated.grouped(library, ids)),
            repeated.versions_of(found, 1),
        ),
    }


def _milliseconds(question: Callable[[], object]) -> tuple[float, float]:
    """Of processor, and by the clock."""
    own, clock = time.process_time(), time.perf_counter()
    question()
    return 1000 * (time.process_time() - own), 1000 * (time.perf_counter() - clock)


def _sizes(path: Path, number: int) -> None:
    """The file with the index against the file without it."""
    with duckdb.connect(str(path)) as connection:
        whole = path.stat().st_size
        text = connection.execute("SELECT sum(strlen(text)) FROM texts").fetchall()[0][0]
        bare = path.with_name("bare.duckdb")
        connection.execute(f"ATTACH '{bare}' AS bare")
        for table in ("numbered", "vocabulary", "postings", "fresh_postings", "word_lists"):
            connection.execute(f"CREATE TABLE bare.{table} AS FROM {table}")
        connection.execute("DETACH bare")
    print(f"  the file {whole / 1e6:.0f} MB; the index {bare.stat().st_size / text:.2f} × the texts' bytes\n")
    bare.unlink()


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [1000, 10_000])
