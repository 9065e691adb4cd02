"""The same person, body or place in the other texts of the library, and the analyst's word on it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis import corrections
from analysis.report import doors
from pages.shared.linked_text import Run, linked_table
from pages.shared.page import OneText
from pages.shared.pager import one_screen
from pages.shared.roles import offered_to
from pages.shared.table import Row
from pages.shared.who_is_who import correct_both, members, unread

ON_ONE_SCREEN = 20
LONGEST_LIST = 2000
"""Entities that a box offers: a browser would choke on more."""


def elsewhere(page: OneText, entity: str) -> None:
    """Nothing where the library has one text."""
    if page.size < 2:
        return
    words, rows = page.words, members(page)
    here = rows[(rows["text_id"] == page.text.id) & (rows["entity"] == entity)]
    same = rows["identity"].isin(here["identity"])
    names = page.library.names(rows["text_id"].unique())
    order = {text: at for at, text in enumerate(names)}
    others = rows[same & (rows["text_id"] != page.text.id)]
    others = others.assign(added=others["text_id"].map(order).astype("int64"))
    others = others.sort_values(["mentions", "added"], ascending=[False, True])
    st.subheader(words("entities.elsewhere.title"), anchor=False)
    if others.empty:
        st.caption(words("entities.elsewhere.none"))
    else:
        _table(page, entity, others, names)
    if left := unread(page):
        st.caption(words("entities.elsewhere.unread", n=left))
    if not here.empty:
        _one_or_two(page, here.iloc[0].to_dict(), others, rows[~same & (rows["text_id"] != page.text.id)], names)


def _table(page: OneText, entity: str, others: pd.DataFrame, names: dict[str, str]) -> None:
    """Each text with its counts; what it calls the entity is said only where some text calls it otherwise."""
    words, otherwise = page.words, (others["entity"] != entity).any()
    shown = others.iloc[one_screen(len(others), ON_ONE_SCREEN, key=f"elsewhere {page.text.id} {len(others)}")]
    columns = ["text", *(["entity"] if otherwise else []), "mentions", "statements"]
    rows = [
        {
            "text": Run(names[row["text_id"]], to=page.door(doors.entity(row["entity"]), text=row["text_id"])),
            "entity": Run(row["entity"]),
            "mentions": Run(words.number(row["mentions"]), "number"),
            "statements": Run(words.number(row["statements"]), "number"),
        }
        for row in shown.to_dict("records")
    ]
    header = [words("entities.elsewhere." + column) for column in columns]
    linked_table(header, [[row[column] for column in columns] for row in rows], key="elsewhere")


@offered_to("analyst")
def _one_or_two(page: OneText, here: Row, others: pd.DataFrame, rest: pd.DataFrame, names: dict[str, str]) -> None:
    """It is another in one of these texts; or it is one with somebody whom the evidence keeps apart."""
    words = page.words

    def told(row: Row) -> str:
        return words("entities.elsewhere.named_in", name=row["entity"], text=names[row["text_id"]])

    alike = set(here["entity"].lower().split())
    rest = rest[rest["kind"] == here["kind"]].assign(
        unlike=[-len(alike & set(name.lower().split())) for name in rest.loc[rest["kind"] == here["kind"], "entity"]]
    )
    choices = {
        "two": others.to_dict("records"),
        "one": rest.sort_values(["unlike", "entity"]).head(LONGEST_LIST).to_dict("records"),
    }
    if any(choices.values()):
        with st.popover(words("entities.elsewhere.fix"), icon=":material/edit:", type="tertiary"):
            for action, rows in choices.items():
                if rows:
                    _choice(page, action, here, rows, list(map(told, rows)))


def _choice(page: OneText, action: str, here: Row, rows: Sequence[Row], told: list[str]) -> None:
    """A box with these rows and the button that says `action` of the chosen one."""
    words, key = page.words, f"{action} {here['text_id']} {here['entity']} {here['kind']}"
    at = st.selectbox(
        words("entities.elsewhere." + action),
        range(len(rows)),
        index=None,
        format_func=told.__getitem__,
        placeholder=words(f"entities.elsewhere.{action}_choose"),
        key=f"{key} {len(rows)}",
    )
    if st.button(words(f"entities.elsewhere.{action}_do"), key=key, disabled=at is None) and at is not None:
        correct_both(page, getattr(corrections, action), rows[at], here)
        st.rerun()
