"""Who says the words, how often for so many of his own; and the words beside them in two speakers' statements."""

import streamlit as st

from analysis.report import doors
from analysis.search.scope import Scope
from analysis.tables import speakers_saying as tables
from pages.shared.common_filters import OFFERED
from pages.shared.export import table_heading
from pages.shared.filters import one_of
from pages.shared.linked_text import Run, linked_table
from pages.shared.links import counted
from pages.shared.named import named
from pages.shared.page import Page
from pages.shared.pager import shown_first
from pages.shared.wording import spoken

SHOWN = 15
FEWEST = 2


def speakers(page: Page, written: str, scope: Scope) -> None:
    """Nothing where fewer than two say it."""
    words = page.words
    rows = page.count_many(tables.by_speaker, written, scope.part == "speech")
    if len(rows) < FEWEST:
        return
    table_heading(page, "contexts speakers", words("contexts.by_speaker"), rows)
    st.caption(words("contexts.by_speaker_caption"))
    header = [words(f"contexts.column.{name}") for name in ("said_by", "places", "words", "per_thousand", "g2")]
    shown = rows.head(SHOWN)
    linked_table(
        header,
        [
            [
                named(page, row["speaker"]),
                Run(
                    words.number(row["places"]),
                    "number",
                    to=page.door(doors.contexts(written, part=scope.part, whose=row["speaker"])),
                ),
                Run(words.number(row["words"]), "number"),
                Run(words.number(row["per_thousand"], 1), "number"),
                Run(("↑ " if row["effect"] > 0 else "↓ ") + words.number(row["g2"], 1), "number"),
            ]
            for row in shown.to_dict("records")
        ],
        key="contexts speakers",
    )
    shown_first(words, len(shown), len(rows))
    if scope.speaker:
        _against(page, written, scope, [name for name in rows["speaker"] if name != scope.speaker][:OFFERED])


def _against(page: Page, written: str, scope: Scope, others: list[str]) -> None:
    """What stands beside the words with the chosen speaker and with another one."""
    words = page.words
    if not others:
        return
    other = st.selectbox(
        words("contexts.against"),
        ["", *others],
        format_func=lambda name: spoken(words, name) if name else words("contexts.nobody"),
        width=320,
        **one_of("against", ["", *others], ""),
    )
    if not other:
        return
    rows = page.count_many(tables.against, written, scope, other)
    if rows.empty:
        st.info(words("contexts.nothing_beside"))
        return
    one, two = (doors.contexts(written, part=scope.part, whose=name) for name in (scope.speaker, other))
    name = words("contexts.beside_of_two", one=spoken(words, scope.speaker), other=spoken(words, other))
    table_heading(page, "contexts against", name, rows.drop(columns="who"))
    header = [words("contexts.column.lemma"), spoken(words, scope.speaker), spoken(words, other), "G²"]
    shown = rows.head(SHOWN)
    linked_table(
        header,
        [
            [
                Run(row["lemma"], "strong" if row["g2"] > 0 else ""),
                counted(page, row["together"], doors.beside(one, row["lemma"])),
                counted(page, row["other_together"], doors.beside(two, row["lemma"])),
                Run(words.number(row["g2"], 1), "number"),
            ]
            for row in shown.to_dict("records")
        ],
        key="contexts against",
    )
    shown_first(words, len(shown), len(rows))
