"""Who leans on whom, as a matrix."""

import pandas as pd

from analysis.interface import Words
from analysis.report.charts.chart import Chart
from analysis.report.charts.matrix import Cell, matrix
from analysis.report.doors import contexts, in_outlet
from analysis.report.labels import label, plain

MOST_COLUMNS, MOST_ROWS = 8, 30


def who_on_whom(table: pd.DataFrame, words: Words) -> Chart:
    """Outlets by those they lean on, in each cell the number of texts; those of most texts. As tables.leaning.leans."""
    table = table[table["how"] != "via"]
    summed = table.groupby(["outlet", "on"], as_index=False).agg({"texts": "sum"})
    rows = list(table.groupby("outlet")["texts"].sum().sort_values(ascending=False, kind="stable").index[:MOST_ROWS])
    on = list(table.groupby("on")["texts"].sum().sort_values(ascending=False, kind="stable").index[:MOST_COLUMNS])
    summed = summed[summed["outlet"].isin(rows) & summed["on"].isin(on)]
    cells = [
        Cell(
            on.index(whom),
            rows.index(who),
            int(n),
            f"<b>{plain(who)} → {plain(whom)}</b><br>{words('many.shown', n=int(n))}",
            in_outlet(contexts(f'"{whom}"'), who),
        )
        for who, whom, n in zip(summed["outlet"], summed["on"], summed["texts"], strict=True)
    ]
    figure = matrix(cells, [label(name, 14) for name in on], [label(name) for name in rows], words)
    return Chart("leaning", figure, summed)
