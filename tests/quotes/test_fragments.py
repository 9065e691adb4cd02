"""Words shorter than a clause that somebody judges with, told from names, titles and ironical words."""

import pytest

from tests.quotes.drawn_quotes import found


@pytest.mark.parametrize(
    ("text", "fragments", "speaker"),
    [
        ('Иван Котов назвал решение комитета "позором".', ["позором"], "Иван Котов"),
        ("Депутат Анна Лосева считает мост «полной бессмыслицей».", ["полной бессмыслицей"], "Анна Лосева"),
        ("Иван Котов обвинил соседей в «равнодушии».", ["равнодушии"], "Иван Котов"),
        ("Иван Котов охарактеризовал итоги как «весьма скромные».", ["весьма скромные"], "Иван Котов"),
        ("Мэр осудил «попытку сорвать ремонт моста».", ["попытку сорвать ремонт моста"], "мэр"),
        ('Иван Котов выступил на площади, назвав итоги года "провалом".', ["провалом"], "Иван Котов"),
        # names and titles
        ('Иван Котов назвал яхту "Победой".', [], None),
        ("Иван Котов назвал первый роман «Мост».", [], None),
        # nobody judges
        ("Ремонт признали «образцовым».", [], None),
        ("Завод осудил «дочку» банка.", [], None),
    ],
)
def test_fragments(text: str, fragments: list[str], speaker: str | None) -> None:
    quotes = [q for q in found(text)[0] if q.kind == "fragment"]
    assert [text[a:b] for q in quotes for a, b in q.spans] == fragments
    assert all(q.speaker == speaker and q.rule == "judged" for q in quotes)
