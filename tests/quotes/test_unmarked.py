"""Direct speech without quotation marks."""

import pytest

from tests.quotes.drawn_quotes import found, redrawn


@pytest.mark.parametrize(
    "drawn",
    [
        "Иван Котов приехал на мост.\n- [D Мост откроют в субботу утром], - [CUE сказал] [SPK Котов].",
        "Иван Котов приехал.\n— [D Мост готов], — [CUE отметил] [SPK он]. — [D Осталась дорога.]",
        "[D Поэтому мы готовы открыть мост.]\n– [CUE цитирует] [SPK Котова] пресс-служба мэрии.",
    ],
)
def test_unmarked(drawn: str) -> None:
    assert redrawn(drawn) == drawn


def test_a_list_of_headlines_is_no_speech() -> None:
    assert found("Мост закрыт.\n- Жители ждут парома\n- Мэрия ищет деньги\nРемонт начнётся весной.")[0] == ()
