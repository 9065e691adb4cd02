"""Контексты and the boxes of search: numbers, lines, what a query means, what cannot be read."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from analysis.library import Library
from tests.pages.conftest import App, opened, runs_of, served, shown, told
from tests.small_library import small


def tables(at: AppTest) -> list[list[list[str]]]:
    """The cells of each table of links, as they are shown."""
    shown = [json.loads(e.proto.json) for e in at.get("bidi_component")]
    found = [data["rows"] for data in shown if data.get("look", "").startswith("table")]
    return [[["".join(run["text"] for run in runs_of(cell)) for cell in row] for row in rows] for rows in found]


def texts(at: AppTest) -> str:
    """All that linked texts say."""
    shown = [json.loads(e.proto.json) for e in at.get("bidi_component")]
    return " ".join(run["text"] for data in shown for block in data.get("blocks", ()) for run in block)


def test_without_a_word_it_says_what_to_write(app: App):
    at = app.open("contexts")
    assert "в любой форме" in at.info[0].value


def test_lines_of_one_text(app: App):
    at = app.open("contexts", word="мост")
    assert "3 места в 1 тексте из 1" in texts(at)
    lines, _ = tables(at)
    assert [row[1] for row in lines] == ["мост", "мост", "мост"]
    assert [row[3] for row in lines] == ["Анна Ветрова", "Борис Кленов (пересказ)", "Борис Кленов"]
    assert any("«мост» в любой форме" in caption.value for caption in at.caption)


def test_who_says_it_and_beside_whom(app: App):
    at = app.open("contexts", text="", set="all", word="мост")
    assert ["Борис Кленов", "2", "12"] in [row[:3] for table in tables(at) for row in table]
    at = app.open("contexts", text="", set="all", word="мост", whose="Борис Кленов", against="Анна Ветрова")
    assert not at.exception
    assert next(box for box in at.selectbox if box.label == "Сравнить с высказываниями").value == "Анна Ветрова"


def test_lines_of_many_texts_in_somebody_s_statements(app: App):
    at = app.open("contexts", text="", set="all", word="мост", whose="Борис Кленов")
    assert [row[1] for row in tables(at)[0]] == ["мост", "мост"]
    at = app.open("contexts", text="", set="all", word="мост", **{"in": "speech"})
    assert [row[3] for row in tables(at)[0]] == ["Анна Ветрова", "Борис Кленов"]


def test_the_number_of_a_word_beside_opens_the_lines_with_it(app: App):
    at = app.open("contexts", word="мост", beside="ждет")
    every, _, own = shown(at, "contexts ways")["blocks"][0]
    assert told(at, "contexts with beside ждет both")[0] == "Только где рядом слово «ждет» (с обеих сторон): 1 раз."
    assert "beside" not in every["params"] and every["params"]["word"] == "мост"
    assert own["params"]["word"] == "ждет"
    line = shown(at, "contexts lines")["rows"]
    assert len(line) == 1
    assert [run["text"] for run in runs_of(line[0][0]) if "mark" in run.get("style", "")] == ["ждёт"]
    at = app.open("contexts", word="мост", beside="ждет", side="right")
    assert shown(at, "contexts lines")["rows"] == []


def test_several_queries_are_compared(app: App):
    at = app.open("contexts", word="мост; тарск; паром")
    compared = tables(at)[0]
    assert [row[:3] for row in compared] == [["мост", "3", "1"], ["тарск", "3", "1"], ["паром", "0", "0"]]


@pytest.mark.parametrize("word", ["(мост", "/(/", "м*", "(" * 300])
def test_a_query_that_cannot_be_read_is_a_sentence(app: App, word: str):
    at = app.open("contexts", word=word)
    assert at.warning


def test_the_selection_asks_for_words(app: App):
    at = app.open("", text="", set="all", q="мост")
    assert "1 из 2" in " ".join(m.value for m in at.markdown)
    (told_, places), *_ = shown(at, "asked")["blocks"]
    assert (told_["text"], places["text"]) == ("Во всём тексте: «мост» в любой форме · ", "3 места")
    assert (places["page"], places["params"]["word"]) == ("contexts", "мост")
    at = app.open("", text="", set="all", q="мост |")
    assert any("не хватает слова" in warning.value for warning in at.warning)


def test_the_selection_asks_where_and_in_whose_words(app: App):
    at = app.open("", text="", set="all", q="мост")
    where, whose = (
        next(box for box in at.selectbox if box.label == label) for label in ("Где", "В чьих высказываниях")
    )
    assert where.value == whose.value == ""
    where.set_value("headline").run()
    assert at.query_params["qin"] == "headline"
    assert "Ни один текст не подходит" in " ".join(info.value for info in at.info)
    at = app.open("", text="", set="all", q="мост", qby="Борис Кленов")
    (told_, places), *_ = shown(at, "asked")["blocks"]
    assert told_["text"] == "В высказываниях, с пересказами: «мост» в любой форме; говорит Борис Кленов · "
    assert places["text"] == "2 места"
    assert not [box for box in app.open("", text="", set="all").selectbox if box.label == "Где"]


def test_statements_that_say_a_word(app: App):
    at = app.open("quotes", text="", set="all", say="мост -мае")
    shown = texts(at)
    assert "обещал его" in shown and "откроют" not in shown


def test_the_same_words_need_several_texts(app: App):
    at = app.open("repeated")
    assert "нескольких текстах" in at.info[0].value
    at = app.open("repeated", text="", set="all")
    assert "дважды" in at.info[0].value


def test_while_texts_wait_nobody_is_said_to_repeat_nothing(app: App, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Library, "liken", lambda self, *, wait=False: 3)
    at = app.open("repeated", text="", set="all")
    assert not at.info
    assert any("сравниваются" in caption.value for caption in at.caption)


def test_the_page_comes_anew_when_no_text_waits(app: App, monkeypatch: pytest.MonkeyPatch):
    left = iter((3, 0, 0))
    monkeypatch.setattr(Library, "liken", lambda self, *, wait=False: next(left))
    at = app.open("repeated", text="", set="all")
    assert not any("сравниваются" in caption.value for caption in at.caption)
    assert at.info


def test_dossier(app: App):
    at = app.open("dossier", text="", set="all", who="Анна Ветрова")
    assert told(at, "dossier told")[0].startswith("1 текст, 2 упоминания по имени. Собственная речь: 1 высказывание")
    assert "Тарск ждёт мост" in texts(at)
    assert "Борис Кленов" in {cell for table in tables(at) for row in table for cell in row}


def opens(at: AppTest, key: str, page: str) -> list[dict[str, str]]:
    """What the links of a table lead to of one page, without the texts that all of them keep."""
    links = [run for row in shown(at, key)["rows"] for cell in row for run in runs_of(cell) if run.get("page") == page]
    return [{name: value for name, value in link["params"].items() if name not in ("set", "text")} for link in links]


def test_every_number_of_a_dossier_opens_what_it_counts(app: App):
    at = app.open("dossier", text="", set="all", who="Борис Кленов")
    assert (
        opens(at, "dossier names", "entities")
        == [{"entity": "Борис Кленов", "kind": "PER", "name": "Борис Кленов"}] * 2
    )
    assert {"a": "Борис Кленов", "b": "Тарск"} in opens(at, "dossier named_with", "relations")
    assert {"who": "Тарск"} in opens(at, "dossier named_with", "dossier")
    assert (
        opens(at, "dossier speaks_of", "relations") == [{"net": "speech", "a": "Анна Ветрова", "b": "Борис Кленов"}] * 2
    )
    at = app.open("entities", text="", set="all", entity="Борис Кленов", name="Борис Кленов")
    assert any("под именем «Борис Кленов»" in heading.value for heading in at.subheader)


@pytest.mark.parametrize(
    ("page", "key", "name"),
    [
        ("", "ranking entities", "Тарск"),
        ("", "ranking quotes", "Анна Ветрова"),
        ("quotes", "speakers", "Анна Ветрова"),
    ],
)
@pytest.mark.parametrize("many", [False, True])
def test_a_name_opens_its_dossier(app: App, page: str, key: str, name: str, many: bool):
    at = app.open(page, **({"text": "", "set": "all"} if many else {}))
    assert {"who": name} in opens(at, key, "dossier")


def test_who_only_speaks_has_a_dossier_of_his_own(path):
    library, _ = small(
        path, [("Вестник", "", "{PER Анна Ким} в {LOC Тарск=Тарске}. [indirect жители: мост нужен], считают жители.")]
    )
    library.close()
    with served(path):
        at = opened("dossier", set="all", who="жители")
        assert told(at, "dossier told") == ["Собственная речь: 1 высказывание."]
        assert "мост нужен" in texts(at)
        assert [run["text"] for run in shown(at, "dossier links")["blocks"][0]][:1] == ["Все высказывания"]
