"""What the text is about: its terms, by weight, and in whose words they stand."""

from collections import Counter
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.report.charts.named import voice_bars
from analysis.report.charts.ranked import Row, ranked
from analysis.report.labels import click, label, plain
from analysis.report.pieces import Target
from analysis.report.theme import BAR, LIGHTER
from analysis.report.words import Words

MOST_TERMS = 15


def weight(terms: pd.DataFrame, words: Words, *, most: int = MOST_TERMS) -> go.Figure:
    """A bar a term, as long as its weight; names of entities are pale. `terms` as tables.terms, best first."""
    terms = terms.head(most)
    rows = _rows(terms)
    figure = go.Figure()
    for is_name, key in ((False, "report.term"), (True, "report.term_name")):
        chosen = [(row, r) for row, r in zip(rows, terms.to_dict("records"), strict=True) if r["is_name"] == is_name]
        if chosen:
            figure.add_bar(
                x=[r["score"] for _, r in chosen], y=[row.at for row, _ in chosen], orientation="h", name=words(key),
                marker_color=BAR, opacity=LIGHTER if is_name else 1, showlegend=bool(terms["is_name"].any()),
                hovertext=[
                    f"<b>{plain(row.name)}</b><br>{words('report.term_count', n=r['count'])}<br>"
                    + words("report.term_weight", score=float(r["score"]))
                    for row, r in chosen
                ],
                hovertemplate="%{hovertext}<extra></extra>", customdata=[click(row.target) for row, _ in chosen],
            )  # fmt: skip
    return ranked(figure, rows, list(terms["score"]), words("report.axis.weight"), words)


def by_voice(
    terms: pd.DataFrame, occurrences: pd.DataFrame, colours: Mapping[str, str], words: Words, *, most: int = MOST_TERMS
) -> go.Figure:
    """A bar a term: how often in the author's words and in each speaker's own. In the order of `terms`.

    `terms` chooses and orders (tables.terms), `occurrences` counts (tables.occurrences).
    """
    rows = _rows(terms.head(most))
    counts: Counter[tuple[str, ...]] = Counter(zip(occurrences["term"], occurrences["voice"], strict=True))
    totals = [sum(n for key, n in counts.items() if key[0] == row.name) for row in rows]
    return ranked(voice_bars(rows, counts, colours, words), rows, totals, words("report.axis.times"), words)


def _rows(terms: pd.DataFrame) -> list[Row]:
    return [
        Row((term,), term, label(term, 26), float(at), Target("topics", {"term": term}))
        for at, term in enumerate(terms["term"])
    ]
