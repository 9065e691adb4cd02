"""The libraries of one server: each person's own, and those that people share, with what each may do in them.

The folder GOLOSA_LIBRARIES holds them, and a file libraries.toml that the operator writes (what keepers give besides:
roles.py):

    [desk]                                  # the file desk.duckdb, `?library=desk` in the address
    name = "Отдел"
    keeper = ["anna@example.ru"]
    analyst = ["group:desk"]                # a group that the login names
    reader = ["group:newsroom"]
"""

import os
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from analysis.library import roles
from analysis.library.access import OWNER, ROLES, Person
from analysis.library.opening import DATA, library_path
from analysis.library.records import LibraryError

OWN = "own-"
"""How the keys of people's own libraries begin."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A library that somebody may open. key: in the address, "" of the only one; name: "" of one's own."""

    key: str
    name: str
    path: Path
    person: Person


def shelf() -> Path:
    """The folder GOLOSA_LIBRARIES, else data/libraries."""
    return Path(os.environ.get("GOLOSA_LIBRARIES") or DATA / "libraries")


def offered(name: str | None, groups: Sequence[str] = ()) -> list[Shelved]:
    """The libraries that the person of this name may open, the own one first.

    None is the one user of a machine of his own, who has one library and no name. Raises LibraryError where
    libraries.toml says nothing that can be done.
    """
    if name is None:
        return [Shelved("", "", library_path(), OWNER)]
    key = OWN + sha256(name.encode()).hexdigest()[:16]
    found = [Shelved(key, "", shelf() / f"{key}.duckdb", Person(name, "keeper"))]
    for shared, said in _shared().items():
        path = shelf() / f"{shared}.duckdb"
        if role := role_of(_with_given(said, path), name, groups):
            found.append(Shelved(shared, str(said.get("name") or shared), path, Person(name, role)))
    return found


def told(key: str) -> dict[str, str]:
    """Whom the operator's file gives which role in this library: the highest one; {} of one's own."""
    said = _shared().get(key, {})
    return {str(whom): role for role in ROLES for whom in said.get(role, ())}


def _with_given(said: dict[str, Any], path: Path) -> dict[str, list[Any]]:
    by_keepers = roles.given(path)
    return {role: [*said.get(role, ()), *(whom for whom, its in by_keepers.items() if its == role)] for role in ROLES}


def role_of(said: dict[str, Any], name: str, groups: Sequence[str]) -> str:
    """The highest role that a library gives to this person or to one of the groups, "" where none.

    >>> role_of({"keeper": ["anna"], "reader": ["group:desk"]}, "boris", ["desk"])
    'reader'
    """
    known = {name, *(f"group:{group}" for group in groups)}
    return next((role for role in reversed(ROLES) if known & set(said.get(role, ()))), "")


def _shared() -> dict[str, dict[str, Any]]:
    path = shelf() / "libraries.toml"
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError) as error:
        raise LibraryError("shelf", path=path, reason=str(error)) from error
    for key, library in said.items():
        right = re.fullmatch("[a-z0-9][a-z0-9-]{0,39}", key) and not key.startswith(OWN) and isinstance(library, dict)
        if not right or not all(isinstance(library.get(role, []), list) for role in ROLES):
            raise LibraryError("shelf", path=path, reason=key)
    return said
