"""The facts of an analysis as rows: what many texts at once are asked, so that no analysis need be read for it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.analyse import Analysis
from analysis.card import fold_outlet
from analysis.code_hash import code_hash
from analysis.library.arrow_tables import arrow, arrow_columns
from analysis.rows import UNKNOWN, StatementRow, entity_rows, mention_rows, statement_rows
from analysis.rows.gender import gender_of
from analysis.rows.marker import marker
from analysis.search import index
from analysis.topics.reference import fold

if TYPE_CHECKING:
    import pyarrow as pa

Row = tuple[Any, ...]

NAMED = [
    *(f"{name} VARCHAR" for name in ("text_id", "entity", "kind")),
    *(f"{name} INTEGER" for name in ("mentions", "in_title", '"references"', "statements", "first")),
    *(f"{name} VARCHAR" for name in ("gender", "roles", "beside")),
    *(f"{name} INTEGER" for name in ("in_headline", "in_lead", "in_speech")),
    *("sex VARCHAR", "sex_by VARCHAR"),
]
"""A row for each EntityRow. gender, roles (a line each) and `beside` are what tells who is who over many texts
(identities.py). sex, sex_by: of a person, as rows.gender tells it. `identity` is filled in when they are written."""

SAID = [
    *("text_id VARCHAR", "place INTEGER", "nth INTEGER"),
    *(f"{name} VARCHAR" for name in ("kind", "speaker", "speaker_kind", "role", "cue")),
    *(f"{name} INTEGER" for name in ("words", "own_words", "start", "stop")),
    *("said VARCHAR", "repeat_of INTEGER", "checked BOOLEAN", "marker VARCHAR", "manner VARCHAR"),
    "sure VARCHAR",
]
"""A row for each StatementRow and each of those who make it. speaker: that one, "" where it is open; nth: his place
among those who say it together, from 0; speaker_kind: what he is. marker, manner: the cue in dictionary form and its
kind. sure: how it is known who says it (Quote.sure). The rest is the statement's, the same in all rows."""

CITED = [
    *("text_id VARCHAR", "nth INTEGER"),
    *(f"{name} VARCHAR" for name in ("source", "folded", "via", "via_folded", "rule")),
    *("start INTEGER", "stop INTEGER"),
]
"""A row for each source that a text names, from 0. via: the source that this one leans on, or ""; folded: as names of
outlets are compared (card.fold_outlet)."""

MENTIONED = [
    *("text_id VARCHAR", "entity VARCHAR", "kind VARCHAR", "start INTEGER", "stop INTEGER", "in_title BOOLEAN"),
    *("sentence INTEGER", "sentence_start INTEGER", "sentence_stop INTEGER", "paragraph INTEGER", "statement INTEGER"),
]
"""A row for each MentionRow; who the entity is over the texts stands in `named`."""

TERMS = ["text_id VARCHAR", "term VARCHAR", "folded VARCHAR", "count INTEGER", "score DOUBLE", "is_name BOOLEAN"]
"""folded: as stop words are compared. `rank` is filled in when they are written."""

WORDS = ["text_id VARCHAR", "words INTEGER", "direct_words INTEGER"]
"""Words without furniture, and how many of them stand in somebody's direct quotes and fragments."""


@dataclass(frozen=True, slots=True)
class FactRows:
    """The rows of one text for each table; of its words the columns (index.COLUMNS but the first)."""

    text_id: str
    named: tuple[Row, ...]
    said: tuple[Row, ...]
    mentioned: tuple[Row, ...]
    cited: tuple[Row, ...]
    terms: tuple[Row, ...]
    words: tuple[Row]
    tokens: "index.Columns"


@cache
def version() -> str:
    """A hash of the code that makes facts of an analysis: with another one they are written anew."""
    here = Path(__file__).resolve().parents[1]
    packages = [path for name in ("rows", "corrections") for path in (here / name).rglob("*.py")]
    return code_hash([*packages, here / "search/index.py", here / "card.py", Path(__file__)])


def make(text_id: str, analysis: Analysis) -> FactRows:
    """The facts of a text from its analysis with the text's own corrections in it."""
    statements = statement_rows(analysis)
    tokens = index.token_columns(analysis)
    own_words = sum(row.own_words for row in statements)
    return FactRows(
        text_id,
        tuple((text_id, *row) for row in _named(analysis)),
        tuple((text_id, *row) for row in _said(statements)),
        tuple((text_id, *row) for row in _mentioned(analysis)),
        tuple((text_id, *row) for row in _cited(analysis)),
        tuple((text_id, t.term, fold(t.term), t.count, t.score, t.is_name) for t in analysis.terms),
        ((text_id, len(tokens[0]), own_words),),
        tokens,
    )


def _said(statements: Iterable[StatementRow]) -> Iterator[Row]:
    for row in statements:
        for nth, (speaker, kind) in enumerate(zip(row.speakers, row.kinds, strict=True)):
            yield (
                *(row.place, nth, row.quote.kind, "" if speaker == UNKNOWN else speaker, kind, row.role, row.quote.cue),
                *(row.words, row.own_words, row.start, row.stop, row.said, row.repeat_of, row.quote.checked),
                *marker(row.quote.cue),
                row.quote.sure,
            )


def _mentioned(analysis: Analysis) -> Iterator[Row]:
    for row in mention_rows(analysis):
        yield (
            *(row.entity.name, row.entity.kind, row.mention.start, row.mention.stop, row.mention.in_title),
            *(row.sentence, *row.sentence_span, row.paragraph, row.statement),
        )


def _cited(analysis: Analysis) -> Iterator[Row]:
    for nth, source in enumerate(analysis.sources):
        via = "" if source.via is None else analysis.sources[source.via].name
        yield (
            *(nth, source.name, fold_outlet(source.name), via, fold_outlet(via)),
            *(source.rule, source.start, source.stop),
        )


def _named(analysis: Analysis) -> Iterator[Row]:
    """`beside`: of a body the mentions with a place or body right after them, of an entity those right after a body:
    from these alone is told whose a body is («МИД Казахстана»)."""
    after = {m.stop + 1 for e in analysis.entities if e.kind == "ORG" for m in e.mentions}
    owners = {m.start for e in analysis.entities if e.kind != "PER" for m in e.mentions}
    for row in entity_rows(analysis):
        entity = row.entity
        near = [m for m in entity.mentions if m.start in after or (entity.kind == "ORG" and m.stop + 1 in owners)]
        beside = [(m.start, m.stop, m.form) for m in near] if entity.kind != "PER" else []
        yield (
            *(entity.name, entity.kind, row.mentions, row.in_title, row.references, row.statements, row.first),
            *(entity.gender, "\n".join(row.roles), json.dumps(beside, ensure_ascii=False) if beside else ""),
            *(row.in_headline, row.in_lead, row.in_speech),
            *(astuple(gender_of(analysis, entity)) if entity.kind == "PER" else ("", "")),
        )


# ---------------------------------------------------------------- rows
OF_TEXT: Mapping[str, Sequence[str]] = {
    "named": NAMED,
    "said": SAID,
    "cited": CITED,
    "mentioned": MENTIONED,
    "terms": TERMS,
    "words": WORDS,
}
"""The tables of a library in which a row is of one text, with their columns."""

COLUMNS: Mapping[str, Sequence[str]] = {**OF_TEXT, "tokens": index.COLUMNS}
"""The same and the words, which a library keeps as an index (word_index.py)."""

Tables = Mapping[str, "pa.Table"]
"""The rows of a text, or of some texts, for each of COLUMNS: as they are stored."""


def tables(made: FactRows) -> Tables:
    """The rows of a text as they are written."""
    return {
        **{name: arrow(columns, getattr(made, name)) for name, columns in OF_TEXT.items()},
        "tokens": token_table(made),
    }


def token_table(made: FactRows) -> "pa.Table":
    """The words of a text as they are written."""
    return arrow_columns(index.COLUMNS, [[made.text_id] * len(made.tokens[0]), *made.tokens])
