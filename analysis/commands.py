"""The commands over a library: `tables NAME…` writes the tables of the pages, `library …` lists, adds, selects, checks.

Words of the interface belong to the pages; here columns are called as in the code, the same in every language.
"""

import datetime
import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.analyse import to_record, version
from analysis.corpus import prepare
from analysis.library import Library, LibraryError, Selection, library_path, open_library
from analysis.parts.adding import add_to_library
from analysis.tables import many, network, wide
from analysis.workers import EXECUTORS, WorkersError, opened

DONE, FAILED, NO_LIBRARY = 0, 1, 2
"""Exit codes: all done; something is wrong with a text or file; the library cannot be opened (the app has it open)."""

FORMATS = ("csv", "parquet", "jsonl")

TABLES: Mapping[str, Callable[[many.Rows, many.Ids], pd.DataFrame]] = {
    "texts": many.texts,
    "outlets": many.outlets,
    "over_time": many.over_time,
    "entities": many.entities,
    "speakers": many.speakers,
    "statements": many.statements,
    "terms": many.terms,
    "together": network.together,
    "speaks_of": network.speaks_of,
    "leans_on": network.leans_on,
    "entity_by_text": wide.entity_by_text,
    "speaker_by_outlet": wide.speaker_by_outlet,
}
"""What `tables` writes, each as the pages count it."""

EXAMPLES = """examples:
  python -m analysis tables speakers entities --format parquet --to tables
  python -m analysis tables statements --outlet Вестник --since 2026-09-01
  python -m analysis library add news/ --executor dask://10.0.0.1:8786
  python -m analysis library list
  python -m analysis library backup golosa.duckdb
  python -m analysis library check
"""


def add_commands(commands: Any) -> None:
    """Their options, beside those of `extract`."""
    look: dict[str, Any] = {"epilog": EXAMPLES, "formatter_class": RawDescriptionHelpFormatter}
    tables = commands.add_parser("tables", help="write tables of a library, as the pages count them", **look)
    tables.add_argument("names", nargs="+", choices=sorted(TABLES), metavar="NAME", help=", ".join(sorted(TABLES)))
    tables.add_argument("--format", choices=FORMATS, default=FORMATS[0])
    tables.add_argument("--to", type=Path, default=Path(), metavar="FOLDER", help="where the files go; made if needed")
    _choosing(tables)
    library = commands.add_parser("library", help="look at a library, copy it, check it", **look)
    actions = library.add_subparsers(dest="action", required=True)
    _choosing(actions.add_parser("list", help="print the texts as JSON Lines, the newest first"))
    _choosing(actions.add_parser("select", help="print the ids of the texts that are chosen"))
    _choosing(actions.add_parser("export", help="print the kept analyses, corrections in them, as JSON Lines"))
    add = actions.add_parser("add", help="read files, keep their texts and analyse what is not analysed")
    add.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or s3://… and the like")
    add.add_argument("--collection", default="", metavar="NAME", help="the texts go into it; made if needed")
    add_executor(add)
    _library_of(add)
    backup = actions.add_parser("backup", help="write all that is kept into one file")
    backup.add_argument("path", type=Path, metavar="FILE")
    _library_of(backup)
    _library_of(
        actions.add_parser("check", help="say what is there and what is not analysed; 1 where an analysis failed")
    )


def add_executor(parser: ArgumentParser) -> None:
    """Who analyses."""
    parser.add_argument(
        "--executor",
        default=EXECUTORS[0],
        metavar="|".join(EXECUTORS),
        help="who analyses: processes of this machine (the default) or the workers of a Dask cluster",
    )


def _choosing(parser: ArgumentParser) -> None:
    """Which texts: without any of these, all of the library."""
    _library_of(parser)
    parser.add_argument("--outlet", action="append", default=[], help="only texts of this outlet; may stand again")
    parser.add_argument("--entity", action="append", default=[], help="only texts that name it; may stand again")
    parser.add_argument("--speaker", action="append", default=[], help="only texts in which he speaks; may stand again")
    parser.add_argument("--since", type=_day, metavar="YYYY-MM-DD")
    parser.add_argument("--until", type=_day, metavar="YYYY-MM-DD")
    parser.add_argument("--once", action="store_true", help="of reprints only the first")


def _library_of(parser: ArgumentParser) -> None:
    parser.add_argument("--library", type=Path, metavar="FILE", help="else the one that GOLOSA_LIBRARY names")


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# ---------------------------------------------------------------- running
def run(asked: Namespace) -> int:
    """Runs `tables` or `library`; an exit code, with a sentence on standard error where it is not DONE.

    The app keeps its library open, and DuckDB lets only one process in: a copy of a file that is being written may
    hold half a change, so the command says who has it open and does nothing.
    """
    path = asked.library or library_path()
    if not path.exists() and getattr(asked, "action", "") != "add":
        print(f"{path}: такой библиотеки нет.", file=sys.stderr)
        return NO_LIBRARY
    try:
        library = open_library(path, first=None)
    except LibraryError as error:
        print(error, file=sys.stderr)
        return NO_LIBRARY
    try:
        return run_tables(library, asked) if asked.command == "tables" else ACTIONS[asked.action](library, asked)
    except WorkersError as error:
        print(error, file=sys.stderr)
        return NO_LIBRARY
    except (LibraryError, OSError) as error:
        print(error, file=sys.stderr)
        return FAILED
    finally:
        library.close()


def run_tables(library: Library, asked: Namespace) -> int:
    """A file a table, `<name>.<format>`."""
    library.refresh_identities()
    ids = library.select(_selection(asked))
    asked.to.mkdir(parents=True, exist_ok=True)
    for name in asked.names:
        path = asked.to / f"{name}.{asked.format}"
        _write(TABLES[name](library, ids), path, asked.format)
        print(path, file=sys.stderr)
    return DONE


def _write(table: pd.DataFrame, path: Path, kind: str) -> None:
    if kind == "parquet":
        table.to_parquet(path, index=False)
    elif kind == "jsonl":
        table.to_json(path, orient="records", lines=True, force_ascii=False, date_format="iso", default_handler=str)
    else:
        table.to_csv(path, index=False, sep=";", encoding="utf-8-sig", lineterminator="\r\n")


def _selection(asked: Namespace) -> Selection:
    return Selection(
        outlets=tuple(asked.outlet),
        entities=tuple(asked.entity),
        speakers=tuple(asked.speaker),
        since=asked.since,
        until=asked.until,
        once=asked.once,
    )


def _list(library: Library, asked: Namespace) -> int:
    rows = many.texts(library, library.select(_selection(asked))).to_dict("records")
    return _printed({**row, "date": str(row["date"] or "")} for row in rows)


def _select(library: Library, asked: Namespace) -> int:
    print(*library.select(_selection(asked)), sep="\n")
    return DONE


def _export(library: Library, asked: Namespace) -> int:
    """Texts that are not analysed are named on standard error and left out."""
    chosen = library.select(_selection(asked))
    kept = frozenset(library.analysed())
    for identity in chosen:
        if identity not in kept:
            print(f"{identity}: текст ещё не разобран.", file=sys.stderr)
    _printed({"id": identity, **to_record(library.corrected(identity))} for identity in chosen if identity in kept)
    return DONE if all(identity in kept for identity in chosen) else FAILED


def _add(library: Library, asked: Namespace) -> int:
    """Files that are no text, and texts that cannot be analysed, are named on standard error."""
    with opened(asked.executor, prepare, version) as workers:
        told = add_to_library(library, asked.paths, workers, collection=asked.collection)
    _printed([asdict(told)])
    return FAILED if told.failed or told.refused else DONE


def _backup(library: Library, asked: Namespace) -> int:
    library.back_up(asked.path)
    return DONE


def _check(library: Library, asked: Namespace) -> int:
    failed = library.failed()
    for identity, reason in failed.items():
        print(f"{identity}: {reason}", file=sys.stderr)
    told = {"texts": len(library.texts()), "unanalysed": len(library.unanalysed()), "failed": len(failed)}
    _printed([told])
    return FAILED if failed else DONE


ACTIONS: Mapping[str, Callable[[Library, Namespace], int]] = {
    "list": _list,
    "select": _select,
    "export": _export,
    "add": _add,
    "backup": _backup,
    "check": _check,
}


def _printed(records: Iterable[Mapping[Any, Any]]) -> int:
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
    return DONE
