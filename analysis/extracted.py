"""What `extract` prints of a text; that of many texts as one Parquet file, lists of records with fixed types."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis.analyse import Analysis
from analysis.card import Card
from analysis.rows import entity_rows, statement_rows

ROWS = 500
"""Texts of a row group: what is in memory at once."""

SPAN = "span"
"""Marks a pair of offsets in SHAPE."""

SHAPE: Mapping[str, Any] = {
    **dict.fromkeys(("id", "title", "language", "text", "place", "outlet", "date", "time", "url"), "str"),
    "entities": {
        **dict.fromkeys(("name", "kind", "role"), "str"),
        "mentions": [SPAN],
        "in_title": [SPAN],
        "references": [SPAN],
        "variants": "counts",
    },
    "quotes": {
        "kind": "str",
        "spans": [SPAN],
        "speaker": "str",
        "speaker_kind": "str",
        "speaker_span": SPAN,
        **dict.fromkeys(("cue", "rule", "speaker_rule", "sure", "role", "addressee"), "str"),
        "signs": ["str"],
        "names_itself": "bool",
        "repeats": "int",
    },
    "questions": {"spans": [SPAN], "by": "str"},
    "sources": {"name": "str", "span": SPAN, "via": "int", "rule": "str"},
    "terms": {"term": "str", "count": "int", "score": "float", "is_name": "bool"},
}
"""The columns, as docs/command-line.md has the keys; a record is the row of a list. A span is a list of two numbers."""


def extract_record(name: str, analysis: Analysis) -> dict[str, Any]:
    """The object that `extract` prints for one article; its keys are those of docs/command-line.md."""
    return {
        "id": name,
        "title": analysis.text[slice(*analysis.title)] if analysis.title else "",
        "language": "ru",
        "text": analysis.text,
        "entities": [
            {
                "name": row.entity.name,
                "kind": row.entity.kind,
                "mentions": [[m.start, m.stop] for m in row.entity.mentions],
                "in_title": [[m.start, m.stop] for m in row.entity.mentions if m.in_title],
                "references": [[r.start, r.stop] for r in row.entity.references],
                "variants": dict(row.variants),
                "role": row.role,
            }
            for row in entity_rows(analysis)
        ],
        "quotes": [
            {
                "kind": q.kind,
                "spans": q.spans,
                "speaker": q.speaker,
                "speaker_kind": q.speaker_kind,
                "speaker_span": q.speaker_span,
                "cue": q.cue,
                "rule": q.rule,
                "speaker_rule": q.speaker_rule,
                "sure": q.sure,
                "signs": q.signs,
                "role": q.role,
                "addressee": q.addressee,
                "names_itself": row.names_itself,
                "repeats": q.repeats,
            }
            for row in statement_rows(analysis)
            for q in (row.quote,)
        ],
        "questions": [{"spans": q.spans, "by": q.by} for q in analysis.questions],
        "sources": [
            {"name": s.name, "span": [s.start, s.stop], "via": s.via, "rule": s.rule} for s in analysis.sources
        ],
        "terms": [
            {"term": t.term, "count": t.count, "score": round(t.score, 4), "is_name": t.is_name} for t in analysis.terms
        ],
    }


def origin(card: Card, place: str = "") -> dict[str, str]:
    """What is known of where a text appeared, and where in its file it was; nothing for a plain text.

    >>> origin(Card(outlet="Вестник"), "№ 2")
    {'place': '№ 2', 'outlet': 'Вестник'}
    """
    said = {"place": place, "outlet": card.outlet, "date": str(card.date or "")}
    said |= {"time": card.time.isoformat("minutes") if card.time else "", "url": card.url}
    return {name: value for name, value in said.items() if value}


def write_parquet(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Writes the records of `extract` into the file `path` and gives how many; whole or not at all.

    Raises OSError.
    """
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema([(name, _column(shape)) for name, shape in SHAPE.items()])
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    written = 0
    try:
        with pyarrow.parquet.ParquetWriter(draft, schema, compression="zstd") as out:
            batch: list[Mapping[str, Any]] = []
            for record in records:
                batch.append({name: record.get(name, "") for name in SHAPE})
                if len(batch) == ROWS:
                    out.write_batch(pyarrow.RecordBatch.from_pylist(batch, schema))
                    written, batch = written + len(batch), []
            out.write_batch(pyarrow.RecordBatch.from_pylist(batch, schema))
            written += len(batch)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return written


def _column(shape: Any) -> Any:
    """The type of a column: a record there is a list of such records."""
    import pyarrow

    return pyarrow.list_(_type(shape)) if isinstance(shape, Mapping) else _type(shape)


def _type(shape: Any) -> Any:
    import pyarrow

    if isinstance(shape, Mapping):
        return pyarrow.struct([(name, _type(inner)) for name, inner in shape.items()])
    if isinstance(shape, list):
        return pyarrow.list_(_type(shape[0]))
    return {
        "str": pyarrow.string(),
        "int": pyarrow.int64(),
        "float": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        SPAN: pyarrow.list_(pyarrow.int64()),
        "counts": pyarrow.map_(pyarrow.string(), pyarrow.int64()),
    }[shape]
