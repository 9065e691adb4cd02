"""The library's texts are analysed in the background: what fails, a stop that outlasts a restart, what is left."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.card import Card
from analysis.jobs import analysing
from analysis.jobs import background as jobs
from analysis.jobs.background import background
from analysis.library import Library, open_library
from analysis.library.asking import Asking
from analysis.library.prepared import of_analysis
from analysis.library.selection import Selection
from analysis.library.stories import digest_all
from analysis.tables import many
from tests.marked_analysis import marked

TEXTS = [f"{{PER Вера Лесная}} приехала {day} мая." for day in range(1, 13)]


@pytest.fixture
def library(tmp_path: Path):
    library = open_library(tmp_path / "library.duckdb", first=None)
    yield library
    library.close()


@pytest.fixture
def known(library: Library, monkeypatch: pytest.MonkeyPatch):
    """Twelve texts with their analyses, as if a worker made them; the last one kills it."""
    found = {marked(markup).text: marked(markup) for markup in TEXTS}
    ids = {library.add(text): text for text in found}
    kills = list(ids)[-1]

    def analyse_in_workers(wanted, requests, job):
        waiting = requests(wanted)
        for identity in wanted:
            if job.stopped:
                return
            if identity == kills:
                yield analysing.Analysed(identity, None, "died")
            else:
                yield analysing.Analysed(identity, of_analysis(identity, found[waiting[identity].text]))

    monkeypatch.setattr(analysing, "analyse_in_workers", analyse_in_workers)
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    return kills


def test_all_but_the_failed_are_analysed(library: Library, known: str):
    work = background(library)
    work.go_on()
    work.analysing.wait(30)
    assert library.unanalysed() == [known]
    assert library.failed() == {known: "died"}
    progress = work.analysing.progress()
    assert (progress.done, progress.of, progress.failed, progress.running) == (12, 12, 1, False)
    work.go_on()
    work.analysing.wait(30)
    assert work.analysing.progress().of == 0  # what failed is not tried again by itself
    work.analyse()
    work.analysing.wait(30)
    assert work.analysing.progress().of == 1


def test_a_stop_outlasts_a_restart_until_the_analyst_goes_on(library: Library, known: str):
    work = background(library)
    work.stop_analysis()
    work.go_on()
    work.analysing.wait(30)
    assert len(library.unanalysed()) == len(TEXTS)
    later = background(library)
    later.go_on()
    later.analysing.wait(30)
    assert len(library.unanalysed()) == len(TEXTS)
    later.analyse()
    later.analysing.wait(30)
    assert library.unanalysed() == [known]
    later.close()


def test_where_nothing_can_be_written_no_worker_is_left(library: Library, monkeypatch: pytest.MonkeyPatch):
    for markup in TEXTS:
        library.add(marked(markup).text)
    ended = []

    def analyse_in_workers(wanted, requests, job):
        try:
            for identity in wanted:
                yield analysing.Analysed(identity, None, "died")
        finally:
            ended.append(job)

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(analysing, "analyse_in_workers", analyse_in_workers)
    monkeypatch.setattr(Library, "fail", full)
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    work = background(library)
    work.go_on()
    work.analysing.wait(30)
    assert isinstance(work.analysing.failure, OSError)
    assert ended == [work.analysing]


def test_what_pages_ask_of_all_texts_is_answered_before_they_ask(library, known, monkeypatch):
    monkeypatch.setattr(jobs, "MANY", 1)
    work = background(library, lambda: many.SHARED)
    work.go_on()
    work.analysing.wait(30)
    work.asking.wait(30)

    def now() -> list[object]:
        return [question(library, library.chosen(Selection())) for question in many.SHARED]

    anew = [question(library, library.select(Selection())) for question in many.SHARED]
    asked = []
    monkeypatch.setattr(Asking, "_asked", lambda self, *question: asked.append(question))
    assert all(
        one.equals(other) if isinstance(one, pd.DataFrame) else one == other
        for one, other in zip(now(), anew, strict=True)
    )
    assert asked == []
    monkeypatch.undo()
    before = many.entities(library, library.chosen(Selection()))
    library.keep(library.add("Олег Рыбин уехал."), marked("{PER Олег Рыбин} уехал."))
    assert len(many.entities(library, library.chosen(Selection()))) == len(before) + 1


HERE = list[int]()


def digested_here(given):
    """As digest_all; in a process HERE is another list."""
    HERE.append(len(given))
    return digest_all(given)


def test_what_stories_ask_of_texts_is_made_by_a_process(library, monkeypatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    monkeypatch.setattr(jobs, "digest_all", digested_here)
    for day in range(1, 13):
        one = marked(f"Мост номер {day} закрыли {day} мая.")
        library.keep(library.add(one.text, card=Card(outlet="Заря", title=f"Закрытие моста {day}")), one)
    HERE.clear()
    background(library).stories.now()
    assert HERE == []
    monkeypatch.setattr(jobs, "FEW", 100)
    kept = library.query("SELECT * FROM story_texts ORDER BY text_id")
    with library.transaction() as rows:
        for table in ("story_texts", "story_pairs", "stories"):
            rows.execute(f"DELETE FROM {table}")
    background(library).stories.now()
    assert HERE == [12]
    assert library.query("SELECT * FROM story_texts ORDER BY text_id").equals(kept)
    assert kept["digest"].str.contains("закрытие").sum() == 12
