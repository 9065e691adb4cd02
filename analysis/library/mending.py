"""A typo of a text put right: the text as it reads now takes the place of the former one, its corrections with it.

A text is known by its content, so the mended one is another: it has the name, the card, the columns of the export and
the collections of the former one, which goes into the bin with all that was its own.
"""

import json
from dataclasses import asdict, replace

import duckdb

from analysis.article import Span, read_article
from analysis.corrections import Correction
from analysis.library import corrections, texts
from analysis.library.records import WHOLE_LIBRARY, LibraryError, id_of


def mend(rows: duckdb.DuckDBPyConnection, text_id: str, span: Span, words: str, who: str = "") -> str:
    """The id of the text with `words` in place of what stands at `span`; LibraryError where it is there already."""
    found = rows.execute("SELECT text, title FROM texts WHERE id = ? AND deleted IS NULL", [text_id]).fetchone()
    if found is None:
        raise LibraryError("no_text", id=text_id)
    former, title = found
    start, stop = span
    text = f"{former[:start]}{words}{former[stop:]}"
    mended = id_of(text)
    if mended == text_id:
        return text_id
    if rows.execute("SELECT 1 FROM texts WHERE id = ?", [mended]).fetchone():
        raise LibraryError("mended_known")
    if title and title == read_article(former).headline:
        title = read_article(text).headline or title
    rows.execute(COPY, [mended, text, title, len(text), text_id])
    for table, columns in (("collected", "collection"), ("kept", "field, value, place, number")):
        rows.execute(
            f"INSERT INTO {table} (text_id, {columns}) SELECT ?, {columns} FROM {table} WHERE text_id = ?",
            [mended, text_id],
        )
    made = [row.correction for row in corrections.of_text(rows, text_id)]
    corrections.keep(rows, [(mended, moved(correction, span, words)) for correction in made], who)
    _follow(rows, text_id, mended)
    texts.delete(rows, text_id)
    return mended


COPY = """
INSERT INTO texts (id, name, text, encoding, title, outlet, date, url, added, characters)
SELECT ?, name, ?, encoding, ?, outlet, date, url, added, ? FROM texts WHERE id = ?
"""


def moved(correction: Correction, span: Span, words: str) -> Correction:
    """The correction in a text that has `words` in place of what stood at `span`.

    >>> moved(Correction("checked", spans=((0, 4), (10, 14))), (2, 3), "бв").spans
    ((0, 5), (11, 15))
    """
    start, stop = span
    more = len(words) - (stop - start)

    def place(at: int, *, end: bool) -> int:
        if at >= stop and (end or at > start or stop == start):
            return at + more
        return at if at <= start else start + len(words) if end else start

    return replace(
        correction, spans=tuple((place(left, end=False), place(right, end=True)) for left, right in correction.spans)
    )


def _follow(rows: duckdb.DuckDBPyConnection, former: str, mended: str) -> None:
    """What was said of the library's entities by a text is said by the mended one."""
    for row in corrections.of_text(rows, WHOLE_LIBRARY):
        said = row.correction
        if former in (said.text, said.other):
            text, other = (mended if one == former else one for one in (said.text, said.other))
            record = json.dumps(asdict(replace(said, text=text, other=other)), ensure_ascii=False)
            rows.execute("UPDATE corrections SET record = ? WHERE id = ?", [record, row.id])
