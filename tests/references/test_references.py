"""Roles and pronouns that stand for a name: `[REF …]` is a reference to the first person or place named."""

import pytest

from analysis import language
from analysis.article import read_article
from analysis.entities import find_entities
from analysis.quotes import Quote
from analysis.references import refer
from tests.entities.drawn import entities_of, undraw

CASES = {
    "a role": ("Министр культуры Анна Зимина приехала. Как отметила [REF министр], музей открыт.", "Анна Зимина"),
    "a role in another case": ("Министр культуры Пётр Лугин приехал. Я поблагодарил [REF министра].", "Пётр Лугин"),
    "a role of a country": (
        "Госсекретарь США Марк Ромпео приехал в Астану. Визит отложил [REF государственный секретарь США].",
        "Марк Ромпео",
    ),
    "the other name of an office": (
        "Министр иностранных дел Мухит Тлеужан прилетел. Вечером [REF глава МИД] улетел.",
        "Мухит Тлеужан",
    ),
    "another country's minister": (
        "Премьер-министр Италии Марио Рокки прилетел. Премьер-министр Греции не приехал.",
        "Марио Рокки",
    ),
    "a general word": ("Посол Италии в Казахстане Марио Рокки уехал. Позже [REF дипломат] вернулся.", "Марио Рокки"),
    "a country's adjective": ("Посол Италии Марио Рокки уехал. Потом [REF итальянский посол] вернулся.", "Марио Рокки"),
    "what somebody became": ("Министр Пётр Лугин ушёл. Егор Зимин стал министром.", "Пётр Лугин"),
    "an office, not its holder": ("Президент Пётр Лугин приехал. Выборы президента пройдут осенью.", "Пётр Лугин"),
    "the first president is another": ("Президент Пётр Лугин выступил. Первый президент не пришёл.", "Пётр Лугин"),
    "the last subject": ("Пётр Лугин открыл школу. Потом [REF он] уехал.", "Пётр Лугин"),
    "a woman": ("Анна Зимина открыла школу. Все ждали [REF её].", "Анна Зимина"),
    "gender parts two": ("Пётр Лугин встретил Анну Зимину. Позже [REF он] уехал.", "Пётр Лугин"),
    "a common noun nearer": ("Пётр Лугин ушёл. Договор подписан. Он вступит в силу осенью.", "Пётр Лугин"),
    "two subjects leave it open": ("Пётр Лугин и Егор Зимин вошли. Он улыбался.", "Пётр Лугин"),
    "the owner of a choice": (
        "Италия уважает свободу выбора Казахстана в том, с какими странами [REF он] дружит.",
        "Казахстан",
    ),
}


@pytest.mark.parametrize(("drawn", "name"), CASES.values(), ids=CASES.keys())
def test_references(drawn, name):
    text, expected = undraw(drawn)
    found = [(r.start, r.stop) for r in entities_of(text)[name].references]
    assert [text[start:stop] for start, stop in found] == [text[start:stop] for _, start, stop in expected]
    assert found == [(start, stop) for _, start, stop in expected]


def quote(text: str, content: str, speaker: str, named: str) -> Quote:
    """A direct quote of a text, its speaker named by the last of the words `named`."""
    start, at = text.index(content), text.rindex(named)
    return Quote(
        kind="direct",
        spans=((start, start + len(content)),),
        speakers=(speaker,),
        speaker_kind="PER",
        speaker_span=(at, at + len(named)),
        cue="сказал",
        cue_span=None,
        rule="",
        speaker_rule="",
    )


def references(text: str, *quotes: Quote) -> dict[str, list[tuple[str, str]]]:
    article = read_article(text)
    parsed = language.parse(article)
    entities = refer(article, parsed, find_entities(article, parsed), quotes)
    return {e.name: [(text[r.start : r.stop], r.how) for r in e.references] for e in entities}


def test_the_words_that_name_a_speaker_are_a_reference():
    text = "Пётр Лугин вышел. «Дождь кончился, и мы едем», — сказал он. Потом уехал Егор Зимин."
    said = quote(text, "Дождь кончился, и мы едем", "Пётр Лугин", "он")
    assert references(text, said)["Пётр Лугин"] == [("он", "pronoun")]


def test_a_speaker_is_not_he_in_his_own_words():
    text = "Министр Егор Зимин вошёл. Пётр Лугин заявил: «Мы видели, что он устал»."
    said = quote(text, "Мы видели, что он устал", "Пётр Лугин", "Лугин")
    assert references(text, said) == {"Егор Зимин": [("он", "pronoun")], "Пётр Лугин": []}


def test_one_named_only_in_anothers_words_is_not_meant_outside_them():
    text = "Пётр Лугин заявил: «Егор Зимин прав». Затем он ушёл."
    said = quote(text, "Егор Зимин прав", "Пётр Лугин", "Лугин")
    assert references(text, said)["Егор Зимин"] == []
