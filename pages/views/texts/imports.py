"""What an import has read, before anything of it is stored: the list, what is wrong, and the word to go on."""

import datetime
import json
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.interface import Words
from analysis.jobs.taking import confirm, discard, feeds
from analysis.library import drafts
from analysis.library.drafts import Import
from analysis.library.selection import Selection
from analysis.reading import ReadingError
from analysis.report import doors
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.export import table_heading
from pages.shared.linked_text import Run
from pages.shared.page import Page
from pages.shared.problem import said
from pages.shared.roles import offered_to
from pages.shared.table import Row
from pages.views.texts.borders import borders
from pages.views.texts.columns import choose_table_columns
from pages.views.texts.mended import mended
from pages.views.texts.notices import notify
from pages.views.texts.otherwise import read_otherwise
from pages.views.texts.time_left import time_left

KINDS = ("new", "known", "reprint", "guessed", "refused")
"""What the list can be narrowed to; a row may be of several."""

FOREIGN = ("no_cyrillic", "few_cyrillic", "other_cyrillic", "no_yery")
"""Problems that say that a text is of another language."""

SHOWN = ("state", "name", "date", "outlet", "characters", "language", "file_name", "place", "encoding", "url")


@offered_to("analyst")
def import_lists(page: Page) -> None:
    """Each import that waits for the analyst's word."""
    for waiting in drafts.imports(page.library):
        with st.container(border=True):
            st.subheader(plain(page.words("importing.reading.title", name=waiting.name)), anchor=False)
            if not waiting.ready and stored.background().reading.progress().running:
                _reading(page.words, waiting)
            else:
                _import(page, waiting)


@st.fragment(run_every=1.0)
def _reading(words: Words, waiting: Import) -> None:
    """How far the files are read; the list comes when they are, or when the analyst has waited enough."""
    job = stored.background().reading
    progress = job.progress()
    now = next((one for one in drafts.imports(stored.open_library()) if one.id == waiting.id), None)
    if not progress.running or now is None or now.ready:
        st.rerun()
    told = [words("importing.reading.progress", done=now.read, of=now.files), time_left(words, progress)]
    st.progress(now.read / now.files if now.files else 0.0, " · ".join(part for part in told if part))
    if st.button(words("importing.reading.stop"), key=f"stop reading {now.id}", icon=":material/stop:"):
        stored.background().stop_reading()
        job.wait(5)
        st.rerun()


def _import(page: Page, waiting: Import) -> None:
    words = page.words
    if not waiting.ready:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(words("importing.reading.stopped", done=waiting.read, of=waiting.files)), width="content")
            if st.button(words("importing.reading.go_on"), key=f"read on {waiting.id}", icon=":material/play_arrow:"):
                stored.background().read()
                st.rerun()
    rows = described(drafts.table(page.library, waiting.id), words)
    st.markdown(plain(_told(rows, words)))
    mended(page, waiting)
    _since_last_time(page, waiting, rows)
    choose_table_columns(page, waiting, unclear=True)
    if not rows.empty:
        _rows(rows, waiting, words)
        choose_table_columns(page, waiting, unclear=False)
    borders(page, waiting)
    if not rows.empty:
        read_otherwise(page, waiting, rows)
    _bad(page, rows)
    _decide(page, waiting, rows)


def _since_last_time(page: Page, waiting: Import, rows: pd.DataFrame) -> None:
    """Of a feed that was read before, how much is new."""
    known = feeds(page.library)
    for file in drafts.files(page.library, waiting.id):
        if file.name in known and file.options.get("from") == "address":
            new = int(rows[rows["file"] == file.file]["new"].sum())
            day = page.words.date(datetime.date.fromisoformat(known[file.name]))
            st.markdown(plain(page.words("importing.feeds.new", address=file.name, date=day, n=new)))


# ---------------------------------------------------------------- the list
def described(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """drafts.table with `state`, `language` and `reason` in words, and for each of KINDS whether a row is of it."""
    good = rows["problem"] == ""
    reprint = rows["reprint_of"].notna() & good
    found = rows.assign(
        new=good & ~rows["in_library"] & ~rows["again"],
        known=good & (rows["in_library"] | rows["again"]),
        reprint=reprint & ~rows["in_library"] & ~rows["again"],
        guessed=good & ~rows["certain"].astype(bool),
        refused=~good,
        reason=[_reason(problem, values, words) for problem, values in zip(rows["problem"], rows["said"], strict=True)],
    )
    found["state"] = [_state(row, words) for row in found.to_dict("records")]
    found["language"] = [
        words("importing.language." + ("russian" if not key else "other" if key in FOREIGN else "unknown"))
        for key in found["problem"]
    ]
    found["name"] = [row["title"] or row["name"] for row in found.to_dict("records")]
    return found


def _reason(problem: str, values: str, words: Words) -> str:
    return said(words, ReadingError(problem, **json.loads(values))) if problem else ""


def _state(row: Row, words: Words) -> str:
    if row["refused"]:
        return words("importing.state.refused", reason=row["reason"])
    if row["known"]:
        return words("importing.state." + ("known" if row["in_library"] else "again"))
    if row["reprint"]:
        return words("importing.state.reprint", name=row["reprint_of"])
    return words("importing.state." + ("guessed" if row["guessed"] else "new"))


def _told(rows: pd.DataFrame, words: Words) -> str:
    """«Найдено 12 текстов: 9 новых (1 перепечатка), 3 уже в библиотеке; 1 не взят.»"""
    good, new = rows[~rows["refused"]], rows[rows["new"]]
    of_new = _counted({"reprint": new["reprint"].sum(), "guessed": new["guessed"].sum()}, words)
    parts = _counted({"new": len(new)}, words) + f" ({of_new})" * bool(of_new)
    again = (good["again"] & ~good["in_library"]).sum()
    parts = ", ".join(filter(None, [parts, _counted({"known": good["in_library"].sum(), "again": again}, words)]))
    told = words("importing.found", n=len(good)) + f": {parts}" * bool(parts)
    return "; ".join(filter(None, [told, _counted({"refused": rows["refused"].sum()}, words)])) + "."


def _counted(counts: Mapping[str, float], words: Words) -> str:
    return ", ".join(words("importing." + kind, n=int(n)) for kind, n in counts.items() if n)


def _rows(rows: pd.DataFrame, waiting: Import, words: Words) -> None:
    offered = [kind for kind in KINDS if rows[kind].any()]
    counts = {"all": len(rows), **{kind: int(rows[kind].sum()) for kind in offered}}
    chosen = "all"
    if len(offered) > 1:
        chosen = st.segmented_control(
            words("importing.show.label"),
            list(counts),
            default="all",
            required=True,
            format_func=lambda kind: words("importing.show." + kind, n=counts[kind]),
            label_visibility="collapsed",
            key=f"show {waiting.id}",
        )
    shown = rows if chosen == "all" or chosen not in counts else rows[rows[chosen]]
    columns = [column for column in SHOWN if column in ("state", "name") or shown[column].notna().any()]
    columns = [column for column in columns if column in ("state", "name") or (shown[column].astype(str) != "").any()]
    columns = without_twins(shown, columns)
    st.dataframe(
        shown[columns],
        hide_index=True,
        height=min(420, 38 + 35 * len(shown)),
        placeholder="",
        key=f"list {waiting.id} {chosen} {words.language}",
        column_config={
            **{column: st.column_config.Column(words("importing.column." + column)) for column in columns},
            "name": st.column_config.TextColumn(words("importing.column.name"), width="medium"),
            "state": st.column_config.TextColumn(words("importing.column.state"), width="medium"),
            "date": st.column_config.DateColumn(words("importing.column.date"), format="DD.MM.YYYY", width=110),
            "url": st.column_config.LinkColumn(words("importing.column.url")),
        },
    )


def without_twins(rows: pd.DataFrame, columns: list[str]) -> list[str]:
    """The columns but for those that say in every row what one before them says."""
    told = {column: tuple(rows[column].astype(str)) for column in columns}
    return [column for at, column in enumerate(columns) if told[column] not in map(told.__getitem__, columns[:at])]


def _bad(page: Page, rows: pd.DataFrame) -> None:
    """What is not taken, as a table to take away."""
    bad = rows[rows["refused"]]
    if bad.empty:
        return
    words = page.words
    columns = ["file_name", "place", "reason"]
    table = bad[columns].rename(columns={column: words("importing.column." + column) for column in columns})
    table_heading(page.of_library(), "refused", words("importing.bad.title"), table)
    st.caption(words("importing.bad.hint"))
    lines = [
        words(
            "texts.refused", file=f"{row['file_name']}{', ' * bool(row['place'])}{row['place']}", reason=row["reason"]
        )
        for row in bad.head(LONGEST_LIST).to_dict("records")
    ]
    st.markdown("  \n".join([*map(plain, lines), *["…"] * (len(bad) > LONGEST_LIST)]))


LONGEST_LIST = 10


# ---------------------------------------------------------------- the word to go on
def _decide(page: Page, waiting: Import, rows: pd.DataFrame) -> None:
    words, new = page.words, int(rows["new"].sum())
    good = int((~rows["refused"]).sum())
    if not good:
        st.markdown(plain(words("importing.confirm.nothing")))
    elif not new:
        st.markdown(plain(words("importing.confirm.none")))
    with st.form(f"confirm {waiting.id}", border=False):
        name = waiting.name
        if good:
            name = st.text_input(
                words("importing.confirm.collection"), waiting.name, help=words("importing.confirm.collection_help")
            )
        with st.container(horizontal=True):
            label = words("importing.confirm.add", n=new) if new else words("importing.confirm.gather")
            go_on = good and st.form_submit_button(label, type="primary")
            leave = st.form_submit_button(words("importing.confirm.discard"))
    if go_on:
        ids = page.attempt(confirm, page.library, waiting.id, name)
        if ids is not None:
            way = _way(page, name)
            if new:
                notify("success", words("importing.confirm.done", n=new), way)
            elif name.strip():
                notify("success", words("importing.texts.moved", n=len(ids), name=name.strip()), way)
            stored.background().go_on()
        st.rerun()
    if leave:
        page.attempt(discard, page.library, waiting.id)
        st.rerun()


def _way(page: Page, name: str) -> Run | None:
    """To the texts of the collection that an import became."""
    found = next((known.id for known in page.library.collections() if known.name == name.strip()), None)
    if found is None:
        return None
    return Run(page.words("importing.confirm.way"), to=page.within(doors.texts(), Selection(collection=found)))
