"""The numbers of the first screen."""

import datetime
from dataclasses import replace

from analysis import tables
from analysis.card import Card
from tests.marked_analysis import marked

TEXT = marked(
    """{PER Олег Нин} молчит, передаёт @Вести>2@ со ссылкой на @ТАСС@. Об этом пишет @Труд@.
{PER Анна Ким} сказала, что [indirect Анна Ким >2: будет дождь]. «[direct Анна Ким: Будет дождь]», — сказала она.
«[direct ?: Да]», — раздалось в зале.
Фото: из архива"""
)


def test_the_figures_of_a_text():
    figures = tables.figures(TEXT, Card(outlet="Труд"))
    assert (figures.words, figures.words_direct) == (27, 3)
    assert figures.share_direct == 3 / 27
    assert figures.speakers == ("Анна Ким",)
    assert (figures.statements, figures.unattributed, figures.repeats, figures.checked) == (3, 1, 1, 0)
    assert figures.unheard == ("Олег Нин",)
    assert figures.sources == (("Вести", "ТАСС"), ("Труд",))
    assert figures.furniture == ("credit",)
    assert figures.missing == ("title", "date", "url")


def test_a_complete_card_misses_nothing_and_no_card_is_asked_for_nothing():
    card = Card("Дождь", "Труд", datetime.date(2020, 2, 1), "https://trud.example/1")
    assert tables.figures(TEXT, card).missing == () == tables.figures(TEXT).missing


def test_a_headline_in_the_text_is_a_title():
    assert "title" not in tables.figures(marked("Дождь\n\nОн идёт."), Card()).missing


def test_sources_that_lean_on_each_other_end():
    one, two, three = TEXT.sources
    circle = replace(TEXT, sources=(replace(three, via=1), replace(one, via=2), replace(two, via=1)))
    assert tables.figures(circle).sources == (("Труд", "Вести", "ТАСС"),)


def test_nothing_counted_is_zero_not_an_error():
    figures = tables.figures(marked("…"))
    assert (figures.words, figures.share_direct, figures.speakers) == (0, 0.0, ())
