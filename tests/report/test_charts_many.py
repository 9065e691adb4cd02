"""Charts of many texts: a bar for each row, and what a click on it opens."""

import datetime

import pandas as pd

from analysis.report.charts import many, target_of
from analysis.report.labels import MOST_DAYS
from analysis.report.pieces import Target
from pages.shared.words import words_in

RU = words_in("ru")


def targets(figure) -> list[Target]:
    return [target_of(data) for data in figure.data[0].customdata]


def test_outlets_narrow_the_selection():
    table = pd.DataFrame([["Заря", 2], ["Вестник", 1], ["", 1]], columns=["outlet", "texts"])
    figure = many.per_outlet(table, RU).figure
    assert list(figure.data[0].x) == [2, 1, 1]
    assert list(figure.layout.yaxis.ticktext) == ["Заря", "Вестник", "издание не указано"]
    assert targets(figure) == [
        Target("", {"outlet": "Заря"}),
        Target("", {"outlet": "Вестник"}),
        Target("reader", {"only": "no_outlet"}),
    ]
    assert figure.data[0].hovertext[0] == "<b>Заря</b><br>2 текста"


def test_time_narrows_the_selection():
    rows = [
        ["week", datetime.date(2026, 8, 31), datetime.date(2026, 9, 6), 2],
        ["week", datetime.date(2026, 9, 7), datetime.date(2026, 9, 13), 0],
    ]
    figure = many.over_time(pd.DataFrame(rows, columns=["step", "since", "until", "texts"]), RU).figure
    assert list(figure.data[0].y) == [2, 0]
    assert list(figure.layout.xaxis.ticktext) == ["31.08<br>2026", "07.09"]
    assert figure.layout.xaxis.title.text == "по неделям: дата — понедельник"
    assert targets(figure)[0] == Target("", {"since": "2026-08-31", "until": "2026-09-06"})
    assert figure.data[0].hovertext[0] == "<b>31.08.2026 – 06.09.2026</b><br>2 текста"


def test_long_time_has_few_labels():
    start = datetime.date(2026, 1, 1)
    days = [start + datetime.timedelta(days=at) for at in range(31)]
    table = pd.DataFrame([["day", day, day, 1] for day in days], columns=["step", "since", "until", "texts"])
    figure = many.over_time(table, RU).figure
    assert len(figure.data[0].x) == 31
    assert len(figure.layout.xaxis.tickvals) == len(figure.layout.xaxis.ticktext) <= MOST_DAYS


def test_no_dates_say_so():
    figure = many.over_time(pd.DataFrame([], columns=["step", "since", "until", "texts"]), RU).figure
    assert figure.layout.annotations[0].text == "Показывать нечего"


def test_names_are_shown_as_they_are_and_open_their_texts():
    table = pd.DataFrame([["<b>АО</b>", "ORG", 3], ["Тарск", "LOC", 2]], columns=["entity", "kind", "texts"])
    figure = many.named(table, RU).figure
    assert figure.layout.yaxis.ticktext[0] == "&lt;b&gt;АО&lt;/b&gt;"
    assert targets(figure) == [
        Target("entities", {"entity": "<b>АО</b>", "kind": "ORG"}),
        Target("entities", {"entity": "Тарск", "kind": "LOC"}),
    ]
