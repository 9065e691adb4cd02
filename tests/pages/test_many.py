"""Many texts on the pages: the bar with its filters, literal numbers on each page, one text and the way back."""

import datetime
import io
from dataclasses import replace
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from analysis.corrections import not_quote
from analysis.library.selection import Selection
from analysis.words import find_words
from pages.shared.words import words_in
from pages.views.overview.many import _workbook
from tests.many_texts import FourTexts
from tests.marked_analysis import marked
from tests.pages.conftest import cells, opened, shown, told

UNREAD = "Ещё не разобран 1 текст: его нет ни в одном счёте, кроме числа текстов."


def over_all(page: str = "", *, bar: bool = False, **params: str | list[str]) -> AppTest:
    """The page over all texts, or over those that the address names; bar: with the choice of texts open."""
    return opened(page, state={"choose texts": True} if bar else None, **(params or {"set": "all"}))


def chips(at: AppTest) -> list[str]:
    return [run["text"] for run in shown(at, "chips")["blocks"][0]]


def link(at: AppTest, key: str, words: str) -> dict:
    return next(run for block in shown(at, key)["blocks"] for run in block if run["text"] == words)


def choose(at: AppTest, label: str, *values: object) -> AppTest:
    box = next(box for box in [*at.multiselect, *at.selectbox] if box.label == label)
    box.set_value(list(values) if box in at.multiselect else values[0]).run()
    assert not at.exception
    return at


def statements(at: AppTest) -> list[str]:
    found = [e.proto.id.split("-statement ")[1] for e in at.get("bidi_component") if "-statement " in e.proto.id]
    return [told(at, f"statement {name}")[1] for name in found]


# ---------------------------------------------------------------- the pages
def test_overview(four: FourTexts):
    at = over_all()
    assert told(at, "summary") == [
        "4 текста 2 изданий с 01.09.2026 по 10.09.2026.",
        "В них 39 слов; прямая речь — 21 %.",
        "Больше всего высказываний: Анна Ветрова (2 высказывания в 2 текстах), Борис Кленов (1 в 1 тексте).",
        "Чаще всего называют: Тарск (4 упоминания в 3 текстах), Анна Ветрова (3 в 2 текстах), "
        "Борис Кленов (2 в 1 тексте).",
        "Ключевые слова: «мост» (2 текста), «школа» (1).",
        "Проверьте: у 1 высказывания спикер не установлен; у 1 текста дата не указана; у 1 текста издание не указано.",
    ]
    assert told(at, "unanalysed") == [UNREAD]
    assert cells(at, "ranking entities") == [
        ["Тарск", "3", "4"],
        ["Анна Ветрова", "2", "3"],
        ["Борис Кленов", "1", "2"],
    ]
    assert cells(at, "ranking quotes") == [["Анна Ветрова", "2", "2"], ["Борис Кленов", "1", "1"]]
    assert cells(at, "ranking topics") == [["мост", "2"], ["школа", "1"]]
    assert len(at.get("plotly_chart")) == 2


def test_entities_and_the_texts_of_one(four: FourTexts):
    table = over_all("entities").dataframe[0].value
    assert table[["entity", "texts", "mentions", "in_title"]].to_numpy().tolist() == [
        ["Тарск", 3, 4, 1],
        ["Анна Ветрова", 2, 3, 0],
        ["Борис Кленов", 1, 2, 0],
    ]
    at = over_all("entities", set="all", entity="Анна Ветрова")
    assert "2 текста, 3 упоминания" in [text.value.replace("\\", "") for text in at.markdown]
    assert told(at, f"text {four.school}") == ["Школа  Заря, 03.09.2026 · 1 упоминание"]
    assert told(at, f"text {four.bridge}") == ["Мост готов  Вестник, 01.09.2026 · 2 упоминания"]
    evidence = shown(at, f"evidence {four.bridge}")["blocks"]
    marked = [run["text"] for block in evidence for run in block if "mark" in run.get("style", "")]
    assert marked == ["Анна Ветрова", "Ветрова"]
    place = next(run for run in evidence[0] if run.get("page") == "reader")["params"]
    assert (place["text"], place["set"]) == (four.bridge, "all")


def test_where_in_the_text_an_entity_is_named(four: FourTexts):
    everywhere = over_all("entities").dataframe[0].value.set_index("entity")
    parts = everywhere[["headline", "lead", "body"]].sum(axis=1)
    assert parts.tolist() == everywhere["mentions"].tolist()
    spoken = over_all("entities", set="all", where="speech").dataframe
    heard = everywhere[everywhere["speech"] > 0]
    assert (sorted(spoken[0].value["entity"]) if spoken else []) == sorted(heard.index)
    at = over_all("entities", set="all", where="main")
    assert "Главный: назван в заголовке или в первом абзаце и всего не реже 3 раз." in [c.value for c in at.caption]
    below = everywhere[everywhere["body"] > 0].index[0]
    named = over_all("entities", set="all", where="body", entity=below)
    assert any(text.value.replace("\\", "").split()[0].isdigit() for text in named.markdown)
    lead = over_all("entities", set="all", where="headline").dataframe
    assert (sorted(lead[0].value["entity"]) if lead else []) == sorted(everywhere[everywhere["headline"] > 0].index)


def test_two_of_one_name_are_told_apart(four: FourTexts):
    town = marked("{ORG Тарск} обыграл соперника.")
    club = four.library.add(town.text, name="Матч")
    four.library.keep(club, town)
    table = over_all("entities").dataframe[0].value
    counted = {row["kind"]: row["texts"] for row in table[table["entity"] == "Тарск"].to_dict("records")}
    assert counted == {"место": 3, "организация": 1}
    at = over_all("entities", set="all", entity="Тарск", kind="ORG")
    assert told(at, f"text {club}") == ["Матч  1 упоминание"]
    assert not [e for e in at.get("bidi_component") if e.proto.id.endswith(f"-text {four.bridge}")]
    assert "Ничего не подходит" in over_all("entities", set="all", entity="Тарск", kind="PER").info[0].value
    link = shown(over_all(), "ranking entities")["rows"][0][1]["params"]
    assert (link["entity"], link["kind"]) == ("Тарск", "LOC")


def test_entity_narrows_the_selection(four: FourTexts):
    at = over_all("entities", outlet="Заря", entity="Тарск")
    narrowed = shown(at, "narrow")["blocks"][0]
    assert [run["params"] for run in narrowed if run.get("params")] == [
        {"outlet": "Заря", "about": "Тарск"},
        {"outlet": "Заря", "about": "-Тарск"},
        {"outlet": "Заря", "who": "Тарск"},
    ]


def test_quotes(four: FourTexts):
    at = over_all("quotes")
    assert cells(at, "speakers") == [
        ["Анна Ветрова", "2", "2", "0", "0", "2", "2", "7"],
        ["Борис Кленов", "1", "0", "1", "0", "1", "1", "0"],
        ["спикер не установлен", "1", "0", "0", "1", "1", "1", "1"],
    ]
    assert statements(at) == ["Школа и мост нужны", "Ура", "Тарск ждёт мост", "мост откроют в мае"]
    assert told(at, f"statement {four.school} 1")[0].startswith("Анна Ветрова")
    assert "Школа · Заря, 03.09.2026" in told(at, f"tools {four.school} 1")[0]


def supposed(four: FourTexts, identity: str) -> None:
    """The speakers of a text's statements are only supposed from now on."""
    analysis = four.library.analysis_of(identity)
    unsure = [replace(quote, speaker_rule="keeps_speaking") if quote.speakers else quote for quote in analysis.quotes]
    four.library.keep(identity, replace(analysis, quotes=tuple(unsure)))


def test_what_is_to_be_checked_over_texts_is_listed_first_and_ticked_off(four: FourTexts):
    supposed(four, four.bridge)
    assert statements(over_all("quotes", set="all", sure="unsure")) == ["Ура", "Тарск ждёт мост", "мост откроют в мае"]
    (check,) = [line for line in told(over_all(), "summary") if line.startswith("Проверьте")]
    assert "у 2 высказываний спикер указан предположительно" in check
    at = over_all("quotes", set="all", sure="supposed")
    assert statements(at) == ["Тарск ждёт мост", "мост откроют в мае"]
    assert "спикер: предположительно" in told(at, f"statement {four.bridge} 1")[0]
    at.checkbox[0].check().run()
    assert [quote.checked for quote in four.library.corrected(four.bridge).quotes] == [True, False]
    assert statements(at) == ["мост откроют в мае"]
    at = over_all("quotes", set="all", sure="unsure")
    assert statements(at) == ["Ура", "мост откроют в мае", "Тарск ждёт мост"]
    at.checkbox[2].uncheck().run()
    assert not any(quote.checked for quote in four.library.corrected(four.bridge).quotes)


def test_every_number_of_the_speakers_opens_its_statements(four: FourTexts):
    for row in shown(over_all("quotes"), "speakers")["rows"]:
        for cell in row:
            if cell.get("page") == "quotes":
                found = statements(over_all("quotes", **cell["params"]))
                counted = sum(len(list(find_words(said))) for said in found) if cell is row[-1] else len(found)
                assert counted == int(cell["text"]), cell["params"]
            if cell.get("page") == "reader":
                assert len(cells(over_all("reader", **cell["params"]), "texts")) == int(cell["text"]), cell["params"]


def test_every_number_of_an_outlet_opens_its_texts(four: FourTexts):
    opened_ones = [
        cell for row in shown(over_all("outlets"), "own")["rows"] for cell in row[1:] if cell.get("page") == "reader"
    ]
    assert opened_ones
    for cell in opened_ones:
        assert len(cells(over_all("reader", **cell["params"]), "texts")) == int(cell["text"]), cell["params"]


def test_a_cross_table_counts_statements_or_words(four: FourTexts):
    assert cells(over_all("quotes"), "crossed speakers") == [["Анна Ветрова", "1", "1"], ["Борис Кленов", "1", ""]]
    assert cells(over_all("quotes", set="all", counted="words"), "crossed speakers")[0] == ["Анна Ветрова", "3", "4"]
    named = over_all("entities", set="all", counted="mentions")
    assert cells(named, "crossed named")[0] == ["Тарск", "2", "1"]


def test_reader_lists_the_texts(four: FourTexts):
    at = over_all("reader")
    assert cells(at, "texts") == [
        ["Уход", "Заря", "10.09.2026", "не разобран", "–"],
        ["Школа", "Заря", "03.09.2026", "14", "2"],
        ["Мост готов", "Вестник", "01.09.2026", "23", "2"],
        ["Погода", "–", "–", "2", "0"],
    ]
    assert cells(over_all("reader", set="all", only="undated"), "texts") == [["Погода", "–", "–", "2", "0"]]
    assert cells(over_all("reader", set="all", only="unanalysed"), "texts")[0][0] == "Уход"


def test_reprint_is_said_and_counted_once_where_asked(four: FourTexts):
    with four.library.transaction() as rows:
        rows.execute("UPDATE texts SET reprint_of = ? WHERE id = ?", [four.bridge, four.school])
    assert ["Школа", "Заря · перепечатка", "03.09.2026", "14", "2"] in cells(over_all("reader"), "texts")
    assert told(over_all(), "summary")[-1].endswith("1 текст — перепечатка.")
    assert [row[0] for row in cells(over_all("reader", set="all", only="reprints"), "texts")] == ["Школа"]
    at = over_all("reader", set="all", once="1")
    assert [row[0] for row in cells(at, "texts")] == ["Уход", "Мост готов", "Погода"]
    assert chips(at)[0] == "перепечатки один раз"


def test_correction_is_counted_at_once(four: FourTexts):
    four.library.correct(four.bridge, not_quote(four.library.corrected(four.bridge).quotes[1]))
    assert cells(over_all(), "ranking quotes") == [["Анна Ветрова", "2", "2"]]


def test_english(four: FourTexts):
    at = over_all("", set="all", lang="en")
    assert told(at, "summary")[0] == "4 texts of 2 outlets from 1 Sept 2026 to 10 Sept 2026."
    assert link(at, "unanalysed", "1 text is not analysed yet: it is in no count but the number of texts.")


def test_all_tables_as_a_workbook(four: FourTexts):
    chosen = four.library.select(Selection())
    page = SimpleNamespace(words=words_in("ru"), library=four.library, chosen=chosen, many=True)
    book = load_workbook(io.BytesIO(_workbook(page)))
    counted = ["Спикеры", "Высказывания", "Объекты", "Ключевые слова", "Тексты", "Сюжеты", "Издания"]
    networks = ["Названы вместе", "Кто о ком говорит", "Кто на кого ссылается", "Одни и те же слова"]
    wide = ["Объекты по текстам", "Спикеры по изданиям"]
    assert book.sheetnames == [*counted, "Тексты по времени", *networks, *wide, "Как посчитано"]
    assert next(book["Тексты"].iter_rows(values_only=True))[-1] == "Сюжет"
    how = [row[0] for row in book["Как посчитано"].iter_rows(values_only=True)]
    assert how[0].startswith("Несколько текстов считаются")
    assert any("NMF" in paragraph for paragraph in how)
    header, first, *_ = book["Высказывания"].iter_rows(values_only=True)
    said = dict(zip(header, first, strict=True))
    assert (said["Заголовок"], said["Издание"], said["Дата"]) == ("Школа", "Заря", datetime.datetime(2026, 9, 3))
    assert (said["Спикер"], said["Высказывание"]) == ("Анна Ветрова", "Школа и мост нужны")
    assert book["Спикеры"].cell(4, 1).value == "спикер не установлен"


# ---------------------------------------------------------------- the bar
def test_filters_of_the_address(four: FourTexts):
    at = over_all("quotes", outlet=["Вестник", "Заря"], by="-Борис Кленов", since="2026-09-02")
    assert chips(at) == [
        "Издание: Вестник",
        "Издание: Заря",
        "не говорит: Борис Кленов",
        "с 02.09.2026",
        "Сбросить фильтры",
    ]
    assert statements(at) == ["Школа и мост нужны", "Ура"]
    without = link(at, "chips", "Издание: Заря")["params"]
    assert without["outlet"] == "Вестник"
    assert (without["by"], without["since"]) == ("-Борис Кленов", "2026-09-02")


@pytest.mark.parametrize(
    ("params", "names"),
    [
        ({"outlet": "-Заря"}, ["Мост готов", "Погода"]),
        ({"about": "Анна Ветрова"}, ["Школа", "Мост готов"]),
        ({"about": ["-Анна Ветрова", "Тарск"]}, ["Погода"]),
        ({"by": "Борис Кленов"}, ["Мост готов"]),
        ({"until": "2026-09-03"}, ["Школа", "Мост готов"]),
        ({"headline": "мост"}, ["Мост готов"]),
    ],
)
def test_what_a_filter_leaves(four: FourTexts, params: dict[str, str | list[str]], names: list[str]):
    assert [row[0] for row in cells(over_all("reader", **params), "texts")] == names


def test_choosing_in_the_bar_is_in_the_address(four: FourTexts):
    at = choose(over_all("quotes", bar=True), "Издание", "Заря")
    assert at.query_params["outlet"] in ("Заря", ["Заря"])
    choose(at, "Не говорит", "Анна Ветрова")
    assert chips(at)[:2] == ["Издание: Заря", "не говорит: Анна Ветрова"]
    assert not statements(at)
    choose(at, "Не говорит")
    assert statements(at) == ["Школа и мост нужны", "Ура"]


def test_counts_stand_beside_the_values(four: FourTexts):
    at = over_all(bar=True)
    options = {box.label: box.options for box in at.multiselect}
    assert options["Издание"] == ["Заря (2)", "Вестник (1)"]
    assert options["Назван"] == ["Тарск (3)", "Анна Ветрова (2)", "Борис Кленов (1)"]
    assert options["Говорит"] == ["Анна Ветрова (2)", "Борис Кленов (1)"]


def test_selection_is_saved_as_a_collection(four: FourTexts):
    at = over_all("reader", bar=True, outlet="Заря")
    next(box for box in at.text_input if box.label == "Сохранить как подборку").input("Осень")
    next(button for button in at.button if button.label == "Сохранить").click().run()
    (made,) = four.library.collections()
    assert (made.name, made.texts) == ("Осень", 2)
    assert at.query_params["set"] in (str(made.id), [str(made.id)])
    assert [row[0] for row in cells(at, "texts")] == ["Уход", "Школа"]


def test_nothing_fits(four: FourTexts):
    at = over_all("", outlet="Вестник", by="-Борис Кленов")
    assert "Ни один текст не подходит" in at.info[0].value
    assert chips(at)[0] == "Издание: Вестник"


@pytest.mark.parametrize("query", [{"since": "вчера"}, {"set": "77"}])
def test_what_is_not_understood_is_said(four: FourTexts, query: dict[str, str]):
    at = over_all("reader", **query)
    (name, value), *_ = query.items()
    assert f"{name}={value}" in at.warning[0].value.replace("\\", "")
    assert len(cells(at, "texts")) == 4


# ---------------------------------------------------------------- one text
def test_one_text_out_of_a_selection_and_back(four: FourTexts):
    at = over_all("quotes", text=four.school, outlet="Заря")
    assert cells(at, "speakers")[0][0] == "Анна Ветрова"
    back = link(at, "chips", "← К выборке: 2 текста")
    assert (back["page"], back["params"]) == ("quotes", {"outlet": "Заря"})
    assert all(
        run["params"].get("outlet") == "Заря" for row in shown(at, "speakers")["rows"] for run in row if run.get("page")
    )


def test_one_text_without_a_selection_has_a_quiet_bar(four: FourTexts):
    at = over_all("quotes", text=four.school)
    assert not [e for e in at.get("bidi_component") if e.proto.id.endswith("-chips")]
    assert "outlet" not in shown(at, "speakers")["rows"][0][1]["params"]


def test_from_one_text_to_all(four: FourTexts):
    at = over_all("quotes", bar=True, text=four.school)
    choose(at, "Какие тексты", "")
    assert "text" not in at.query_params
    assert cells(at, "speakers")[0][:2] == ["Анна Ветрова", "2"]


def test_the_sidebar_opens_one_text_of_the_selection(four: FourTexts):
    at = over_all("quotes", outlet="Заря")
    box = at.sidebar.selectbox[0]
    assert sorted(box.options) == ["Уход", "Школа"]
    box.set_value(four.school).run()
    assert cells(at, "speakers")[0][0] == "Анна Ветрова"
    assert link(at, "chips", "← К выборке: 2 текста")
