"""Charts of themes: what their bars and dots count, and what a click on them opens."""

from analysis.report import look
from analysis.report.charts import target_of
from analysis.report.charts import themes as charts
from analysis.report.pieces import Target
from analysis.tables import themes as tables
from pages.shared.words import words_in
from tests.themes.made_themes import BRIDGE, DAYS, FOUND, TEXTS

RU = words_in("ru")
BY_NUMBER = {"themes": "2"}


def targets(trace):
    return [target_of(list(click)) for click in trace.customdata]


def test_a_theme_is_as_long_as_its_texts_and_the_chosen_one_stands_out():
    figure = charts.shares(tables.themes(FOUND), RU, BY_NUMBER, chosen="Обеды").figure
    assert list(figure.data[0].x) == [3, 2]
    assert list(figure.data[0].marker.opacity) == [look.LIGHTER, 1]
    assert targets(figure.data[0])[1] == Target("topics", {"themes": "2", "theme": "Обеды"})
    assert figure.data[0].hovertext[0] == "<b>мост, паром, берег</b><br>главная в 3 текстах<br>есть в 4 текстах"


def test_of_many_texts_shares_are_drawn():
    table = tables.themes(FOUND).assign(texts=[60, 40], of_texts=[60.0, 40.0])
    figure = charts.shares(table, RU, BY_NUMBER).figure
    assert (list(figure.data[0].x), figure.layout.xaxis.title.text) == ([60.0, 40.0], "% текстов")


def test_a_term_opens_its_texts_and_keeps_the_theme():
    figure = charts.terms(tables.theme_terms(BRIDGE), RU, {"theme": BRIDGE.title}).figure
    assert list(figure.data[0].x) == [25.0] * 4
    assert targets(figure.data[0])[0] == Target("topics", {"theme": "мост, паром, берег", "term": "мост"})


def test_outlets_that_are_not_named_have_no_column():
    figure = charts.by_outlet(tables.by_outlet(FOUND, TEXTS), RU, {}).figure
    assert list(figure.layout.xaxis.ticktext) == ["Вестник", "Заря"]
    dots = figure.data[0]
    assert sorted(zip(dots.x, dots.y, dots.text, strict=True)) == [(0, 0, "2"), (1, 0, "1"), (1, 1, "1")]
    assert Target("topics", {"theme": "Обеды", "of": "Заря"}) in targets(dots)


def test_time_is_parted_by_themes_or_shows_the_chosen_one():
    table = tables.by_time(FOUND, TEXTS, DAYS)
    parted = charts.by_time(table, RU, {}).figure
    assert [(trace.name, list(trace.y)) for trace in parted.data] == [
        ("мост, паром, берег", [1, 2, 0]),
        ("Обеды", [0, 0, 1]),
    ]
    assert parted.layout.yaxis.title.text == "Тексты"
    one = charts.by_time(table, RU, {}, chosen="Обеды").figure
    assert [(trace.name, list(trace.y), trace.showlegend) for trace in one.data] == [("Обеды", [0, 0, 1], True)]
    assert targets(one.data[0])[2] == Target("topics", {"theme": "Обеды", "when": "2026-09-03:2026-09-03"})


def test_many_texts_are_drawn_in_per_cent():
    table = tables.by_time(FOUND, TEXTS, DAYS)
    parted = charts.by_time(table.assign(texts=10 * table["texts"]), RU, {}).figure
    assert [list(trace.y) for trace in parted.data] == [[100.0, 100.0, 0.0], [0.0, 0.0, 100.0]]
    assert parted.layout.yaxis.title.text == "% текстов"


def test_themes_past_the_twelfth_share_a_colour_and_one_name_in_the_legend():
    more = FOUND.__class__(tuple(FOUND.themes[0].__class__(BRIDGE.terms, (), 0.1, f"тема {n}") for n in range(15)), 9)
    traces = charts.by_time(tables.by_time(more, TEXTS, DAYS), RU, {}).figure.data
    assert [trace.name for trace in traces if trace.showlegend] == [*(f"тема {n}" for n in range(12)), "другие темы"]
    assert len({trace.marker.color for trace in traces}) == 13
    alone = charts.by_time(tables.by_time(more.__class__(more.themes[:1], 9), TEXTS, DAYS), RU, {}).figure.data
    assert alone[0].marker.color == traces[0].marker.color


def test_names_of_themes_are_no_markup():
    bold = FOUND.themes[1].__class__(FOUND.themes[1].terms, FOUND.themes[1].texts, 0.4, "<b>Обеды")
    figure = charts.shares(tables.themes(FOUND.__class__((bold,), 2)), RU, {}).figure
    assert figure.layout.yaxis.ticktext == ("&lt;b&gt;Обеды",)
    assert figure.data[0].hovertext[0].startswith("<b>&lt;b&gt;Обеды</b>")


def test_bars_in_per_cent_say_of_how_many_texts():
    table = tables.by_time(FOUND, TEXTS, DAYS)
    parted = charts.by_time(table.assign(texts=10 * table["texts"]), RU, {}).figure
    assert [tick.split("<br>")[1] for tick in parted.layout.xaxis.ticktext] == ["(10)", "(20)", "(10)"]
    assert all("(" not in tick for tick in charts.by_time(table, RU, {}).figure.layout.xaxis.ticktext)
