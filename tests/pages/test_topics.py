"""Темы: terms with and without names, their evidence, the speakers side by side."""

import json

from tests.pages.conftest import App, cells, marks, shown


def test_names_are_off_until_asked_for(app: App):
    assert list(app.open("topics").dataframe[0].value["term"]) == ["мост"]
    assert list(app.open("topics", names="1").dataframe[0].value["term"]) == ["мост", "Тарск"]


def test_toggle_is_in_the_address(app: App):
    at = app.open("topics")
    at.toggle[0].set_value(True).run()
    assert list(at.dataframe[0].value["term"]) == ["мост", "Тарск"]
    assert at.query_params["names"] in ("1", ["1"])


def test_evidence_of_a_term(app: App):
    at = app.open("topics", term="мост")
    assert marks(at, "evidence мост") == [("мост", False)] * 3


def test_what_both_say(app: App):
    assert cells(app.open("topics"), "list ab") == [["мост", "1", "1"]]


def test_who_speaks_of_whom(app: App):
    specs = [json.loads(chart.proto.spec) for chart in app.open("topics").get("plotly_chart")]
    assert any("Борис Кленов" in json.dumps(spec, ensure_ascii=False) for spec in specs)
    assert len(specs) == 5


def test_links_of_the_lists_lead_to_the_term(app: App):
    run = shown(app.open("topics", lang="en"), "list ab")["rows"][0][0]
    assert (run["page"], run["params"]["term"], run["params"]["lang"]) == ("topics", "мост", "en")
