"""Цитаты: who speaks, how often and how much; every statement with its speaker, cue, kind, text and place."""

import streamlit as st

from analysis import tables
from analysis.report.theme import voice_colours
from analysis.tables import UNKNOWN
from pages.shared.filters import one_of, reset
from pages.shared.linked_text import Run, linked_table, linked_text
from pages.shared.method import method
from pages.shared.page import open_page
from pages.shared.statement_card import statement_card

KINDS = ("direct", "indirect", "fragment")
ON_ONE_SCREEN = 20

page = open_page("quotes")
words = page.words
speakers = page.count(tables.speakers)
statements = page.count(tables.statements)
sources = page.count(tables.sources)
colours = voice_colours(page.analysis)
names = list(dict.fromkeys(name for joint in speakers["speaker"] for name in (*joint.split("; "), joint)))


def spoken(name: str) -> str:
    return words("quotes.unattributed") if name == UNKNOWN else name


# ---------------------------------------------------------------- statements per speaker
if statements.empty:
    st.info(words("quotes.none"))
else:
    counted = {"direct": "direct", "indirect": "indirect", "fragments": "fragment"}
    columns = {column: kind for column, kind in counted.items() if speakers[column].any()}
    header = [words("quotes.column.speaker"), *(words("quotes.kinds." + kind) for kind in columns.values())]
    rows = []
    for row in speakers.to_dict("records"):
        doors = {"speaker": row["speaker"]}
        name = Run(spoken(row["speaker"]), "speaker", colour=colours.get(row["speaker"], ""))
        cells = [
            Run(words.number(row[column]), "number", "quotes" if row[column] else None, page.params(**doors, kind=kind))
            for column, kind in columns.items()
        ]
        all_of = Run(words.number(row["statements"]), "number", "quotes", page.params(**doors))
        once = Run(
            words.number(row["statements_without_repeats"]), "number", "quotes", page.params(**doors, repeats="without")
        )
        said = Run(words.number(row["words_direct"]), "number")
        rows.append([name, *cells, all_of, once, said])
    linked_table(
        [*header, words("quotes.column.all"), words("quotes.column.once"), words("quotes.column.words")],
        rows,
        key="speakers",
    )

# ---------------------------------------------------------------- which statements
if not statements.empty:
    st.subheader(words("quotes.statements"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        speaker = st.selectbox(
            words("quotes.filter.speaker"),
            ["", *names],
            format_func=lambda name: spoken(name) if name else words("quotes.filter.everybody"),
            width=320,
            **one_of("speaker", ["", *names], ""),
        )
        kind = st.segmented_control(
            words("quotes.filter.kind"),
            ["", *(kind for kind in KINDS if (statements["kind"] == kind).any())],
            format_func=lambda kind: words("quotes.kinds." + kind) if kind else words("quotes.filter.all"),
            required=True,
            **one_of("kind", ["", *KINDS], ""),
        )
        repeats = st.segmented_control(
            words("quotes.filter.repeats"),
            ["", "without", "only"],
            format_func=lambda choice: words("quotes.filter.repeats_" + (choice or "with")),
            required=True,
            **one_of("repeats", ["", "without", "only"], ""),
        )
    shown = statements
    if speaker:
        shown = shown[[speaker in (joint, *joint.split("; ")) for joint in shown["speaker"]]]
    if kind:
        shown = shown[shown["kind"] == kind]
    if repeats:
        shown = shown[(shown["repeat_of"] > 0) == (repeats == "only")]
    st.caption(words("quotes.shown", n=len(shown), of=len(statements)))
    if shown.empty:
        st.info(words("pages.evidence.nothing"))
        st.button(words("pages.evidence.reset"), on_click=reset, args=("speaker", "kind", "repeats"))
    screen = 0
    if len(shown) > ON_ONE_SCREEN:
        screen = st.pagination(-(-len(shown) // ON_ONE_SCREEN), key=f"screen {speaker} {kind} {repeats}") - 1
    for row in shown.iloc[screen * ON_ONE_SCREEN : (screen + 1) * ON_ONE_SCREEN].to_dict("records"):
        statement_card(page, row, colours)

# ---------------------------------------------------------------- sources
if not sources.empty:
    st.subheader(words("quotes.sources"), anchor=False)
    blocks = []
    for row in sources.to_dict("records"):
        place = page.params(at=f"{row['start']}-{row['stop']}")
        chain = [Run("  ← " + words("quotes.via", source=row["via"]), "muted")] if row["via"] else []
        blocks.append([Run(row["source"], page="reader", params=place), *chain])
    linked_text(blocks, key="sources", look="list")

method(page, "quotes", "words", "sources")
