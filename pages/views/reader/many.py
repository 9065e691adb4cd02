"""Чтение of many texts: the list of them, each to be opened."""

import pandas as pd
import streamlit as st

from analysis.report import doors
from analysis.tables import leaning, many, stories
from pages.shared.export import table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run
from pages.shared.links import counted
from pages.shared.of_outlet import counted_of_outlet
from pages.shared.page import ManyTexts
from pages.shared.text_list import Cells, text_list
from pages.shared.too_many import too_many

ON_ONE_SCREEN = 50


def reader_of_many(page: ManyTexts) -> None:
    """The whole screen."""
    if too_many(page):
        return
    words, texts = page.words, page.count_many(many.texts)
    lacking = {
        "undated": texts["date"].isna(),
        "no_outlet": texts["outlet"] == "",
        "reprints": texts["reprint"],
        "unanalysed": ~texts["analysed"],
    }
    kinds = ["", *(name for name, rows in lacking.items() if rows.any())]
    only = ""
    if len(kinds) > 1:
        only = st.segmented_control(
            words("many.only.title"),
            kinds,
            format_func=lambda kind: words("many.only." + (kind or "all")),
            required=True,
            **one_of("only", kinds, ""),
        )
    shown = _of_outlet(page, texts[lacking[only]] if only else texts)
    table_heading(page, "texts", f"{words('many.table.texts')}: {words.number(len(shown))}", _for_files(page, shown))
    _list(page, shown)


def _of_outlet(page: ManyTexts, texts: pd.DataFrame) -> pd.DataFrame:
    """Those that a number of «Издания» counts, where the address asks for them."""
    everything = Run(page.words("selection.all"), to=page.door(doors.texts()))
    asked = counted_of_outlet(page, leaning.COUNTED, "outlets.of", everything)
    return texts[texts["text_id"].isin(page.count_many(leaning.texts_of, *asked))] if asked else texts


def _for_files(page: ManyTexts, texts: pd.DataFrame) -> pd.DataFrame:
    return stories.with_stories(page.library, texts)


def _list(page: ManyTexts, texts: pd.DataFrame) -> None:
    """`texts` as many.texts."""
    words = page.words
    more: Cells = {
        words("many.list.words"): lambda row: Run(
            words.number(row["words"]) if row["analysed"] else words("many.not_analysed"), "number"
        ),
        words("many.list.statements"): lambda row: (
            counted(page, row["statements"], doors.quotes(), text=row["text_id"])
            if row["analysed"]
            else Run("–", "number")
        ),
    }
    text_list(page, texts, more, size=ON_ONE_SCREEN, key="texts", what=f"texts {page.shown} {len(texts)}")
