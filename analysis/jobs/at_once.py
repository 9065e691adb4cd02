"""A pasted text and a few small files, read while somebody waits: lists that confirm themselves where nothing is to be
decided."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.child import Child
from analysis.jobs.reading import READER, Task, against, all_known, found_by, problem_of, request_for
from analysis.jobs.taking import confirm, put
from analysis.library import Library, drafts
from analysis.library.drafts import TextDraft
from analysis.reading.limits import LIMITS

IN_THE_LIST = ("misread", "few_cyrillic", "other_cyrillic", "no_yery", "no_text_column")
"""What a list lets the analyst do something about: read it otherwise, take it all the same."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file, or a pasted text, with what was found in it; `head` as the files of a list have it."""

    name: str
    content: bytes
    drafts: tuple[TextDraft, ...]
    head: dict[str, Any] = field(default_factory=dict)

    @property
    def settled(self) -> bool:
        """Whether there is nothing to decide: one text, read for certain, or none and nothing to be done about it."""
        if len(self.drafts) != 1 or "headers" in self.head:
            return False
        return self.drafts[0].problem not in IN_THE_LIST if self.drafts[0].problem else self.drafts[0].certain


class ReaderAside:
    """A reading process for what is read while somebody waits: whatever a text does to it costs that text its turn, and
    the server nothing."""

    def __init__(self) -> None:
        self._child = Child(READER)
        self._turn = threading.Lock()

    def read(self, library: Library, name: str, content: bytes, *, pasted: bool = False) -> Brought:
        """The file, or the pasted text, as a list would have it."""
        library.person.need("analyst")
        head: dict[str, Any] = {}
        request = {"name": name, "content": content, "pasted": pasted}
        found: list[TextDraft] = []
        try:
            with self._turn:
                for batch in found_by(library, self._child, request, head):
                    found += batch
        except Exception as error:  # of whatever kind: it is told as of a file in a list
            found.append(problem_of(name, error))
        return Brought(name, content, tuple(found), head)

    def lines(self, library: Library, task: Task) -> tuple[list[str], list[int]]:
        """The lines of a file of a list, and where articles begin in it (`files.file_lines`)."""
        try:
            with self._turn:
                [found] = self._child.ask({**request_for(library, task), "lines": True}, LIMITS.reading)
        except Exception:  # of whatever kind: the list says what is wrong with the file
            return [], []
        lines, starts = found
        return list(lines), list(starts)

    def close(self) -> None:
        """Ends the process; the next text that is asked for has another one."""
        self._child.close()
        self._child = Child(READER)


def bring(library: Library, name: str, brought: Sequence[Brought]) -> list[str] | None:
    """The ids of the texts, which are in the library now, where there is nothing to decide; else None, and the list of
    this name waits for the analyst."""
    settled = all(one.settled for one in brought)
    if settled and not any(not draft.problem for one in brought for draft in one.drafts):
        return []
    number = drafts.begin(library, name)
    put(library, number, ((one.name, one.content) for one in brought))
    known = None if settled else all_known(library)
    rows = [against(known, one.drafts) if known else list(one.drafts) for one in brought]
    drafts.add_read(library, number, [(one.name, one.head, found) for one, found in zip(brought, rows, strict=True)])
    return confirm(library, number) if settled else None


def called(brought: Brought, name: str) -> Brought:
    """A pasted text under the name that the analyst gave it; the encoding is nobody's concern."""
    return replace(brought, name=name, drafts=tuple(replace(draft, name=name, encoding="") for draft in brought.drafts))
