"""How sure the speaker of a statement is."""

import pytest

from tests.quotes.drawn_quotes import found

LEAD = "Министр транспорта Иван Котов приехал в город. "


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("«Мост готов к движению», — сказал Иван Котов.", "name"),
        ("«Мост готов к движению», — сказал адвокат Петрова.", "name"),
        (LEAD + "«Мост готов к движению», — сказал министр.", "role"),
        (LEAD + "«Мост готов к движению», — сказал он.", "pronoun"),
        (LEAD + "«Мост готов к движению», — сказал политик.", "supposed"),
        (LEAD + "Котов сказал, что мост готов. «Мы построили его за год и довольны работой».", "supposed"),
        ("«Мост закрыт до весны», — говорится в сообщении.", "open"),
    ],
)
def test_sure(text: str, sure: str) -> None:
    assert found(text)[0][-1].sure == sure


def test_the_reasons_stand_with_the_rule() -> None:
    quote = found(LEAD + "«Мост готов к движению», — сказал министр.")[0][-1]
    assert quote.speaker_rule == "role"
    assert quote.signs[0] == "same_role"
    assert "nearest" in quote.signs
