"""The reference list and the stop words."""

from analysis import lexicon
from analysis.topics import stop_words
from analysis.topics.reference import RAREST, fold, per_million, plural_share


def test_common_words_are_common() -> None:
    assert per_million("год") > 1000 > per_million("партнёрство") > per_million("реинтеграция")


def test_yo_makes_no_difference() -> None:
    assert per_million("партнёрство") == per_million("партнерство")


def test_unknown_word_is_as_rare_as_the_end_of_the_list() -> None:
    assert per_million("абвгдейка-невидимка") == RAREST


def test_plural() -> None:
    assert plural_share("переговоры") == 1
    assert plural_share("экономика") < 0.1


def test_stop_words_are_folded_once_each_and_of_two_kinds() -> None:
    rows = lexicon.rows("term_stop_words.tsv")
    assert all(len(row) == 2 and row[1] in {"never", "alone"} for row in rows)
    assert len({row[0] for row in rows}) == len(rows)
    assert all(row[0] == fold(row[0]) for row in rows)


def test_stop_words() -> None:
    assert stop_words.never("год")
    assert stop_words.alone("год")
    assert stop_words.alone("счёт")
    assert not stop_words.never("вопрос")
