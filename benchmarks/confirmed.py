"""What a killed server had confirmed, held against the library that it left: nothing is lost, nothing is half there."""

import re
from collections.abc import Iterator
from pathlib import Path

from analysis.jobs import taking
from analysis.library import WHOLE_LIBRARY, Library, LibraryError, drafts, open_library

MARK = re.compile(r"\d+-\d+")
"""What is written in a turn of a server bears its seed and the turn's number."""


def lost(path: Path, said: list[list[str]]) -> list[str]:
    """What the library of a killed server had confirmed and has not; what is half there."""
    try:
        library = open_library(path, first=None)
    except LibraryError as error:
        return [f"the library: {error}"]
    try:
        return [*_missing(library, said), *_half(library)]
    finally:
        library.close()


def _missing(library: Library, said: list[list[str]]) -> Iterator[str]:
    texts = {text.id: text for text in library.texts()}
    before = library.path.with_name(f"{library.path.name}.before-restore")
    replaced = any(what == "putting_back" for what, *_ in said)
    if replaced and before.exists():  # what came after the backup is in the file beside, if it was put back
        kept = open_library(before, first=None)
        texts = {text.id: text for text in kept.texts()} | texts
        kept.close()
        before.unlink()
    made = {row.id for row in library.corrections(WHOLE_LIBRARY)}
    waiting = {one.id for one in drafts.imports(library)}
    deleted = {rest[0] for what, *rest in said if what == "deleting"}
    titles: dict[str, str] = {}
    imports: set[str] = set()
    for what, *rest in said:
        if what == "text":
            yield from (f"text {one}" for one in rest if one not in texts and one not in deleted)
        elif what == "correction" and int(rest[0]) not in made and not replaced:
            yield f"correction {rest}"
        elif what == "card":
            titles[rest[0]] = rest[1]
        elif what == "backup":
            yield from _not_whole(library.path.with_name(rest[0]), int(rest[1]))
        elif what == "import":
            imports.add(rest[0])
        elif what == "confirming":
            imports.discard(rest[0])
    if not replaced:
        yield from (f"import {number}" for number in sorted(imports) if int(number) not in waiting)
        for text, title in titles.items():  # a later one may have been kept and not told
            found = texts[text].card.title if text in texts else ""
            if text not in deleted and (not MARK.fullmatch(found) or _turn(found) < _turn(title)):
                yield f"card {text}: {found}, not {title}"


def _turn(mark: str) -> int:
    return int(mark.partition("-")[2])


def _not_whole(backup: Path, size: int) -> Iterator[str]:
    copy = open_library(backup, first=None)
    if copy.size != size:
        yield f"backup: {copy.size} texts of {size}"
    copy.close()
    backup.unlink()


def _half(library: Library) -> Iterator[str]:
    """Facts of texts that are not there, analyses whose facts are not there, imports without their files."""
    there = {text.id for text in library.texts()} | {text.id for text in library.deleted()}
    facts = set(library.query("SELECT DISTINCT text_id FROM words")["text_id"])
    yield from (f"facts of {one}" for one in sorted(facts - there))
    yield from (f"no facts of {one}" for one in sorted(set(library.analysed()) - facts))
    for one in drafts.imports(library):
        folder = taking.spool(library, one.id)
        yield from (
            f"the file {file.file} of the import {one.id}"
            for file in drafts.files(library, one.id)
            if not (folder / str(file.file)).exists()
        )
