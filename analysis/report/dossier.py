"""«Досье» as DOCX: what many texts say of one person, body or place, with every statement and where it stands."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.interface import Words
from analysis.report import doors, paper
from analysis.report.look import voice_name
from analysis.report.methods import method
from analysis.report.pieces import Piece, SummarySentence, compose, merged
from analysis.tables import dossier as tables
from analysis.tables.many import Ids, Rows

MOST_STATEMENTS = 200
MOST_ROWS = 30
WIDTHS = (8.0, 3.0, 3.0, 3.0)
SAID_WIDTHS = (4.2, 9.0, 3.8)


def told(known: tables.Known, name: str, words: Words) -> SummarySentence:
    """How much the texts say of somebody, in a sentence or two, each number with what it counts."""
    speech = Piece(words("dossier.statements_n", n=known.statements), doors.quotes(speaker=name))
    if known.texts:
        told = compose(
            words,
            "dossier.told",
            texts=Piece(words("dossier.texts", n=known.texts), doors.entity(name)),
            mentions=Piece(words("dossier.mentions", n=known.mentions), doors.entity(name)),
            statements=speech if known.statements else speech.text,
            said_of=Piece(words("dossier.said_of_n", n=known.said_of), doors.dossier(name, part="said_of"))
            if known.said_of
            else words("dossier.said_of_n", n=0),
        )
    else:
        told = compose(words, "dossier.only_speaks", statements=speech)
    if known.first and known.last:
        there = doors.entity(name) if known.texts else doors.quotes(speaker=name)
        first, last = (Piece(words.date(day), doors.during(there, day, day)) for day in (known.first, known.last))
        told += (Piece(" "), *compose(words, "dossier.between", first=first, last=last))
    return SummarySentence("dossier", merged(told))


def dossier(library: Rows, ids: Ids, name: str, selection: str, words: Words) -> bytes:
    """The dossier of the identity `name` over the texts `ids`, which `selection` tells in words, as a DOCX file."""
    document = paper.a4(words.language)
    document.core_properties.title = paper.clean(name)
    document.core_properties.author = ""
    document.add_paragraph(paper.clean(name), style="Title")
    paper.muted(document.add_paragraph(), f"{words('dossier.menu')} · {selection}", 11)
    there, speech = tables.presence(library, ids, name), tables.speech_of(library, ids, name)
    document.add_paragraph(paper.clean(str(told(tables.known(there, speech), name, words))))
    _table(document, words("dossier.names"), tables.names(library, ids, name), words)
    _table(document, words("dossier.roles"), tables.roles(library, ids, name), words)
    _table(document, words("dossier.by_outlet"), tables.by_outlet(there), words)
    _table(document, words("dossier.named_with"), tables.named_with(library, ids, name), words)
    _table(document, words("dossier.speaks_of"), tables.speaks_of(speech), words)
    _statements(document, "statements", tables.statements(library, ids, name), words)
    _statements(document, "said_of", tables.in_full(library, tables.whose(speech)), words)
    document.add_heading(words("report.note.method"), level=1)
    for paragraph in method(words, ("entities", "quotes")):
        paper.muted(document.add_paragraph(), paragraph)
    paper.page_numbers(document, words("report.note.footer"))
    return paper.saved(document)


def _table(document: Any, title: str, rows: pd.DataFrame, words: Words) -> None:
    if rows.empty:
        return
    columns = [column for column in rows if column not in ("kind", "last")][: len(WIDTHS)]
    document.add_heading(title, level=1)
    made = paper.table(document, [words(f"dossier.column.{column}") for column in columns], WIDTHS[: len(columns)])
    for row in rows.head(MOST_ROWS).to_dict("records"):
        cells = [[(_cell(row, str(column), words), False)] for column in columns]
        paper.row(made, cells, WIDTHS[: len(columns)])
    if len(rows) > MOST_ROWS:
        document.add_paragraph(words("dossier.shown_first", shown=MOST_ROWS, of=len(rows)))


def _cell(row: Mapping[Any, Any], column: str, words: Words) -> str:
    value = row[column]
    if column == "speaker":
        return voice_name(str(value), words)
    if column == "outlet" and not value:
        return words("many.no_outlet")
    if column == "first":
        return " – ".join(words.date(day) for day in dict.fromkeys((value, row["last"])) if not pd.isna(day))
    return paper.clean(str(value)) if isinstance(value, str) else words.number(value)


def _statements(document: Any, key: str, rows: pd.DataFrame, words: Words) -> None:
    if rows.empty:
        return
    document.add_heading(words(f"dossier.{key}"), level=1)
    head = [words(f"dossier.column.{name}") for name in ("speaker", "said", "place")]
    made = paper.table(document, head, SAID_WIDTHS)
    for row in rows.head(MOST_STATEMENTS).to_dict("records"):
        where = [row["outlet"] or row["title"], words.date(row["date"]) if row["date"] else ""]
        cells = [
            [(voice_name(row["speaker"], words), True), (words(f"report.kind.{row['kind']}"), False)],
            [(paper.clean(row["said"]), False)],
            [(paper.clean(line), False) for line in where if line],
        ]
        paper.row(made, cells, SAID_WIDTHS)
    if len(rows) > MOST_STATEMENTS:
        document.add_paragraph(words("dossier.shown_first", shown=MOST_STATEMENTS, of=len(rows)))
