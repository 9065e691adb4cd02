"""The terms of many texts, by how many texts they are main in or against the rest of the library; the texts of one."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.report import doors
from analysis.report.charts import about as term_charts
from analysis.report.charts import themes as charts
from analysis.tables import keyness, many, themes
from pages.shared.chart import show_chart
from pages.shared.escape import plain
from pages.shared.evidence import sentence
from pages.shared.export import table_heading
from pages.shared.filters import one_of, reset
from pages.shared.linked_text import Run, linked_text
from pages.shared.page import ManyTexts
from pages.shared.pager import one_screen, shown_first
from pages.shared.table import Row, table_to_choose
from pages.shared.wording import where
from pages.views.topics.stop_words import stop_button

REST = "rest"
FEWEST_BARS = 3
MOST_ROWS = 500
"""Terms in the table: the file has all. A row with its numbers in words takes 0.1 ms at each run of the page."""

TEXTS_ON_ONE_SCREEN = 10
SENTENCES_OF_A_TEXT = 3


def terms_of_many(page: ManyTexts) -> None:
    """The ranking as a chart and a table; a term opens its texts."""
    words, against = page.words, ""
    size = page.count_many(keyness.sizes)
    if size.enough:
        against = st.segmented_control(
            words("terms.against.title"),
            ["", REST],
            format_func=lambda choice: words("terms.against.rest" if choice else "themes.no_comparison"),
            required=True,
            **one_of("against", ["", REST], ""),
        )
    if against:
        compared = page.count_many(keyness.against_rest)
        terms = compared[~compared["is_name"] & (compared["effect"] > 0)].drop(columns="is_name")
        show_chart(page, term_charts.against_rest(terms, words, name="terms_against_rest"), state=against)
    else:
        terms = page.count_many(many.terms)
        if len(terms) >= FEWEST_BARS:
            show_chart(page, charts.in_texts(terms, words, kept()))
        if size.rest_texts and not size.enough:
            st.caption(words("terms.against.few", needed=keyness.ENOUGH_WORDS, rest=size.rest_words))
    if not terms.empty:
        table_heading(page, "terms", words("topics.table"), terms)
        _table(page, terms)


def _table(page: ManyTexts, terms: pd.DataFrame) -> None:
    """A row opens the texts of its term."""
    words, shown = page.words, terms.head(MOST_ROWS)
    table_to_choose(
        shown.style.format(partial(words.number, digits=1), subset=list(terms.select_dtypes("float").columns)),
        {column: words("themes.column." + column) for column in map(str, terms)},
        lambda at: page.door(doors.term(terms["term"].iloc[at], kept())),
        key=f"terms {page.shown} {'rest' in terms} {len(terms)}",
        hint=words("themes.choose_term"),
    )
    shown_first(words, len(shown), len(terms))


def term_texts(page: ManyTexts) -> None:
    """The texts that have the term of the URL, each with its first sentences."""
    words, term = page.words, st.query_params.get("term", "")
    if not term:
        return
    found = page.count_many(themes.texts_with_term, term, reads=themes.state)
    if found.empty:
        st.warning(words("themes.unknown_term"))
        return
    known = many.texts(page.library, list(found["text_id"])).set_index("text_id")
    with st.container(border=True):
        table = found.assign(title=list(known.loc[found["text_id"], "title"]))
        table = table[["text_id", "title", "count", "main"]]
        table_heading(page, "term texts", plain(term), table)
        every, main = words("themes.with_term", n=len(found)), words("themes.among_main", n=int(found["main"].sum()))
        st.markdown(plain(words("themes.term_told", main=every, all=main)))
        screen = one_screen(len(found), TEXTS_ON_ONE_SCREEN, key=f"texts with {page.shown} {term}")
        for row in found.iloc[screen].to_dict("records"):
            _text(page, row, known.loc[row["text_id"]].to_dict())
        with st.container(horizontal=True):
            st.button(words("many.close"), on_click=reset, args=("term",), key="leave term")
            stop_button(page, term)


def _text(page: ManyTexts, row: Row, text: Row) -> None:
    """One text: where it appeared, how often it has the term, the first sentences that do."""
    words, one, forms = page.words, page.of(row["text_id"]), row["terms"]
    own = tables.occurrences(one.analysis)
    own = own[own["term"].isin(forms)]
    found = tables.evidence(one.analysis, list(zip(own["start"], own["stop"], strict=True)))
    door = one.door(doors.term(forms[0]))
    facts = [where(words, text["outlet"], text["date"]), words("topics.times", n=int(row["count"]))]
    head = [
        Run(text["title"], "strong", to=door),
        Run("  " + " · ".join(fact for fact in facts if fact), "muted small"),
    ]
    blocks = [list(sentence(one, evidence, frozenset())) for evidence in found[:SENTENCES_OF_A_TEXT]]
    if len(found) > SENTENCES_OF_A_TEXT:
        more = words("many.more_here", n=len(found) - SENTENCES_OF_A_TEXT)
        blocks.append([Run(more, "way", to=door)])
    linked_text([head], key=f"text {row['text_id']}")
    linked_text(blocks, key=f"evidence {row['text_id']}", look="list")


def kept() -> dict[str, str]:
    """What of the page's own URL a click within it keeps: the theme and how many were asked for, the comparison."""
    return {name: st.query_params[name] for name in ("themes", "theme", "against") if name in st.query_params}
