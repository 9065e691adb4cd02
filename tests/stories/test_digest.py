"""What of a text its story is told by."""

import datetime

from analysis.stories import digest
from tests.marked_analysis import marked


def test_headline_words_numbers_and_names():
    analysis = marked(
        "{PER Анна Ветрова} открыла мост. «[direct Анна Ветрова: Он стоил 125 тысяч талеров]», — сказала она."
    )
    told = digest("1", analysis, outlet="Вестник", moment=datetime.date(2026, 9, 1), title="Мост открыт в Тарске")
    assert told.name == "Мост открыт в Тарске"
    assert told.head[:2] == ("мост", "открыть")
    assert {"мост", "талер", "ветров"} & told.words >= {"мост", "талер"}
    assert told.numbers == frozenset({125000.0})
    assert told.speakers == told.persons == frozenset({"анна", "ветрова"})
    assert (told.moment, told.exact) == (datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC), False)


def test_a_headline_that_begins_the_text_is_counted_once():
    analysis = marked("Мост открыт. Идёт дождь.")
    assert digest("1", analysis, title="Мост открыт").head == digest("1", analysis).head


def test_moments_are_compared_in_one_zone():
    analysis = marked("Мост открыт.")
    east = datetime.datetime(2026, 9, 1, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=3)))
    assert digest("1", analysis, moment=east).moment == datetime.datetime(2026, 9, 1, 7, tzinfo=datetime.UTC)
