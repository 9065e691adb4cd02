"""What the keeper of a shared library gives to others: `<key>.roles.json` beside its file, {whom: role}.

It adds to what the operator's libraries.toml says: of two roles the higher one holds, and nobody takes away on a page
what stands there.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from analysis.library.access import ROLES, note
from analysis.library.library import Library
from analysis.library.records import LibraryError

LONGEST = 200
"""Characters of a name, or of «group:» and a group."""


def given(library: Path) -> dict[str, str]:
    """Whom the keepers of the library in this file gave which role. Raises LibraryError where that cannot be read."""
    path = _path(library)
    try:
        said = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError) as error:
        raise LibraryError("shelf", path=path, reason=str(error)) from error
    if not isinstance(said, dict) or not all(role in ROLES for role in said.values()):
        raise LibraryError("shelf", path=path, reason="{…}")
    return dict(said)


def give(library: Library, whom: str, role: str) -> None:
    """Gives somebody («anna@example.ru», «group:desk») a role, or with "" takes away what was given so; for the keeper.

    It holds from the next page that he opens, and stands in the journal.
    """
    library.person.need("keeper")
    whom = whom.strip()
    if not whom or len(whom) > LONGEST or not whom.isprintable() or role not in ("", *ROLES):
        raise LibraryError("no_such_role", name=whom[:LONGEST])
    with library.transaction(counted=False) as rows:
        known = {one: its for one, its in given(library.path).items() if one != whom}
        note(rows, library.person, "role", f"{whom}: {role or '–'}")
        _write(_path(library.path), {**known, whom: role} if role else known)


def _path(library: Path) -> Path:
    return library.with_suffix(".roles.json")


def _write(path: Path, said: Mapping[str, str]) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.chmod(0o600)
    draft.replace(path)
