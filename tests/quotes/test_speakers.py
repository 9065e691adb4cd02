"""From the words that name a speaker to the person."""

import pytest

from tests.quotes.drawn_quotes import found, speakers

LEAD = "Министр транспорта Иван Котов приехал в город. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (LEAD + '"Мост готов к движению", - сказал Котов.', "Иван Котов"),
        (LEAD + '"Мост готов к движению", - сказал министр.', "Иван Котов"),
        (LEAD + '"Мост готов к движению", - сказал он.', "Иван Котов"),
        (LEAD + "По его словам, мост готов.", "Иван Котов"),
        (LEAD + '"Мост готов к движению", - сказал один из жителей.', "один из жителей"),
        (LEAD + '"Мост готов к движению", - сказал источник в мэрии.', "источник в мэрии"),
        (LEAD + '"Мост готов к движению", - цитирует ТАСС Котова.', "Иван Котов"),
        (LEAD + '"Мост готов к движению", - приводит его слова ТАСС.', "Иван Котов"),
        ('"Мост готов", - сказала пресс-секретарь министерства по делам дорог Анна Лосева.', "Анна Лосева"),
        ("По словам адвоката Котова, суда не будет.", "адвокат Котова"),
        ('"Мост готов", - сказал директор АО "Дороги Севера" Иван Котов.', "Иван Котов"),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_body_said_again() -> None:
    text = "Жители обратились в районный акимат. Там ответили, что мост закрыт. В акимате добавили, что ремонт начнут."
    assert speakers(text) == ["районный акимат", "районный акимат"]


def test_gender_of_the_verb_tells_two_apart() -> None:
    text = (
        "Адвокат Анна Лосева и прокурор Иван Котов вышли к прессе. "
        '"Мы подадим жалобу на решение суда", - сказала адвокат. "Она ничего не изменит", - ответил он.'
    )
    assert speakers(text) == ["Анна Лосева", "Иван Котов"]


def test_joint_speakers() -> None:
    assert speakers("Иван Котов и Анна Лосева заявили, что мост готов.") == ["Иван Котов; Анна Лосева"]


def test_a_document_without_an_author_stays_open() -> None:
    (quote,), _ = found('"Мост закрыт до весны", - говорится в сообщении.')
    assert (quote.speaker, quote.speaker_kind) == (None, "DOC")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("сказал Иван Котов", "PER"),
        ("сказал источник", "ROLE"),
        ("сообщили в мэрии", "ORG"),
        ("считают эксперты", "GROUP"),
    ],
)
def test_kind_of_speaker(words: str, kind: str) -> None:
    (quote,), _ = found(f'"Мост готов к движению", - {words}.')
    assert quote.speaker_kind == kind


def test_role_of_the_attribution() -> None:
    (quote,), _ = found("По словам министра транспорта Ивана Котова, мост готов.")
    assert (quote.speaker, quote.role) == ("Иван Котов", "министр транспорта")
