"""Many texts: in order, read ahead no further than needed, by whatever runs functions."""

import pickle
from concurrent.futures import ThreadPoolExecutor

from analysis.corpus import BATCH, analyse_texts
from analysis.workers import AHEAD
from tests.jobs.answering import UnheardError


def test_an_executor_gives_the_analyses_in_order_and_reads_only_some_batches_ahead():
    read: list[int] = []

    def texts():
        for number in range(10_000):
            read.append(number)
            yield f"Мост № {number} открыли."

    with ThreadPoolExecutor(2) as pool:
        found = analyse_texts(texts(), pool, workers=2)
        assert [next(found).text for _ in range(3)] == ["Мост № 0 открыли.", "Мост № 1 открыли.", "Мост № 2 открыли."]
        assert len(read) <= (2 * AHEAD + 1) * BATCH
        found.close()


def test_no_text_is_no_analysis():
    assert list(analyse_texts([])) == []


def test_an_error_comes_to_who_asked_whatever_it_is_made_of(monkeypatch):
    def fail(_: object) -> None:
        raise UnheardError("один", "два")

    monkeypatch.setattr("analysis.corpus.analyse", fail)
    with ThreadPoolExecutor(1) as pool:
        [found] = analyse_texts(["Мост открыли."], pool)
    assert "один два" in str(pickle.loads(pickle.dumps(found)))  # with Dask loaded the error itself comes whole
