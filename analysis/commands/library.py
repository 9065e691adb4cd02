"""`library …`: looks at a library, adds to it, copies it, checks it."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.commands.executor import add_executor
from analysis.commands.help import DONE, FAILED, NO_LIBRARY, explain
from analysis.commands.texts import NoLibraryError, add_choice, add_library, chosen, on_library, opened
from analysis.library import Library, LibraryError, library_path
from analysis.parts.adding import add_to_library, ready
from analysis.parts.tables import made_by
from analysis.progress import progress
from analysis.report import selected
from analysis.tables import many
from analysis.workers import WorkersError
from analysis.workers import opened as workers_of

EXAMPLES = """
library add texts/ archive.zip --collection "Неделя"
library add news/ --executor dask://10.0.0.1:8786
library list --outlet Вестник --since 2026-09-01
library select --query "мост -паром"
library export > analyses.jsonl
library backup golosa.duckdb
library check
"""


def add(parser: ArgumentParser) -> None:
    """Their options."""
    explain(parser, EXAMPLES)
    actions = parser.add_subparsers(dest="action", required=True)

    def action(name: str, says: str, run: Callable[[Namespace], int]) -> ArgumentParser:
        made = actions.add_parser(name, help=says, description=says)
        explain(made, EXAMPLES)
        made.set_defaults(run=run)
        return made

    adding = action("add", "read files into the library and analyse them", run_add)
    adding.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or s3://… and the like")
    adding.add_argument("--collection", default="", metavar="NAME", help="the texts go into it; made if needed")
    add_executor(adding)
    add_library(adding)
    add_choice(action("list", "print the texts as JSON Lines, the newest first", on_library(run_list)))
    add_choice(action("select", "print the ids of the texts that are chosen", on_library(run_select)))
    exporting = action("export", "print the kept analyses, corrections in them, as JSON Lines", on_library(run_export))
    exporting.add_argument("--brat", type=Path, metavar="FOLDER", help="write them as brat standoff instead")
    add_choice(exporting)
    backup = action("backup", "write all that is kept into one file", on_library(run_backup))
    backup.add_argument("path", type=Path, metavar="FILE")
    add_library(backup)
    says = "say what is there and what is not analysed; 1 where an analysis failed"
    add_library(action("check", says, on_library(run_check)))


def run_add(asked: Namespace) -> int:
    """Files that are no text, and texts that cannot be analysed, are named on standard error; a library that is not
    there is made."""
    try:
        with (
            opened(asked.library or library_path(), made=True) as library,
            workers_of(asked.executor, ready, made_by) as workers,
        ):
            told = add_to_library(library, asked.paths, workers, collection=asked.collection)
    except (NoLibraryError, WorkersError) as error:
        print(error, file=sys.stderr)
        return NO_LIBRARY
    except (LibraryError, OSError) as error:
        print(error, file=sys.stderr)
        return FAILED
    _printed([asdict(told)])
    return FAILED if told.failed or told.refused else DONE


def run_list(library: Library, asked: Namespace) -> int:
    """A text a line."""
    rows = many.texts(library, library.select(chosen(asked))).to_dict("records")
    return _printed({**row, "date": str(row["date"] or "")} for row in rows)


def run_select(library: Library, asked: Namespace) -> int:
    """An id a line."""
    sys.stdout.writelines(f"{text_id}\n" for text_id in library.select(chosen(asked)))
    return DONE


def run_export(library: Library, asked: Namespace) -> int:
    """Texts that are not analysed are named on standard error and left out."""
    ids = library.select(chosen(asked))
    kept = frozenset(library.analysed())
    for text_id in ids:
        if text_id not in kept:
            print(f"{text_id}: текст ещё не разобран.", file=sys.stderr)
    if asked.brat:
        asked.brat.mkdir(parents=True, exist_ok=True)
        for name, content in progress(selected.brat(library, ids), 2 * len(ids), "записано файлов"):
            (asked.brat / name).write_text(content, encoding="utf-8", newline="\n")
    else:
        sys.stdout.writelines(progress(selected.jsonl(library, ids), len(ids), "записано"))
    return DONE if all(text_id in kept for text_id in ids) else FAILED


def run_backup(library: Library, asked: Namespace) -> int:
    """One file with all that is kept."""
    library.back_up(asked.path)
    return DONE


def run_check(library: Library, _asked: Namespace) -> int:
    """Counts as JSON; a sentence for each analysis that failed."""
    failed = library.failed()
    for text_id, reason in failed.items():
        print(f"{text_id}: {reason}", file=sys.stderr)
    told = {"texts": len(library.texts()), "unanalysed": len(library.unanalysed()), "failed": len(failed)}
    _printed([told])
    return FAILED if failed else DONE


def _printed(records: Iterable[Mapping[Any, Any]]) -> int:
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
    return DONE
