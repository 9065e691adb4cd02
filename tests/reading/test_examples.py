"""The examples are whole: every text has its card, one of them is a reprint."""

from collections import Counter

from analysis.reading.examples import FOLDER, example_documents


def test_every_text_has_its_card() -> None:
    found = list(example_documents())
    assert len(found) == len(list(FOLDER.glob("*.txt"))) == 12
    dates = [document.card.date for document in found]
    assert dates == sorted(dates)
    assert (dates[0].isoformat(), dates[-1].isoformat()) == ("2026-09-02", "2026-10-30")
    assert Counter(document.card.outlet for document in found) == {
        "Верхнереченские вести": 5,
        "Заозёрье-информ": 4,
        "Север-пресс": 3,
    }


def test_one_is_a_reprint() -> None:
    bodies = Counter(line for document in example_documents() for line in document.text.splitlines()[2:] if line)
    said_twice = [line for line, times in bodies.items() if times == 2]
    assert len(said_twice) == 4 and max(bodies.values()) == 2
