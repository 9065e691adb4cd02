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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a second role after a comma
        ("Как сказал глава её комитета, известный врач Пётр Лунин, мост закроют.", "Пётр Лунин"),
        # no verb of saying before the colon
        ('Поддержал жителей и Пётр Лунин: "Я тоже считаю, что мост нужен".', "Пётр Лунин"),
        ('Не осталось сомнений и у Ивана Рыбина: "Я тоже считаю, что мост нужен".', "Иван Рыбин"),
        ('По данным Reka.kz, Пётр Лунин держал плакат с надписью: "Мы просим открыть мост".', "Пётр Лунин"),
        # the outlet looks like a part of the speaker
        (LEAD + '"Я устал", - приводит слова министра ВВС.', "Иван Котов"),
        # the subject of the main clause
        ("Пётр Лунин уверен в победе там, где бежит Иван Котов. «Мы ждали этого дня», - считает он.", "Пётр Лунин"),
        # a headline that says whose words it has
        ('"Мне не нужен мост": Лунин высказался о ремонте', "Лунин"),
        # after a report the quote says «I»
        ("Как отмечает Пётр Лунин, мост стар.\n\n«Я вырос на этом берегу и хожу по мосту каждый день».", "Пётр Лунин"),
        # a member of the staff of the body spoken of
        (
            'Начальник ведомства Иван Котов ушёл, заявил Пётр Лунин. "Мост закрыт", - сказал сотрудник ведомства.',
            "Пётр Лунин",
        ),
        # what a body is called instead of its name
        ('Минобороны ответило жителям. "Мост цел и готов к работе", - заявили в военном ведомстве.', "Минобороны"),
    ],
)
def test_speaker_that_another_word_hides(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker
