"""All that goes out of a selection of texts: its tables, its analyses as JSON Lines or brat standoff, a zip of all."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Any, Protocol

import pandas as pd

from analysis.analyse import Analysis
from analysis.card import Card
from analysis.extracted import extract_record, origin
from analysis.interface import Words
from analysis.report import methods, workbook
from analysis.report.look import FONT, INK, MUTED
from analysis.report.standoff import CONFIGURATION, standoff
from analysis.tables import kept
from analysis.tables.every import TABLES
from analysis.tables.many import Ids, Rows

LONGEST_NAME = 60

EPOCH = (2026, 1, 1, 0, 0, 0)
"""When every file of a zip was made, so that the same texts give the same bytes."""


class Stored(Protocol):
    """What a library knows of a text."""

    @property
    def card(self) -> Card:
        """Where it appeared."""
        ...


class Texts(Rows, Protocol):
    """What of a library its files are made of."""

    def corrected(self, text_id: str) -> Analysis:
        """The analysis of a text, the analyst's corrections in it."""
        ...

    def stored(self, text_id: str) -> Stored | None:
        """What is known of a text."""
        ...

    def analysed(self) -> Sequence[str]:
        """The texts whose analysis is there."""
        ...

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """What the texts are called."""
        ...


def tables(library: Rows, ids: Ids, names: Iterable[str] = TABLES) -> Iterator[tuple[str, pd.DataFrame]]:
    """The tables of these names, ids of texts as they are in the library."""
    for name in names:
        yield name, TABLES[name](library, ids)


def book(
    library: Rows,
    ids: Ids,
    words: Words,
    names: Iterable[str] = TABLES,
    *,
    base: str = "",
    write: Callable[..., bytes] = workbook.xlsx,
) -> bytes:
    """The tables as one workbook, a sheet each, and a last one that says how it was counted. In place of the ids of
    texts stands what their exports said of them. base: the address of the pages, whose places the sheets then open.
    write: who writes it, as `workbook.xlsx` does."""
    sheets = {
        words(f"many.sheet.{name}"): going_out(library, table, base) for name, table in tables(library, ids, names)
    }
    return write(sheets, words, methods.of_many(words))


def going_out(library: Rows, table: pd.DataFrame, base: str = "") -> pd.DataFrame:
    """A table without the ids of texts (`text_id`): in their place the fields of exports, and a link to each
    place in the reader where the `base` address of the pages is known."""
    if "text_id" not in table:
        return table
    if base and "start" in table:
        places = zip(table["text_id"], table["start"], table["stop"], strict=True)
        table = table.assign(link=[f"{base}/reader?text={text}&at={start}-{stop}" for text, start, stop in places])
    return kept.with_columns(library, table, workbook.CODES | workbook.VOICES)


def parquet(table: pd.DataFrame) -> bytes:
    """A table as Parquet, columns called as in the code."""
    out = io.BytesIO()
    table.to_parquet(out, index=False)
    return out.getvalue()


def records(library: Texts, ids: Ids) -> Iterator[dict[str, Any]]:
    """The kept analyses of the texts, corrections in them, with the keys of `extract`; the others are left out. id: of
    the text in the library."""
    there = frozenset(library.analysed())
    for text_id in ids:
        if text_id in there and (stored := library.stored(text_id)):
            yield extract_record(text_id, library.corrected(text_id)) | origin(stored.card)


def jsonl(library: Texts, ids: Ids) -> Iterator[str]:
    """The same as lines of JSON."""
    for record in records(library, ids):
        yield json.dumps(record, ensure_ascii=False) + "\n"


def brat(library: Texts, ids: Ids) -> Iterator[tuple[str, str]]:
    """The files of a folder that brat opens, as name and content: two of each text, and annotation.conf."""
    yield "annotation.conf", CONFIGURATION
    there, names = frozenset(library.analysed()), library.names(ids)
    for number, text_id in enumerate((text_id for text_id in ids if text_id in there), start=1):
        analysis = library.corrected(text_id)
        name = f"{number:05} {file_name(names.get(text_id, text_id))}"
        yield f"{name}.txt", analysis.text
        yield f"{name}.ann", standoff(analysis)


def zipped(files: Iterable[tuple[str, bytes | Iterable[str]]]) -> bytes:
    """The files as a zip, each whole or line by line; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with made.open(entry, "w") as file:
                for part in (content,) if isinstance(content, bytes) else content:
                    file.write(part if isinstance(part, bytes) else part.encode())
    return out.getvalue()


def bundle(
    library: Texts, ids: Ids, words: Words, *, told: str, more: Iterable[tuple[str, Callable[[], bytes]]] = ()
) -> bytes:
    """A zip of all: each table as Parquet and CSV, the workbook, the analyses, brat standoff, and a page that says what
    is what. told: which texts these are. more: further files (a report), by name."""

    more_files = list(more)

    def files() -> Iterator[tuple[str, bytes | Iterable[str]]]:
        yield "index.html", [_what_is_what(words, told, [name for name, _ in more_files])]
        yield "tables.xlsx", book(library, ids, words)
        for name, table in tables(library, ids):
            yield f"tables/{name}.parquet", parquet(table)
            yield f"tables/{name}.csv", workbook.csv(going_out(library, table), words)
        yield "analyses.jsonl", jsonl(library, ids)
        for name, content in brat(library, ids):
            yield f"brat/{name}", [content]
        for name, make in more_files:
            yield name, make()

    return zipped(files())


def _what_is_what(words: Words, told: str, more: Sequence[str]) -> str:
    """The page of a bundle."""
    listed = [("tables.xlsx", words("reports.bundle.book"))]
    for name in TABLES:
        sheet = words(f"many.sheet.{name}")
        listed.append((f"tables/{name}.csv", sheet))
        listed.append((f"tables/{name}.parquet", sheet))
    listed += [("analyses.jsonl", words("reports.bundle.analyses")), ("brat/", words("reports.bundle.brat"))]
    listed += [(name, words("reports.bundle.report")) for name in more]
    rows = "".join(
        f'<tr><td><a href="{escape(name, quote=True)}">{escape(name)}</a></td><td>{escape(says)}</td></tr>'
        for name, says in listed
    )
    style = f"body {{ font-family: {FONT}; color: {INK}; margin: 2rem auto; max-width: 52rem; padding: 0 1rem }}"
    title = escape(words("reports.bundle.title"))
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in methods.of_many(words))
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style} td {{ padding: .2rem 1rem .2rem 0; vertical-align: top }} "
        f"p {{ color: {MUTED} }}</style></head>"
        f"<body><h1>{title}</h1><p>{escape(told)}</p><table>{rows}</table>{paragraphs}</body></html>"
    )


def file_name(text: str) -> str:
    """Without the signs that file systems refuse, and short.

    >>> file_name("Мост: кто и что?")
    'Мост кто и что'
    """
    return re.sub(r'[\\/:*?"<>|\s]+', " ", text)[:LONGEST_NAME].strip(" .") or "_"
