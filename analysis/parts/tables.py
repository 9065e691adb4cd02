"""The tables of a folder of parts: the columns of the library's facts, and what of a text is kept beside them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis import corpus
from analysis.analyse import Analysis, version
from analysis.article import Article, read_article
from analysis.card import titled
from analysis.corpus import analyse_text
from analysis.library import analyses, facts, kept_columns
from analysis.library.arrow_tables import arrow
from analysis.library.likeness import sign_article
from analysis.library.records import card_columns, id_of, name_of
from analysis.reading.document import Document
from analysis.rows.places import article_of

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = 2
"""The version of these tables; it stands in each part and in golosa.json."""

COLUMNS: Mapping[str, Sequence[str]] = {
    "texts": [
        *(f"{name} VARCHAR" for name in ("id", "name", "text", "encoding", "title", "outlet")),
        *("date DATE", "url VARCHAR", "time TIME", "zone SMALLINT", "characters INTEGER"),
        *("runs INTEGER", "hashes BLOB"),
    ],
    "kept": kept_columns.COLUMNS,
    "analyses": ["text_id VARCHAR", "version VARCHAR", "furniture BOOLEAN", "record BLOB"],
    "failures": ["text_id VARCHAR", "version VARCHAR", "reason VARCHAR"],
    **facts.COLUMNS,
}
"""Each as «name TYPE», in DuckDB's types. runs, hashes: by which reprints are found (likeness.Signature). A text of
which no analysis could be made has a row in `texts` and one in `failures`, with the reason."""

REFUSED = ["file VARCHAR", "place VARCHAR", "reason VARCHAR"]
"""What of the files is no text, and why."""


def made_by() -> str:
    """The version of all that makes the rows: they are the same wherever it is the same."""
    return f"{version()} {facts.version()}"


Rows = Mapping[str, list[tuple[Any, ...]]]


def ready() -> None:
    """Makes a process ready that does nothing but `analyse_documents`. It is asked for from here and not
    from `corpus`, so that what the workers are copies of has loaded this module too."""
    corpus.prepare()


def analyse_documents(batch: list[Document]) -> "dict[str, pa.Table]":
    """The rows of each table for these texts; of one that cannot be analysed the reason."""
    return tables_of([(document, analyse_text(document.text)) for document in batch])


def tables_of(found: Iterable[tuple[Document, Analysis | Exception]]) -> "dict[str, pa.Table]":
    """The rows of each table for texts and what came of them."""
    import pyarrow as pa

    rows: Rows = {name: [] for name in COLUMNS if name != "tokens"}
    tokens = [arrow(COLUMNS["tokens"], [])]
    for document, analysis in found:
        text_id = id_of(document.text)
        rows["texts"].append(_text(text_id, document, _article(document, analysis)))
        rows["kept"] += [(text_id, *kept) for kept in kept_columns.numbered(document.kept)]
        try:
            if isinstance(analysis, Exception):
                raise analysis
            made = facts.make(text_id, analysis)
        except Exception as error:  # of whatever kind: it costs this text only
            rows["failures"].append((text_id, version(), f"{type(error).__name__}: {error}"))
            continue
        rows["analyses"].append((text_id, version(), False, analyses.pack(analysis)))
        for name in facts.OF_TEXT:
            rows[name].extend(getattr(made, name))
        tokens.append(facts.token_table(made))
    made_of = {name: stamped(arrow(COLUMNS[name], own)) for name, own in rows.items()}
    return {**made_of, "tokens": stamped(pa.concat_tables(tokens))}


def stamped(table: "pa.Table") -> "pa.Table":
    """With the version of the tables that it is of."""
    said = {"golosa.schema": str(SCHEMA), "golosa.analysis": version(), "golosa.facts": facts.version()}
    return table.replace_schema_metadata(said)


def _article(document: Document, analysis: Analysis | Exception) -> Article:
    return read_article(document.text) if isinstance(analysis, Exception) else article_of(analysis)


def _text(text_id: str, document: Document, article: Article) -> tuple[Any, ...]:
    card, signature = titled(document.card, article.headline), sign_article(article)
    return (
        *(text_id, document.name.strip() or name_of(document.text), document.text, document.encoding),
        *card_columns(card),
        *(len(document.text), signature.runs, signature.hashes),
    )
