"""Terms as tables: all of them with who says them first where, and what two speakers have in common."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.report import doors, workbook
from analysis.tables import only_and_both
from pages.shared.escape import plain
from pages.shared.export import files_heading
from pages.shared.linked_text import Run, linked_table
from pages.shared.opening import open_next
from pages.shared.page import OneText
from pages.shared.words import Words

SHOWN = ("term", "count", "shorter", "score", "keyness", "effect", "author", "speakers", "first_sentence")
AGAINST_REST = ("term", "count", "rest", "log_likelihood", "effect", "author", "speakers", "first_sentence")
LONGEST_LIST = 12
MEASURES = {"score", "keyness", "log_likelihood", "effect"}


def term_table(page: OneText, terms: pd.DataFrame) -> None:
    """`terms` as tables.terms, or as term_weight compares them with the rest; a row opens the term's sentences."""
    words = page.words
    shown = AGAINST_REST if "rest" in terms else SHOWN
    key = f"terms {page.stamp} {len(terms)} {len(shown)}"
    st.caption(words("pages.evidence.choose_row"))
    st.dataframe(
        terms[list(shown)].style.format(dict.fromkeys({*shown} & MEASURES, partial(words.number, digits=1))),
        hide_index=True,
        on_select=partial(_choose, page, key, terms),
        selection_mode="single-row",
        key=key,
        column_config={
            column: st.column_config.Column(
                words("topics.column." + column), pinned=column == "term", help=_help(words, column)
            )
            for column in shown
        },
    )


def three_lists(page: OneText, first: str, second: str, *, with_names: bool) -> None:
    """What only one of two speakers says, both, only the other: counts in the words of each."""
    words = page.words
    lists = only_and_both(page.analysis, first, second, names=with_names)
    headings = (words("topics.only", speaker=first), words("topics.both"), words("topics.only", speaker=second))
    sheets = {
        heading: table.rename(columns={"a": first, "b": second}) for heading, table in zip(headings, lists, strict=True)
    }
    files_heading(page, "lists", words("topics.lists"), {"xlsx": partial(workbook.xlsx, sheets, words)})
    for column, heading, table, counts in zip(st.columns(3), headings, lists, ("a", "ab", "b"), strict=True):
        with column:
            st.markdown(f"**{plain(heading)}**")
            header = [
                page.words("topics.column.term"),
                *(name for name, side in ((first, "a"), (second, "b")) if side in counts),
            ]
            rows = [
                [
                    Run(row["item"], to=page.door(doors.term(row["item"]))),
                    *(Run(page.words.number(row[side]), "number") for side in counts),
                ]
                for row in table.head(LONGEST_LIST).to_dict("records")
            ]
            if rows:
                linked_table(header, rows, key=f"list {counts}")
            else:
                st.caption("–")
            if len(table) > LONGEST_LIST:
                st.caption(words("topics.more", n=len(table) - LONGEST_LIST))


def _help(words: Words, column: str) -> str | None:
    key = f"topics.help.{column}"
    return words(key) if key in words else None


def _choose(page: OneText, key: str, terms: pd.DataFrame) -> None:
    rows = st.session_state[key].selection.rows
    if rows:
        row = terms.iloc[rows[0]]
        open_next(page.door(doors.term(row["term"], names=bool(row["is_name"]))))
