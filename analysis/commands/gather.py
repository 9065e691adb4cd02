"""`gather FOLDER`: what is told over all texts of a folder that `extract --to` wrote."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pandas as pd  # noqa: F401  # loaded before DuckDB ends, or it lists its own functions as leaked on the screen

from analysis.commands.help import DONE, NO_LIBRARY, explain
from analysis.library import LibraryError
from analysis.library.gathering import gather
from analysis.tables.first_asked import FIRST_ASKED

EXAMPLES = """
gather parts/
"""


def add(parser: ArgumentParser) -> None:
    """Its options."""
    explain(parser, EXAMPLES)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="what `extract --to` wrote")
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    """How many texts the folder has, as JSON; what is done, on standard error."""
    try:
        texts = gather(asked.folder, lambda done: print(done, file=sys.stderr), FIRST_ASKED)
    except LibraryError as error:
        print(error, file=sys.stderr)
        return NO_LIBRARY
    print(json.dumps({"texts": texts}))
    return DONE
