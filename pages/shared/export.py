"""One «Скачать» menu per chart and table. Files are made when they are asked for."""

import datetime
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.interface import Words
from analysis.jobs.counting import beside
from analysis.report import pictures, selected, workbook
from analysis.report.charts.chart import Chart
from analysis.report.look import camera, for_print
from pages.shared.method import notes
from pages.shared.page import Page

TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "gexf": "application/xml",
    "graphml": "application/xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "jsonl": "application/x-ndjson",
}

ROWS_HERE = 2000
"""Rows of a workbook that is written here: a process takes longer to be asked."""

CAMERA_WIDTH = 640

LONGEST_NAME = 40
"""Signs of a part of a file's name."""


def chart_heading(page: Page, chart: Chart) -> None:
    """A chart's title with its menu: a picture, an interactive page, the rows that it draws."""
    words, name, figure = page.words, chart.name, chart.figure
    title, caption = words(f"charts.{name}.title"), words(f"report.caption.{name}")
    with _heading(title), _menu(page, name):
        if st.toggle(words("pages.download.told"), key=f"told {name}"):
            caption = f"{caption} {page.told if page.many else page.called} · {words.date(_today())}"
        if pictures.available():
            scale = st.segmented_control(
                words("pages.download.scale"),
                pictures.SCALES,
                default=pictures.USUAL,
                required=True,
                format_func=lambda times: f"{times}×",
                key=f"scale {name}",
            )
            for kind in ("png", "svg", "pdf"):
                made = partial(pictures.picture, figure, kind, title, caption, scale=scale or pictures.USUAL)
                download(page, title, kind, made)
        download(page, title, "html", partial(pictures.page, figure, title, caption, language=words.language))
        _table(page, title, chart.rows)
        if not pictures.available():
            _camera(page, name, figure, title, caption)


def table_heading(page: Page, name: str, title: str, table: pd.DataFrame) -> None:
    """A table's title with its menu: XLSX and CSV."""
    with _heading(title), _menu(page, name):
        _table(page, title, table)


def files_heading(page: Page, name: str, title: str, files: Mapping[str, Callable[[], bytes]]) -> None:
    """The title and menu of what is neither a chart nor a table: a maker for each type of file."""
    with _heading(title), _menu(page, name):
        for kind, make in files.items():
            download(page, title, kind, make)


def download(
    page: Page, title: str, kind: str, make: Callable[[], bytes | str], *, label: str = "", hint: str = ""
) -> None:
    """One button; `make()` gives the file on click, named after the text and `title`. With a hint it stands out."""
    st.download_button(
        label or page.words("pages.download." + kind),
        make,
        file_name=f"{_file_name(page.called)} {_file_name(title)}.{kind}",
        mime=TYPES[kind],
        key=f"download {title} {kind}",
        on_click="ignore",
        help=hint or None,
        icon=":material/download:" if label else None,
        type="primary" if hint else "secondary" if label else "tertiary",
    )


def book(page: Page, sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """A workbook of `sheets`, and a last one that says how the numbers of this page's texts are made."""
    made = {name: _going_out(page, table) for name, table in sheets.items()}
    return write_book(made, page.words, notes(page))


def write_book(sheets: Mapping[str, pd.DataFrame], words: Words, told: Sequence[str] | None) -> bytes:
    """As `workbook.xlsx`; a large one is written by a process: here all pages would wait for it, a cell at a time."""
    if sum(map(len, sheets.values())) <= ROWS_HERE:
        return workbook.xlsx(sheets, words, told)
    found: bytes = beside(workbook.xlsx, sheets, words, told)
    return found


def sheet(page: Page, table: pd.DataFrame) -> bytes:
    """A table as CSV."""
    return workbook.csv(_going_out(page, table), page.words)


def _going_out(page: Page, table: pd.DataFrame) -> pd.DataFrame:
    """A table over many texts has in place of their ids what the exports said of them, and links to places."""
    return selected.going_out(page.library, table, base_address()) if page.many else table


def base_address() -> str:
    """Where the browser reaches the pages, "" outside of one."""
    address = st.context.url or ""
    return address.rsplit("/", 1)[0] if address.count("/") > 2 else address


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def _heading(title: str) -> st.delta_generator.DeltaGenerator:
    """A title with room for the menu at the right end of its line."""
    line = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom")
    line.subheader(title, anchor=False, width="content")
    return line


def _menu(page: Page, name: str) -> st.delta_generator.DeltaGenerator:
    return st.popover(
        page.words("pages.download.title"), icon=":material/download:", type="tertiary", key=f"menu {name}"
    )


def _table(page: Page, title: str, table: pd.DataFrame) -> None:
    download(page, title, "xlsx", partial(book, page, {title: table}))
    download(page, title, "csv", partial(sheet, page, table))


def _camera(page: Page, name: str, figure: go.Figure, title: str, caption: str) -> None:
    """Where the server has no browser: the chart on white with a camera button of its own."""
    words = page.words
    st.caption(words("pages.download.camera"))
    kind = st.segmented_control(
        words("pages.download.camera_format"),
        ["png", "svg"],
        default="png",
        required=True,
        format_func=str.upper,
        key=f"camera format {name}",
    )
    st.plotly_chart(
        for_print(figure, title, caption, width=CAMERA_WIDTH),
        width=CAMERA_WIDTH,
        theme=None,
        key=f"camera {name}",
        config=dict(camera(kind or "png", f"{_file_name(page.called)} {_file_name(title)}")),
        alt=title,
    )


def _file_name(text: str) -> str:
    """Without the signs that file systems refuse, and short; it ends at a word.

    >>> _file_name("Мост через Тару: кто и что обещал открыть к зиме")
    'Мост через Тару кто и что обещал открыть'
    """
    name = re.sub(r'[\\/:*?"<>|\s]+', " ", text).strip()
    whole = textwrap.shorten(name, LONGEST_NAME, placeholder="") or name[:LONGEST_NAME]
    return whole.strip(" .…,;–—-")
