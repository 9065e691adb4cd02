"""A folder of parts: `<table>/<part>.parquet`, a part for some texts, whole when its file in `texts/` is there.

The name of a part is a hash of its texts, so that what a run left half done is written over by the next one; who reads
the folder takes of each table the parts that stand in `texts/`.
"""

import io
import json
import posixpath
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

from analysis.analyse import version
from analysis.errors import PlainError
from analysis.library import facts
from analysis.library.arrow_tables import arrow
from analysis.parts.tables import COLUMNS, REFUSED, SCHEMA, stamped

if TYPE_CHECKING:
    import pyarrow as pa

ABOUT = "golosa.json"
"""What the folder is: the versions of its tables, of the analysis and of the facts in it."""

UNFINISHED = "unfinished"
"""Where a file is until it is whole."""


class FolderError(PlainError):
    """Why a folder cannot take results."""

    sentences: ClassVar[Mapping[str, str]] = {
        "other": "В папке {path} результаты другой версии программы. Назовите другую папку: в одной все тексты должны "
        "быть разобраны одинаково.",
        "not_ours": "Папка {path} не пуста, и результатов Golosa в ней нет. Назовите другую.",
        "unwritable": "В папку {path} нельзя записать: {reason}.",
    }


def about() -> dict[str, Any]:
    """What golosa.json says of a folder of this version."""
    return {"schema": SCHEMA, "analysis": version(), "facts": facts.version()}


class Folder:
    """The folder at `path`, on any file system that fsspec knows; made where there is none. Raises FolderError."""

    def __init__(self, path: str) -> None:
        from fsspec.core import url_to_fs

        try:
            self._system, self.path = url_to_fs(path)
            self._claim()
        except (OSError, ValueError, ImportError) as error:
            raise FolderError("unwritable", path=path, reason=getattr(error, "strerror", None) or error) from error

    def _claim(self) -> None:
        said = posixpath.join(self.path, ABOUT)
        if self._system.exists(said):
            try:
                found = json.loads(self._system.cat_file(said))
            except ValueError:
                found = None
            if found != about():
                raise FolderError("other", path=self.path)
            return
        if self._system.exists(self.path) and self._system.ls(self.path):
            raise FolderError("not_ours", path=self.path)
        self._put(ABOUT, json.dumps(about(), indent=1).encode())

    def ids(self) -> set[str]:
        """The ids of the texts in it."""
        import pyarrow.parquet as pq

        found: set[str] = set()
        for part in self._system.glob(posixpath.join(self.path, "texts", "*.parquet")):
            with self._system.open(part, "rb") as opened:
                found.update(pq.read_table(opened, columns=["id"]).column("id").to_pylist())
        return found

    def write(self, parts: Sequence[Mapping[str, "pa.Table"]]) -> str:
        """Writes one part of the rows of `parts`, whole or, for a reader, not at all; gives its name."""
        import pyarrow as pa

        tables = {name: pa.concat_tables([part[name] for part in parts]) for name in COLUMNS}
        name = _named(tables["texts"].column("id").to_pylist())
        for table in sorted(COLUMNS, key=lambda table: table == "texts"):  # texts last: then the part is there
            self._put(f"{table}/{name}.parquet", _parquet(tables[table]))
        return name

    def refuse(self, refused: Sequence[tuple[str, str, str]]) -> None:
        """Writes what of the files is no text: file, place in it, reason."""
        if refused:
            name = _named([" ".join(row) for row in refused])
            self._put(f"refused/{name}.parquet", _parquet(stamped(arrow(REFUSED, refused))))

    def _put(self, name: str, content: bytes) -> None:
        """Beside, then moved into its place whole."""
        path, beside = (posixpath.join(self.path, *parts) for parts in ((name,), (UNFINISHED, name.replace("/", "-"))))
        for one in (path, beside):
            self._system.makedirs(posixpath.dirname(one), exist_ok=True)
        self._system.pipe_file(beside, content)
        self._system.mv(beside, path)


def _named(ids: Sequence[str]) -> str:
    return sha256("\n".join([version(), facts.version(), *sorted(ids)]).encode()).hexdigest()[:16]


def _parquet(table: "pa.Table") -> bytes:
    import pyarrow.parquet as pq

    written = io.BytesIO()
    pq.write_table(table, written, compression="zstd")
    return written.getvalue()
