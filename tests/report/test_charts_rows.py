"""What is taken away of a chart is what it draws: as many rows as dots or bars, the same names, no gap as a zero."""

import datetime
from itertools import product

import pandas as pd
import pytest

from analysis import tables
from analysis.report import doors
from analysis.report.charts import about, compared_sides, contexts, gender, leaning, many, named, text, themes, timeline
from analysis.report.charts.network import matrix_of, network
from analysis.tables.graph import graph
from analysis.tables.timeline import moving_mean
from pages.shared.words import words_in
from tests.report.made_analysis import made, name, plain, says
from tests.tables.test_graph import edges

RU, EN = words_in("ru"), words_in("en")
DAYS = [datetime.date(2026, 9, day) for day in (1, 2, 3)]
LETTERS = "абвгдежзиклмнопрст"
TEXT = made(
    plain(9), *(name(f"Место {letter}", "LOC", 9 - at) for at, letter in enumerate(LETTERS[:8])), says("Анна Ким")
)


def grid(columns, *names, **numbers):
    """A table of every pair of names, the last the most frequent."""
    rows = [(*pair, at + 1) for at, pair in enumerate(product(*names))]
    return pd.DataFrame(rows, columns=columns).assign(**numbers)


def outlets(n):
    return pd.DataFrame({"outlet": list(LETTERS[:n]), "texts": range(n, 0, -1)})


PAIRS = grid(["speaker", "term", "count"], LETTERS[:9], LETTERS, rest=1, log_likelihood=9.0, effect=1.0, tells=True)
THEMES = grid(["outlet", "theme", "texts"], LETTERS[:9], LETTERS[:3], of_outlet=10.0)
LEANS = grid(["outlet", "on", "texts"], LETTERS, LETTERS, how="source")
TERMS = pd.DataFrame({"term": list(LETTERS), "count": 3, "score": 9.0, "shorter": "", "is_name": False})
COMPARED = TERMS.assign(rest=1, log_likelihood=9.0, effect=[1.0] * 9 + [-1.0] * 9)
SIDES = pd.DataFrame({"term": list(LETTERS), "a": 3, "b": 1, "a_share": 0.3, "b_share": 0.1}).assign(
    log_likelihood=9.0, log_ratio=1.0, tells=True
)
CHAIN = graph(edges(*((LETTERS[at], LETTERS[at + 1], 2) for at in range(17))))
TIMES = pd.DataFrame({"theme": ["Мост", "Обеды"] * 3, "since": sorted(DAYS * 2), "until": sorted(DAYS * 2)}).assign(
    texts=2, of_dated=50.0
)


def edge(a, b):
    return doors.relations(a=a, b=b)


def points(figure):
    """How many dots and bars can be clicked."""
    return sum(len(trace.customdata) for trace in figure.data if trace.customdata is not None)


@pytest.mark.parametrize(
    ("chart", "each"),
    [
        (about.by_speaker(PAIRS, RU), 1),
        (about.weight(TERMS, RU), 1),
        (about.against_rest(COMPARED, RU), 1),
        (about.against_rest(COMPARED.drop(columns="is_name"), RU, name="terms_against_rest"), 1),
        (themes.by_outlet(THEMES, RU, {}), 1),
        (themes.in_texts(TERMS.assign(texts=2), RU, {}), 1),
        (themes.by_time(TIMES, RU, {}, chosen="Мост"), 1),
        (leaning.who_on_whom(LEANS, RU), 1),
        (many.per_outlet(outlets(18), RU), 1),
        (many.named(pd.DataFrame({"entity": list(LETTERS), "kind": "PER", "texts": 2}), RU), 1),
        (contexts.by_outlet(outlets(18).assign(per_thousand=1.0, places=2, words=9), RU), 1),
        (compared_sides.butterfly("terms", SIDES, [doors.term] * 2, ["А", "Б"], RU), 2),
        (matrix_of(CHAIN, RU, edge=edge), 2),
        (text.along(TEXT, ["Место а", "Место б"], RU), 1),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_as_many_rows_as_are_drawn(chart, each):
    assert each * len(chart.rows) == points(chart.figure) > 0


def test_a_network_draws_every_edge_that_goes_out():
    chart = network(CHAIN, RU, edge=edge, node=lambda name, kind: doors.entity(name, kind=kind))
    assert points(chart.figure) == len(chart.rows) + len(CHAIN.nodes)


def test_bars_parted_by_voices_go_out_by_voices():
    entities, mentions = tables.entities(TEXT), tables.mentions(TEXT)
    chart = named.by_voice(entities, mentions, {"": "#777777"}, RU, most=2)
    assert list(chart.rows["entity"]) == ["Место а", "Место б"]
    assert list(chart.rows["count"]) == list(chart.figure.data[0].x) == [9, 8]


def test_the_ticks_of_the_flow_go_out_and_no_other_mention():
    rows = text.flow(TEXT, RU).rows
    assert set(rows["entity"]) == {"", *(f"Место {letter}" for letter in LETTERS[:6])}


def test_outlets_past_the_last_bar_stay_out():
    table = grid(["outlet", "gender", "statements"], [*LETTERS, *LETTERS.upper()], ["Fem", "Masc"])
    chart = gender.by_outlet(table, RU)
    assert len(chart.rows) == 2 * gender.MOST_BARS


def test_women_and_men_of_an_outlet_go_out_in_words():
    table = grid(["outlet", "gender", "statements"], LETTERS[:1], ["Fem", "Masc"]).assign(speakers=1, words=9)
    rows = gender.by_outlet(table, RU).rows
    assert list(rows["gender"]) == ["женщины", "мужчины"]
    headings = ["Издание", "Пол", "Высказываний", "Говорят", "Слов прямой речи"]
    assert [RU(f"report.column.{name}") for name in rows] == headings


def test_a_gap_in_a_line_is_no_zero_and_a_mean_goes_out_where_it_is_drawn():
    rows = pd.DataFrame({"step": "day", "key": "Ким", "since": DAYS, "until": DAYS, "n": [4, 0, 6], "texts": [1, 0, 2]})
    rows = rows.assign(base=[20, 0, 20], share=[0.2, float("nan"), 0.3], there=[True, False, True], unfinished=False)
    drawing = timeline.Drawing(
        "speakers", "n", {"Ким": "#777777"}, {"Ким": doors.entity("Ким")}, lambda key: "Анна " + key
    )
    chart = timeline.lines(rows, RU, drawing)
    assert (chart.name, list(chart.rows["key"])) == ("timeline_speakers", ["Анна Ким"] * 3)
    assert list(chart.figure.data[0].y) == [4, None, 6] and chart.rows["n"].isna().tolist() == [False, True, False]
    means = timeline.lines(rows, RU, drawing, moving_mean(rows, "n"))
    assert "mean" in means.rows and "mean" not in chart.rows


def test_every_column_that_goes_out_is_called_in_both_languages():
    means = pd.DataFrame({"step": "day", "key": "Ким", "since": DAYS, "until": DAYS, "n": 1, "texts": 1, "base": 20})
    means = means.assign(share=0.2, there=True, unfinished=False)
    drawing = timeline.Drawing("speakers", "n", {"Ким": "#777777"}, {"Ким": doors.entity("Ким")}, str)
    charts = [
        about.by_speaker(PAIRS, RU), about.weight(TERMS, RU), themes.by_outlet(THEMES, RU, {}),
        themes.by_time(TIMES, RU, {}), leaning.who_on_whom(LEANS, RU), matrix_of(CHAIN, RU, edge=edge),
        compared_sides.butterfly("terms", SIDES, [doors.term] * 2, ["А", "Б"], RU),
        timeline.lines(means, RU, drawing, means["n"].astype(float)), text.flow(TEXT, RU),
        gender.by_outlet(grid(["outlet", "gender", "statements"], LETTERS[:2], ["Fem", "Masc"]), RU),
    ]  # fmt: skip
    named_columns = {column for chart in charts for column in chart.rows}
    assert not [c for c in named_columns for words in (RU, EN) if f"report.column.{c}" not in words]
