"""What the text is about: its terms, by weight, and in whose words they stand."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.interface import Words
from analysis.report import doors
from analysis.report.charts.chart import Chart
from analysis.report.charts.matrix import Cell, matrix
from analysis.report.charts.named import voice_bars
from analysis.report.charts.ranked import Row, ranked, single
from analysis.report.labels import click, label, plain
from analysis.report.look import BAR, LIGHTER
from analysis.tables import voice_counts

MOST_TERMS = 15
MOST_SPEAKERS = 6


def weight(terms: pd.DataFrame, words: Words, *, most: int = MOST_TERMS) -> Chart:
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
                    + (f"<br>{words('report.term_shorter', shorter=plain(r['shorter']))}" if r["shorter"] else "")
                    for row, r in chosen
                ],
                hovertemplate="%{hovertext}<extra></extra>", customdata=[click(row.target) for row, _ in chosen],
            )  # fmt: skip
    return Chart("weight", ranked(figure, rows, list(terms["score"]), words("report.axis.weight"), words), terms)


def by_voice(
    terms: pd.DataFrame, occurrences: pd.DataFrame, colours: Mapping[str, str], words: Words, *, most: int = MOST_TERMS
) -> Chart:
    """A bar a term: how often in the author's words and in each speaker's own. In the order of `terms`.

    `terms` chooses and orders (tables.terms), `occurrences` counts (tables.occurrences).
    """
    rows = _rows(terms.head(most))
    drawn = voice_counts(occurrences[occurrences["term"].isin(terms["term"].head(most))], "term")
    counts: dict[tuple[str, ...], int] = {(r["term"], r["voice"]): int(r["count"]) for r in drawn.to_dict("records")}
    totals = [sum(n for key, n in counts.items() if key[0] == row.name) for row in rows]
    figure = voice_bars(rows, counts, colours, words)
    return Chart("terms_by_voice", ranked(figure, rows, totals, words("report.axis.times"), words), drawn)


def by_speaker(pairs: pd.DataFrame, words: Words, *, paraphrases: bool = False, most: int = MOST_TERMS) -> Chart:
    """«Кто о чём говорит»: a matrix, terms by speakers, the number in the cell; solid where it sets the speaker apart.

    `pairs` as tables.distinctive: those who say most first, of the terms those that set anybody apart, then the most
    frequent. With `paraphrases` the sentences that a cell opens are counted so too.
    """
    speakers = list(dict.fromkeys(pairs["speaker"]))[:MOST_SPEAKERS]
    pairs = pairs[pairs["speaker"].isin(speakers)]
    telling = pairs.groupby("term", sort=False).agg({"tells": "max", "count": "sum"})
    terms = list(telling.sort_values(["tells", "count"], ascending=False, kind="stable").index[:most])
    pairs = pairs[pairs["term"].isin(terms)]
    cells = [
        Cell(
            speakers.index(r["speaker"]),
            terms.index(r["term"]),
            r["count"],
            f"<b>{plain(r['speaker'])} — {plain(r['term'])}</b><br>"
            + words("report.of_times", n=r["count"], all=r["count"] + r["rest"])
            + f"<br>{_measures(r, words)}",
            doors.term(r["term"], voice=r["speaker"], paraphrases=paraphrases),
            pale=not r["tells"],
        )
        for r in pairs.to_dict("records")
    ]
    figure = matrix(cells, [label(name, 14) for name in speakers], [label(term) for term in terms], words)
    return Chart("terms_by_speaker", figure, pairs)


def against_rest(terms: pd.DataFrame, words: Words, *, most: int = MOST_TERMS, name: str = "against_rest") -> Chart:
    """A bar a term, as long as its log-likelihood against the rest of the library. `terms` as tables.compared; where
    it has names of entities (`is_name`), they are pale."""
    terms = terms[terms["effect"] > 0].head(most)
    told = [
        f"{words('report.here_and_rest', n=r['count'], rest=r['rest'])}<br>{_measures(r, words)}"
        for r in terms.to_dict("records")
    ]
    values, axis = list(terms["log_likelihood"]), words("report.axis.log_likelihood")
    pale = list(terms["is_name"]) if "is_name" in terms else ()
    return Chart(name, single(_rows(terms), values, told, axis, words, pale=pale), terms)


def _measures(row: Mapping[Hashable, Any], words: Words) -> str:
    return words("report.measures", likelihood=float(row["log_likelihood"]), effect=float(row["effect"]))


def _rows(terms: pd.DataFrame) -> list[Row]:
    return [Row((term,), term, label(term, 26), float(at), doors.term(term)) for at, term in enumerate(terms["term"])]
