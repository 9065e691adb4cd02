"""Объекты: counts, the evidence of the chosen one, filters in the address."""

import json
from typing import Any

import pandas as pd
import pytest

from analysis.report.charts.chart import Chart
from pages.shared import chart
from tests.pages.conftest import App, marks, shown, told


def test_evidence_is_the_mentions(app: App):
    at = app.open("entities", entity="Тарск")
    found = marks(at, "evidence Тарск  ")
    assert len(found) == 5
    assert [word for word, in_title in found if in_title] == ["Тарска", "Тарска"]
    assert "5 упоминаний, из них 2 в должностях" in at.markdown[0].value.replace("\\", "")


@pytest.mark.parametrize(("title", "count"), [("own", 3), ("title", 2)])
def test_evidence_by_kind_of_mention(app: App, title: str, count: int):
    at = app.open("entities", entity="Тарск", title=title)
    assert len(marks(at, f"evidence Тарск  {title}")) == count


def test_sentence_leads_to_its_place(app: App):
    runs = shown(app.open("entities", entity="Вера Лесная"), "evidence Вера Лесная  ")["blocks"][0]
    start, stop = map(int, runs[-1]["params"]["at"].split("-"))
    assert app.library.text(app.story)[start:stop] == "Вера Лесная"


def test_whose_words_a_sentence_is_in_opens_his_dossier(app: App):
    blocks = shown(app.open("entities", entity="Тарск"), "evidence Тарск  ")["blocks"]
    whose = [run["text"] for block in blocks for run in block if run.get("page") == "dossier"]
    assert whose == ["Анна Ветрова", "Борис Кленов"]
    legend = shown(app.open("reader"), "legend")["blocks"][0]
    assert {(run["text"], run["page"]) for run in legend} == {(name, "dossier") for name in whose}


def test_chart_counts_what_the_table_counts(app: App):
    spec = json.loads(app.open("entities").get("plotly_chart")[0].proto.spec)
    bars = [trace for trace in spec["data"] if trace["type"] == "bar"]
    assert sum(sum(trace["x"]) for trace in bars) == 5 + 3 + 2


def test_kind_filter(app: App):
    at = app.open("entities", kind="LOC")
    assert list(at.dataframe[0].value["entity"]) == ["Тарск"]
    assert len(app.open("entities").dataframe[0].value) == 4


def test_named_once_and_unheard(app: App):
    at = app.open("entities")
    assert [line.split() for line in told(at, "once")] == [["Вера", "Лесная"]]
    assert [line.split() for line in told(at, "unheard")] == [["Вера", "Лесная"]]


def test_choosing_in_the_box_changes_the_address(app: App):
    at = app.open("entities")
    box = next(box for box in at.selectbox if "Тарск" in box.options)
    box.set_value("Тарск").run()
    assert at.query_params["entity"] in ("Тарск", ["Тарск"])
    assert len(marks(at, "evidence Тарск  ")) == 5


def test_unknown_entity_is_refused(app: App):
    at = app.open("entities", entity="Никто")
    assert next(box for box in at.selectbox if "Тарск" in box.options).value == ""


def test_english(app: App):
    at = app.open("entities", entity="Тарск", lang="en")
    assert at.title[0].value == "Entities"
    assert "5 mentions, 2 of them in titles" in at.markdown[0].value.replace("\\", "")


def test_text_without_entities(app: App):
    from tests.marked_analysis import marked

    analysis = marked("Шёл дождь.")
    identity = app.library.add(analysis.text)
    app.library.keep(identity, analysis)
    for page in ("", "entities", "quotes", "topics", "reader"):
        assert not app.open(page, text=identity).exception


def test_the_file_of_a_chart_has_the_rows_that_are_drawn(app: App, monkeypatch: pytest.MonkeyPatch):
    files: dict[str, pd.DataFrame] = {}
    heading = chart.chart_heading

    def kept(page: Any, shown: Chart) -> None:
        files[shown.name] = shown.rows
        heading(page, shown)

    monkeypatch.setattr(chart, "chart_heading", kept)
    app.open("entities")
    assert set(files["along"]["entity"]) == {"Анна Ветрова", "Борис Кленов", "Тарск"}
