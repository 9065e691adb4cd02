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
        ("Иван Котов объяснил задержку «происками соседей».", ["происками соседей"], "Иван Котов"),
        ("Иван Котов обвинил соседей в распространении «небылиц».", ["небылиц"], "Иван Котов"),
        ("Иван Котов поприветствовал «большой шаг к миру».", ["большой шаг к миру"], "Иван Котов"),
        # a body
        ("В мэрии назвали ремонт «образцовым».", ["образцовым"], "мэрия"),
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


@pytest.mark.parametrize(
    ("text", "rule", "fragments"),
    [
        ("Иван Котов заявил о «подмене понятий» в докладе.", "told_of", ["подмене понятий"]),
        ("Иван Котов обратился к суду с просьбой «не спешить с мостом».", "told_of", ["не спешить с мостом"]),
        (
            "Иван Котов считает, что цены вырастут. Курс «поболтается у ста до лета».",
            "goes_on",
            ["поболтается у ста до лета"],
        ),
        # somebody's words, but nobody says them here
        ("Иван Котов вышел на площадь. Курс «поболтается у ста до лета».", "goes_on", []),
        ("Иван Котов рассказал о плакате «не забудем и не простим».", "told_of", []),
        ("Иван Котов рассказал об акции «чистый берег».", "told_of", []),
    ],
)
def test_a_part_of_what_is_said(text: str, rule: str, fragments: list[str]) -> None:
    quotes = [q for q in found(text)[0] if q.kind == "fragment"]
    assert [text[a:b] for q in quotes for a, b in q.spans] == fragments
    assert all((q.speaker, q.rule) == ("Иван Котов", rule) for q in quotes)
