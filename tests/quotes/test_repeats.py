"""A statement that another says again."""

from tests.quotes.drawn_quotes import found

PARAPHRASE = "Иван Котов ответил, что город полностью поддерживает выбор жителей в вопросе о мосте. "


def test_a_direct_quote_repeats_the_paraphrase() -> None:
    quotes, _ = found(PARAPHRASE + '"Мы полностью поддерживаем выбор жителей в вопросе о мосте", - сказал Иван Котов.')
    assert [q.repeats for q in quotes] == [None, 0]


def test_another_subject_is_no_repeat() -> None:
    quotes, _ = found(PARAPHRASE + '"Деньги на школу уже выделены из бюджета области", - сказал Иван Котов.')
    assert [q.repeats for q in quotes] == [None, None]


def test_another_speaker_is_no_repeat() -> None:
    quotes, _ = found(
        PARAPHRASE + '"Мы полностью поддерживаем выбор жителей в вопросе о мосте", - сказала Анна Лосева.'
    )
    assert [q.repeats for q in quotes] == [None, None]
