"""Many texts: in order, read ahead no further than needed, by whatever runs functions."""

from concurrent.futures import ThreadPoolExecutor

from analysis.corpus import BATCH, analyse_texts
from analysis.workers import AHEAD


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
