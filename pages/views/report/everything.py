"""All that goes out of the chosen texts: every table, the analyses, brat standoff, and a zip of it all."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis.report import selected
from pages.shared.export import base_address, download, write_book
from pages.shared.page import Page


def everything(page: Page) -> None:
    """A line of files; what is in them is that of the pages."""
    if not page.many:
        return
    words, library, ids = page.words, page.library, page.chosen
    st.subheader(words("reports.all_files"), anchor=False)
    st.caption(words("reports.all_files_caption"))
    base = base_address()
    files: dict[tuple[str, str], Callable[[], bytes]] = {
        ("xlsx", "xlsx"): partial(selected.book, library, ids, words, base=base, write=write_book),
        ("parquet", "zip"): lambda: selected.zipped(
            (f"{name}.parquet", selected.parquet(table)) for name, table in selected.tables(library, ids)
        ),
        ("jsonl", "jsonl"): lambda: "".join(selected.jsonl(library, ids)).encode(),
        ("brat_zip", "zip"): lambda: selected.zipped((name, [text]) for name, text in selected.brat(library, ids)),
        ("zip", "zip"): partial(selected.bundle, library, ids, words, told=page.told),
    }
    with st.container(horizontal=True):
        for (name, kind), make in files.items():
            label = words(f"reports.bundle.{name}")
            download(page, label, kind, make, label=label)
