"""What a report and a network cost: `python -m benchmarks.reports [TEXTS ...]`, of 300 and of 10,000 made-up texts.

For each number of texts seconds on the clock and of processor: the content of a report, each of its files, the whole
bundle of tables, and the graph of who is named together. With the size of the HTML.
"""

import datetime
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from analysis.library import Library, Selection, open_library
from analysis.report import pictures
from analysis.report.charts.placing import places_of
from analysis.report.reports import content, document, page, pdf, slides
from analysis.report.reports.spec import Spec
from analysis.report.selected import book
from analysis.tables import network
from analysis.tables.graph import graph
from benchmarks.made_texts import fill
from pages.shared.words import words_in

T = TypeVar("T")


def timed(what: str, make: Callable[[], T]) -> T:
    """What `make` gives; how long it took is printed."""
    wall, cpu = time.perf_counter(), time.process_time()
    made = make()
    print(f"  {what:36} {time.perf_counter() - wall:7.2f} s, CPU {time.process_time() - cpu:7.2f} s", flush=True)
    return made


def main(numbers: list[int]) -> None:
    """Prints a table a number of texts."""
    for number in numbers:
        print(f"{number:,} texts")
        with tempfile.TemporaryDirectory() as folder:
            library = open_library(Path(folder) / "library.duckdb", first=None)
            fill(library, number)
            library.refresh_identities()
            measure(library, str(number))
            library.close()


def measure(library: Library, told: str) -> None:
    """Each step of one library."""
    words, day, spec = words_in("ru"), datetime.date(2026, 11, 26), Spec("Неделя")
    ids = library.chosen(Selection())
    made = timed("the content", lambda: content.report(library, ids, spec, words, told=told, made=day))
    html = timed("HTML", lambda: page.page(made, words))
    print(f"  the HTML has {len(html.encode()) / 1e6:.2f} MB")
    timed("PPTX", lambda: slides.slides(made, words))
    if pictures.available():
        timed("DOCX", lambda: document.document(made, words))
        timed("PDF", lambda: pdf.printed(html))
    timed("all tables, XLSX", lambda: book(library, ids, words))
    edges = timed("who is named together", lambda: network.together(library, ids, "sentence", 2))
    timed("its graph, placed", lambda: places_of(graph(edges)))


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [300, 10_000])
