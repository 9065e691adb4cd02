"""How much is read: bounds on files, archives, tables and addresses, from the environment where it names others."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of a file, bytes of what an archive unpacks to, characters of a text; rows of a table, files of an
    archive; seconds that an address may take and how often it may lead on to another; seconds that the next text of a
    file may take, and bytes of memory."""

    file: int = 200 * MEGABYTE
    archive: int = 1000 * MEGABYTE
    text: int = 2_000_000
    rows: int = 1_000_000
    files: int = 100_000
    seconds: int = 30
    redirects: int = 5
    reading: int = 60
    memory: int = 3000 * MEGABYTE


VARIABLES = {
    "GOLOSA_MAX_FILE_MB": ("file", MEGABYTE),
    "GOLOSA_MAX_ARCHIVE_MB": ("archive", MEGABYTE),
    "GOLOSA_MAX_TEXT": ("text", 1),
    "GOLOSA_MAX_ROWS": ("rows", 1),
    "GOLOSA_MAX_FILES": ("files", 1),
    "GOLOSA_MAX_SECONDS": ("seconds", 1),
    "GOLOSA_MAX_REDIRECTS": ("redirects", 1),
    "GOLOSA_MAX_READING_SECONDS": ("reading", 1),
    "GOLOSA_MAX_READING_MB": ("memory", MEGABYTE),
}
"""The variable of each limit, and what its unit is worth."""


def read_limits(environment: Mapping[str, str]) -> Limits:
    """The limits that `environment` names; a value that is no whole number above nought is passed over.

    >>> read_limits({"GOLOSA_MAX_FILE_MB": "50", "GOLOSA_MAX_ROWS": "many"}).file
    50000000
    """
    named = {name: environment.get(name, "").strip() for name in VARIABLES}
    return Limits(
        **{
            VARIABLES[name][0]: int(value) * VARIABLES[name][1]
            for name, value in named.items()
            if value.isdecimal() and len(value) < 13 and int(value)
        }
    )


LIMITS = read_limits(os.environ)
"""The limits of this process."""
