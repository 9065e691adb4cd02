"""The word cloud of a text's terms: a picture to set beside the ranked bars, which say the same more exactly."""

import io
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.report.look import BAR

FONT = Path(__file__).resolve().parents[2] / "data" / "fonts" / "NotoSans-Regular.ttf"
"""Shipped with the program, so that the cloud is the same everywhere."""

MOST_WORDS = 60
WIDTH, HEIGHT = 1000, 480
SEED = 7
NAME_COLOUR, TERM_COLOUR = "#8397ad", BAR


def png(terms: pd.DataFrame) -> bytes | None:
    """The cloud on white at twice its size; None where there is no term. `terms` as tables.terms, names or not."""
    cloud = _cloud(terms, scale=2)
    if cloud is None:
        return None
    out = io.BytesIO()
    cloud.to_image().save(out, "PNG", optimize=True)
    return out.getvalue()


def svg(terms: pd.DataFrame) -> bytes | None:
    """The cloud as SVG with the letters that it needs of the font in it; None where there is no term."""
    cloud = _cloud(terms, scale=1)
    return None if cloud is None else str(cloud.to_svg(embed_font=True)).encode()


def _cloud(terms: pd.DataFrame, scale: int) -> Any:
    """As large as often, in the order of `terms`; the same terms make the same cloud."""
    from wordcloud import WordCloud

    counts = {row["term"]: row["count"] for row in terms.head(MOST_WORDS).to_dict("records") if row["count"]}
    if not counts:
        return None
    names = set(terms.loc[terms["is_name"], "term"])
    cloud = WordCloud(
        font_path=str(FONT),
        width=WIDTH,
        height=HEIGHT,
        scale=scale,
        background_color="white",
        prefer_horizontal=1.0,
        relative_scaling=0.5,
        min_font_size=11,
        max_font_size=90,
        margin=4,
        max_words=MOST_WORDS,
        random_state=SEED,
        collocations=False,
        color_func=lambda word, **_: NAME_COLOUR if word in names else TERM_COLOUR,
    )
    return cloud.generate_from_frequencies(counts)
