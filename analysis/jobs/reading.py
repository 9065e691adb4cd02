"""The reading of imports: a process of its own reads the files that wait in the spool folder, one thread writes.

Whatever a file does to its reader, the server goes on: a reader that dies costs the file that killed it.
"""

import contextlib
import os
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from queue import Empty, Full, Queue
from typing import Any

from analysis.child import LOOK_EVERY, Child, ChildClosedError, ChildDiedError, ChildSlowError
from analysis.jobs.choosing import OPTIONS, remembered_columns
from analysis.jobs.job import Job
from analysis.jobs.taking import spool
from analysis.library import Library, drafts
from analysis.library.drafts import ImportFile, TextDraft
from analysis.library.reprints import Against
from analysis.reading.document import bare_name
from analysis.reading.limits import LIMITS, MEGABYTE

READER = "analysis.jobs.reader"

BATCH = 50
"""Texts that are written at once: a page that writes meanwhile waits no longer than these take."""

WRITE_AFTER = 0.5
"""Seconds after which what there is is written, and seen."""

QUEUED = 8
"""Handfuls of texts that are read and not yet written: with more of them the readers wait."""

SLOW = 2.0
"""Seconds: of a file that takes longer it is kept that it was begun."""


# ---------------------------------------------------------------- the job
@dataclass(frozen=True, slots=True)
class Task:
    """A file that waits to be read: of which import, and what is said of it."""

    number: int
    file: ImportFile

    @property
    def key(self) -> tuple[int, int]:
        """What it is told from others by."""
        return self.number, self.file.file


@dataclass(frozen=True, slots=True)
class Found:
    """Some of what a file holds."""

    task: Task
    drafts: list[TextDraft]


@dataclass(frozen=True, slots=True)
class Ended:
    """A file is read, or why not: `error` is that of its reader. `head` is that of a table."""

    task: Task
    child: Child
    head: Mapping[str, Any] = field(default_factory=dict)
    error: Exception | None = None


def readers() -> int:
    """Reading processes: GOLOSA_READERS, else two: while one is at a great file, the other reads the small ones."""
    asked = os.environ.get("GOLOSA_READERS", "").strip()
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 4 else 2


def read_imports(library: Library, job: Job) -> None:
    """Reads each file that is not read yet; a file in the middle of which it was stopped is read anew.

    Imports have their turns: a file of the one, a file of the next. What a file does to its reader costs that file;
    one whose reader was ended from outside is tried once more, after the others.
    """
    first = waiting(library)
    if not first:
        return
    drafts.forget_unread(library)
    at_work, written = Readers(library, first, job), DraftWriter(library, all_known(library))
    try:
        while at_work.hand_out():
            news = at_work.news(WRITE_AFTER)
            at_work.mark_slow()
            if news is None:
                written.flush()
            elif isinstance(news, Found):
                written.add(*news.task.key, news.drafts)
            elif isinstance(news.error, OSError):  # the system gives no process: it is read the next time
                raise news.error
            elif at_work.to_be_tried_again(news):
                written.forget(*news.task.key)
            elif not isinstance(news.error, ChildClosedError):
                if news.error:
                    written.add(*news.task.key, [problem_of(news.task.file.name, news.error)])
                written.end(*news.task.key, news.head)
                job.step()
        written.flush()
    finally:
        at_work.close()


class Readers:
    """The reading processes: what waits for them, what each is at, what they tell."""

    def __init__(self, library: Library, first: list[Task], job: Job) -> None:
        self._library, self._job = library, job
        self._waiting = deque(first)
        self._known = {task.key for task in first}
        self._begun: dict[tuple[int, int], tuple[Task, float]] = {}
        self._tried: set[tuple[int, int]] = set()
        self._marked: set[tuple[int, int]] = set()
        self._children = [Child(READER) for _ in range(readers())]
        self._idle = deque(self._children)
        self._told = Queue[Found | Ended](QUEUED)
        self._over = threading.Event()
        job.expect(len(first))
        job.on_stop(self._end_children)

    def hand_out(self) -> bool:
        """Each idle reader gets a file; whether there is anything at work. What came meanwhile has its turn too."""
        if self._job.called():
            more = [task for task in waiting(self._library) if task.key not in self._known]
            self._known.update(task.key for task in more)
            self._job.expect(len(more))
            self._waiting = deque(_by_turns([*self._waiting, *more]))
        while self._waiting and self._idle and not self._job.stopped:
            task, child = self._waiting.popleft(), self._idle.popleft()
            self._begun[task.key] = (task, time.monotonic())
            threading.Thread(target=_read_file, args=(self._library, child, task, self._tell), daemon=True).start()
        return bool(self._begun)

    def news(self, seconds: float) -> Found | Ended | None:
        """What a reader tells; None where none tells anything for `seconds`."""
        try:
            news = self._told.get(timeout=seconds)
        except Empty:
            return None
        if isinstance(news, Ended):
            del self._begun[news.task.key]
            self._idle.append(news.child)
        return news

    def to_be_tried_again(self, ended: Ended) -> bool:
        """Whether the reader died of the file for the first time: it may have been ended from outside."""
        first = isinstance(ended.error, ChildDiedError) and ended.task.key not in self._tried
        if first:
            self._tried.add(ended.task.key)
            self._waiting.append(ended.task)
        return first

    def mark_slow(self) -> None:
        """Of a file that is long at reading it is kept that it was begun."""
        for key, (task, since) in self._begun.items():
            if key not in self._marked and time.monotonic() - since > SLOW:
                self._marked.add(key)
                drafts.mark_begun(self._library, *key, task.file.options)

    def close(self) -> None:
        """Ends all of it; what is told from now on is heard by nobody."""
        self._over.set()
        self._end_children()

    def _end_children(self) -> None:
        for child in self._children:
            child.close()

    def _tell(self, news: Found | Ended) -> None:
        while not self._over.is_set():
            with contextlib.suppress(Full):
                self._told.put(news, timeout=LOOK_EVERY)
                return


def waiting(library: Library) -> list[Task]:
    """The files that are not read, an import after the other; those that were long at reading when the program ended
    come last, so that it does not end of the same file again before the others are read."""
    tasks = [
        Task(waits.id, file)
        for waits in drafts.imports(library)
        if not waits.ready
        for file in drafts.files(library, waits.id)
        if not file.read
    ]
    return _by_turns(tasks)


def _by_turns(tasks: Iterable[Task]) -> list[Task]:
    turns = Counter[tuple[int, bool]]()
    placed = []
    for task in tasks:
        begun = bool(task.file.options.get("begun"))
        placed.append((begun, turns[task.number, begun], task))
        turns[task.number, begun] += 1
    return [task for *_, task in sorted(placed, key=lambda turn: turn[:2])]


def problem_of(name: str, error: Exception) -> TextDraft:
    """The row that says why a file is not read to its end."""
    if isinstance(error, ChildSlowError):
        return TextDraft(name, problem="reader_slow", said={"limit": LIMITS.reading})
    if isinstance(error, ChildDiedError):
        return TextDraft(name, problem="reader_died")
    if str(error) == "MemoryError":
        return TextDraft(name, problem="reader_full", said={"limit": LIMITS.memory // MEGABYTE})
    return TextDraft(name, problem="unreadable", said={"reason": str(error)})


class DraftWriter:
    """Writes the drafts that are read a few files at a time: a transaction costs as much as the reading of a file."""

    def __init__(self, library: Library, known: Against) -> None:
        self._library, self._against = library, known
        self._rows: list[tuple[int, int, TextDraft]] = []
        self._heads: dict[int, dict[int, Mapping[str, Any]]] = {}
        self._since = time.monotonic()

    def add(self, number: int, file: int, found: list[TextDraft]) -> None:
        """Some of what a file holds."""
        self._rows += [(number, file, draft) for draft in found]
        if len(self._rows) >= BATCH:
            self.flush()

    def end(self, number: int, file: int, head: Mapping[str, Any]) -> None:
        """The whole file is read."""
        self._heads.setdefault(number, {})[file] = head
        if time.monotonic() - self._since > WRITE_AFTER:
            self.flush()

    def forget(self, number: int, file: int) -> None:
        """What there is of the file: it is read anew."""
        self.flush()
        drafts.forget_rows(self._library, number, file)

    def flush(self) -> None:
        """All of it is written, held against all else at once; the rows of a file before the word that it is read."""
        held = against(self._against, [draft for *_, draft in self._rows])
        rows: dict[int, dict[int, list[TextDraft]]] = {}
        for (number, file, _), draft in zip(self._rows, held, strict=True):
            rows.setdefault(number, {}).setdefault(file, []).append(draft)
        for number, of_files in rows.items():
            drafts.add_rows(self._library, number, list(of_files.items()))
        for number, heads in self._heads.items():
            drafts.end_files(self._library, number, heads)
        self._rows, self._heads, self._since = [], {}, time.monotonic()


def all_known(library: Library) -> Against:
    """Against what each text that is read is held: what is in the library, and what waits."""
    return Against(library, drafts.signatures(library))


def against(known: Against, found: Sequence[TextDraft]) -> list[TextDraft]:
    """The drafts, each with the text that it is a reprint of, if there is one; later ones are held against them too."""
    like = known.like([(draft.text_id, draft.signature) for draft in found if draft.signature])
    of = iter(like)
    return [replace(draft, reprint_of=next(of)) if draft.signature else draft for draft in found]


def _read_file(library: Library, child: Child, task: Task, tell: Callable[[Found | Ended], None]) -> None:
    """In a thread of its own: tells what the child finds in the file, then that it is at its end."""
    head: dict[str, Any] = {}
    try:
        for found in found_by(library, child, request_for(library, task), head):
            tell(Found(task, found))
        tell(Ended(task, child, head))
    except Exception as error:  # of whatever kind: the others are read
        tell(Ended(task, child, head, error))


def found_by(
    library: Library, child: Child, request: dict[str, Any], head: dict[str, Any]
) -> Iterator[list[TextDraft]]:
    """What the child finds in a file, as it comes; `head` is filled with the table's names and columns, and with what
    was left out or mended (`left`)."""
    answers = child.ask(request, LIMITS.reading)
    head.update(next(answers))
    if head:
        chosen = request.get("columns")
        columns = chosen or remembered_columns(library, head["headers"]) or head["columns"]
        head["columns"] = columns
        if not chosen and columns.get("text"):
            list(answers)  # nothing follows the head
            answers = child.ask({**request, "columns": columns}, LIMITS.reading)
            next(answers)
        elif not columns.get("text"):  # it is said, so that nobody goes on without the table unawares
            yield [TextDraft(bare_name(request["name"]), problem="no_text_column")]
    for found in answers:
        if isinstance(found, dict):
            head["left"] = found
        else:
            yield found


def request_for(library: Library, task: Task) -> dict[str, Any]:
    """What the child is asked. Where the file lies is never taken from what is stored with it."""
    options = {name: task.file.options[name] for name in OPTIONS if name in task.file.options}
    return {**options, "path": str(spool(library, task.number) / str(task.file.file)), "name": task.file.name}
