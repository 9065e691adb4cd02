"""Terms as tables: all of them with who says them first where, and what two speakers have in common."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.report import doors, workbook
from analysis.report.doors import Target
from analysis.tables import only_and_both
from pages.shared.escape import plain
from pages.shared.export import files_heading
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import OneText
from pages.shared.table import table_to_choose

SHOWN = ("term", "count", "shorter", "score", "keyness", "effect", "author", "speakers", "first_sentence")
AGAINST_REST = ("term", "count", "rest", "log_likelihood", "effect", "author", "speakers", "first_sentence")
LONGEST_LIST = 12
MEASURES = {"score", "keyness", "log_likelihood", "effect"}


def term_table(page: OneText, terms: pd.DataFrame) -> None:
    """`terms` as tables.terms, or as term_weight compares them with the rest; a row opens the term's sentences."""
    words = page.words
    shown = AGAINST_REST if "rest" in terms else SHOWN

    def door(at: int) -> Target:
        row = terms.iloc[at]
        return page.door(doors.term(row["term"], names=bool(row["is_name"])))

    table_to_choose(
        terms[list(shown)].style.format(dict.fromkeys({*shown} & MEASURES, partial(words.number, digits=1))),
        {column: words("topics.column." + column) for column in shown},
        door,
        key=f"terms {page.stamp} {len(terms)} {len(shown)}",
        hint=words("pages.evidence.choose_row"),
        helps={column: words(key) for column in shown if (key := f"topics.help.{column}") in words},
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
