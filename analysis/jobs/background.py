"""The background work of a server: one thread that reads imports, one that analyses, one that asks ahead of pages."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from analysis.jobs.analysing import FEW, analyse_library
from analysis.jobs.at_once import ReaderAside
from analysis.jobs.counting import beside
from analysis.jobs.job import Job
from analysis.jobs.pool import POOL
from analysis.jobs.reading import read_imports
from analysis.jobs.signing import sign_beside
from analysis.library import Library, drafts, reprints
from analysis.library.access import Person, note
from analysis.library.asking import Ahead, Question
from analysis.library.selection import Selection
from analysis.library.stories import Digested, LibraryStories, Undigested, digest_all

MANY = 20_000
"""Texts of which the questions that several pages ask take a tenth of a second each."""

UNTOLD = "SELECT written > refreshed AS untold FROM identities"
"""Whether names were written since it was told who is who; who asks has it told."""

LOOK_EVERY = 0.5
"""Seconds after which it is asked again."""

STOPPED = "analysis stopped"
"""The setting that keeps a stop over a restart: the analyst goes on when he wants to."""


@dataclass(frozen=True, slots=True)
class Background:
    """The jobs, and the library that they work for."""

    library: Library
    reading: Job
    analysing: Job
    asking: Job
    stories: LibraryStories
    aside: ReaderAside = field(default_factory=ReaderAside)

    def acting(self, person: Person) -> "Background":
        """The same work as this person may have it: what he may not do raises LibraryError."""
        return replace(self, library=self.library.acting(person))

    def go_on(self) -> None:
        """Does what is left to do, but for an analysis that the analyst has stopped."""
        if self.library.read_only:
            return
        if not all(waiting.ready for waiting in drafts.imports(self.library)):
            self.reading.start()
        self.analysing.start()

    def analyse(self) -> None:
        """Analyses what is left, whatever was stopped and whatever failed before."""
        self.library.set_setting(STOPPED, "")
        self.library.forget_failures()
        self._note("start_analysis")
        self.analysing.start()

    def stop_analysis(self) -> None:
        """What is done stays done; the rest waits until `analyse`."""
        self.library.set_setting(STOPPED, "1")
        self._note("stop_analysis")
        self.analysing.stop()

    def read(self) -> None:
        """Reads what waits to be read."""
        self.library.person.need("analyst")
        self.reading.start()

    def stop_reading(self) -> None:
        """What is read stays read; the rest waits until `read`, or until the next start."""
        self.library.person.need("analyst")
        self.reading.stop()

    def _note(self, what: str) -> None:
        with self.library.transaction(counted=False) as rows:
            note(rows, self.library.person, what, "")

    def close(self) -> None:
        """Ends all and waits until they are at their end: the library can be closed, or another put in its place."""
        for job in (self.reading, self.analysing, self.asking):
            job.stop()
        self.aside.close()
        for job in (self.reading, self.analysing, self.asking):
            job.wait()


def background(library: Library, asked: Callable[[], Sequence[Question]] = tuple) -> Background:
    """The background of this library; `go_on` begins with what the last server has left.

    asked: gives what pages ask of all texts, answered once all of them are analysed.
    """
    stories = LibraryStories(library, digest_beside)
    asking = Job(partial(_foresee, library, asked), "foresee")
    return Background(
        library,
        Job(partial(read_imports, library), "read"),
        Job(partial(_analyse, library, stories, asking), "analyse"),
        asking,
        stories,
    )


def _analyse(library: Library, stories: LibraryStories, asking: Job, job: Job) -> None:
    """First which texts are reprints, a matter of milliseconds each, and which lines are their outlets' signatures.
    Then the stories of what is analysed; last what pages will ask of a large library."""
    reprints.group(library, sign_beside)
    library.find_outlet_lines()
    if not library.setting(STOPPED):
        analyse_library(library, job)
    if not job.stopped:
        with POOL.open():  # one process for all of them
            stories.now(lambda: job.stopped)
    if job.progress().of and library.size >= MANY:  # at the start of a server the first page comes first
        asking.start()


def _foresee(library: Library, asked: Callable[[], Sequence[Question]], job: Job) -> None:
    """Answers what pages ask, when it is known who is who."""
    while library.query(UNTOLD)["untold"][0]:
        if job.stopped:
            return
        time.sleep(LOOK_EVERY)
    chosen = library.chosen(Selection())
    for question in asked():
        if not job.stopped:
            question(Ahead(library.foresee), chosen)


def digest_beside(given: Sequence[Undigested]) -> list[Digested]:
    """What stories ask of texts, made by a process beside the server; of a few here."""
    return digest_all(given) if len(given) < FEW else beside(digest_all, given)
