"""`tables NAME…`: the tables of the pages as files.

In CSV, Parquet and JSON Lines columns are called as in the code, the same in every language; in XLSX as on the pages.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from analysis.commands.help import DONE, explain
from analysis.commands.texts import add_choice, chosen, on_library
from analysis.library import Library
from analysis.progress import progress
from analysis.report import selected
from analysis.tables.every import TABLES
from pages.shared.words import LANGUAGES, words_in

FORMATS = ("csv", "parquet", "jsonl", "xlsx")

EXAMPLES = """
tables speakers entities --format parquet --to tables
tables all --format xlsx --to week.xlsx --since 2026-09-01
tables statements --texts "http://localhost:8501/quotes?outlet=Вестник&q=мост"
"""

EVERY = "all"


def add(parser: ArgumentParser) -> None:
    """Its options."""
    explain(parser, EXAMPLES)
    names = [EVERY, *TABLES]
    parser.add_argument("names", nargs="+", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0])
    parser.add_argument(
        "--to",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="where the files go; made if needed; of xlsx it may be the file",
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="of the words in xlsx")
    add_choice(parser)
    parser.set_defaults(run=on_library(run))


def run(library: Library, asked: Namespace) -> int:
    """A file a table, `<name>.<format>`; of xlsx one workbook with a sheet a table."""
    library.refresh_identities()
    ids = library.chosen(chosen(asked))
    names = list(TABLES) if EVERY in asked.names else list(dict.fromkeys(asked.names))
    if "repeated" in names:
        library.liken(wait=True)
    if asked.format == "xlsx":
        path = asked.to if asked.to.suffix == ".xlsx" else asked.to / "tables.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(selected.book(library, ids, words_in(asked.lang), names))
        print(path, file=sys.stderr)
        return DONE
    asked.to.mkdir(parents=True, exist_ok=True)
    for name in progress(names, len(names), "таблиц"):
        path = asked.to / f"{name}.{asked.format}"
        WRITERS[asked.format](TABLES[name](library, ids), path)
        print(path, file=sys.stderr)
    return DONE


def _csv(table: pd.DataFrame, path: Path) -> None:
    table.to_csv(path, index=False, sep=";", encoding="utf-8-sig", lineterminator="\r\n")


def _parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False)


def _jsonl(table: pd.DataFrame, path: Path) -> None:
    table.to_json(path, orient="records", lines=True, force_ascii=False, date_format="iso", default_handler=str)


WRITERS: Mapping[str, Callable[[pd.DataFrame, Path], None]] = {"csv": _csv, "parquet": _parquet, "jsonl": _jsonl}
