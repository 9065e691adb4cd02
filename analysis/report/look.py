"""The look of every chart: one template, colours that anybody can tell apart on white and on black, a print version."""

import math
import textwrap
from collections.abc import Mapping

import plotly.graph_objects as go

from analysis.analyse import Analysis
from analysis.interface import Words
from analysis.quotes.quote import JOINT
from analysis.report.colours import SIX, colours_of
from analysis.report.labels import plain
from analysis.tables import AUTHOR, UNKNOWN

AUTHOR_COLOUR = "#8a8f98"
UNKNOWN_COLOUR = "#66707d"
BAR = "#52769c"
"""Of bars that are nobody's words."""

TICK = "#7b8592"
LIGHTER = 0.45
"""Opacity of what counts for less beside a solid colour: mentions in titles, paraphrases."""

FONT = "Inter, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
INK = "#1d2530"
GRID = "#dfe3e8"
MUTED = "#5a6472"
SIZE = 14
LABELS = 200
"""Pixels that the names on the left of a chart take from its width."""

LINE, LETTER, LEGEND = 16, 7, 30
"""Pixels: a line of a caption, a letter in it, a line of a legend."""


def voice_colours(analysis: Analysis) -> dict[str, str]:
    """A colour for the author, for each speaker in the order in which they first speak, and for nobody known.

    The same on every page and chart of a text; a speaker's is his own in other texts and over many, unless one before
    him has it here (analysis.report.colours).
    """
    speakers = colours_of(quote.speaker for quote in analysis.quotes if quote.speaker)
    return {AUTHOR: AUTHOR_COLOUR, **speakers, UNKNOWN: UNKNOWN_COLOUR}


def voice_name(voice: str, words: Words) -> str:
    """As a legend calls it: «слова автора», «Майк Помпео», «спикер не установлен»."""
    known = {AUTHOR: "report.voice.author", UNKNOWN: "report.voice.unknown"}
    return words(known[voice]) if voice in known else voice.replace(JOINT, words("report.and"))


LEGEND_ABOVE = {"orientation": "h", "x": 0, "xanchor": "left", "y": 1.0, "yanchor": "bottom", "title": {"text": ""}}


def framed(figure: go.Figure, words: Words, height: int, **own: object) -> go.Figure:
    """The figure in the house's look, on no ground of its own: light and dark pages show through.

    own: what else its layout says, axes as dictionaries: all at once, for each change of a figure takes milliseconds.
    What a page's theme may not change (separators, margins, hover) is set outside the template, which it overrides.
    """
    figure.layout = {  # set, not updated: it takes a quarter of the time
        **figure.layout.to_plotly_json(),
        "template": TEMPLATE,
        "height": height,
        "separators": {"ru": ",\N{NO-BREAK SPACE}"}.get(words.language, ".,"),
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8, "pad": 4},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"align": "left", "namelength": -1, "font": {"size": 13}},
        "legend": LEGEND_ABOVE,
        "dragmode": False,
        "bargap": 0.25,
        **own,
    }
    return figure


STACKED = {"barmode": "stack", "legend": {**LEGEND_ABOVE, "traceorder": "normal"}}
"""Of a figure whose bars are parted: the legend names the parts in their order."""


def for_print(figure: go.Figure, title: str = "", caption: str = "", *, width: int = 1000) -> go.Figure:
    """The same figure on white with its title and what it counts, whatever theme it is seen in; `figure` stays."""
    paper = go.Figure(figure)
    lines = textwrap.wrap(caption, width // LETTER)
    head = (44 if title or lines else 12) + LINE * len(lines)
    legend = _legend_rows(figure, width) or _label_lines(figure)
    paper.update_layout(
        template=TEMPLATE,
        paper_bgcolor="white",
        plot_bgcolor="white",
        width=width,
        height=int(figure.layout.height or 400) + head + LEGEND * max(0, legend - 1),
        margin={"l": 24, "r": 32, "t": head + LEGEND * legend, "b": 16},
        title={"text": f"<b>{plain(title)}</b>" if title else " ", "x": 0, "xref": "container", "xanchor": "left"},
        title_y=1,
        title_yanchor="top",
        title_pad={"l": 24, "t": 14},
    )
    if lines:
        paper.update_layout(
            title_subtitle={"text": "<br>".join(map(plain, lines)), "font": {"size": 12, "color": MUTED}}
        )
    return paper


def _legend_rows(figure: go.Figure, width: int) -> int:
    names = [trace.name for trace in figure.data if trace.name and trace.showlegend is not False]
    if not names:
        return 0
    entry = 60 + LETTER * max(map(len, names))
    return math.ceil(len(names) / max(1, (width - LABELS) // entry))


def _label_lines(figure: go.Figure) -> int:
    """Lines of the labels over a matrix."""
    if figure.layout.xaxis.side != "top":
        return 0
    return 1 + max((str(label).count("<br>") for label in figure.layout.xaxis.ticktext or ()), default=0)


def camera(picture: str, filename: str) -> Mapping[str, object]:
    """The configuration of a chart whose own camera button gives a picture: "png" or "svg", without a server.

    The picture has the look of the chart on the screen: give it a figure made by `for_print`.
    """
    options = {"format": picture, "filename": filename, "scale": 2 if picture == "png" else 1}
    return {
        "displaylogo": False,
        "toImageButtonOptions": options,
        "modeBarButtons": [["toImage"]],
        "displayModeBar": True,
    }


AXIS = {"gridcolor": GRID, "zerolinecolor": GRID, "linecolor": GRID, "automargin": True, "ticks": ""}
AXIS |= {"title": {"font": {"size": 12}, "standoff": 6}}
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": SIZE, "color": INK},
        "title": {"font": {"size": 17}},
        "xaxis": AXIS,
        "yaxis": AXIS,
        "hovermode": "closest",
        "colorway": list(SIX),
    }
)
