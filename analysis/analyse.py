"""The whole of the analysis in one call: `analyse(article) -> Analysis`, and an Analysis as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis import language, lexicon
from analysis.article import Article, Furniture, Span
from analysis.code_hash import code_hash
from analysis.entities import Entity, Mention, Reference, Role, find_entities
from analysis.lemmas import word_lemmas
from analysis.quotes import Question, Quote, Source, find_quotes
from analysis.references import refer
from analysis.topics import Term, find_terms
from analysis.topics import load as load_reference


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of a text. Offsets everywhere are Unicode code points of `text`, stop exclusive. lemmas: of its
    words (`find_words`), in their order."""

    text: str
    title: Span | None
    paragraphs: tuple[Span, ...]
    furniture: tuple[Furniture, ...]
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...] = ()
    """What the outlet asks in an interview: no statements, counted nowhere."""
    lemmas: tuple[str, ...] = ()


def analyse(article: Article) -> Analysis:
    """Entities, quotes, sources and terms of `article`.

    >>> from analysis.article import read_article
    >>> [e.name for e in analyse(read_article("В Ташкенте прошла встреча.")).entities]
    ['Ташкент']
    """
    parsed = language.parse(article)
    entities = find_entities(article, parsed)
    speech = find_quotes(article, parsed, entities)
    entities = refer(article, parsed, entities, speech.quotes)
    speakers = [q.speaker_span for q in speech.quotes if q.speaker_span and q.speaker_rule == "label"]
    terms = find_terms(article, parsed, entities, speakers)
    sentences = tuple((s.start, s.stop) for s in parsed.sentences)
    return Analysis(
        article.text,
        article.title,
        article.paragraphs,
        article.furniture,
        sentences,
        entities,
        speech.quotes,
        speech.sources,
        terms,
        speech.questions,
        word_lemmas(article, parsed, entities),
    )


def load() -> None:
    """Loads the models and the reference frequencies, some two seconds the first time; else the first text waits."""
    language.load()
    load_reference()


STAGES = ("entities", "quotes", "references", "topics")
"""The packages whose code makes an Analysis."""

MODULES = (
    *("lexicon", "words", "pronouns", "wrapping", "article", "tokens", "vectors", "word_layers", "convolution", "crf"),
    *("nets", "paradigms", "dictionary", "glued", "lookalikes", "sentences", "openings", "acting", "language"),
    *("lemmas", "analyse"),
)
"""The modules beside them that do."""


@cache
def version() -> str:
    """A hash of the code and the language data that make an Analysis: another version analyses anew."""
    data = [path for path in lexicon.FOLDER.rglob("*") if path.is_file()]
    return code_hash([*code(), *data])


def code() -> list[Path]:
    """The files whose code makes an Analysis."""
    here = Path(__file__).resolve().parent
    packages = [path for name in STAGES for path in (here / name).rglob("*.py")]
    return [*(here / f"{name}.py" for name in MODULES), *packages]


# ---------------------------------------------------------------- JSON
def to_record(analysis: Analysis) -> dict[str, Any]:
    """All of an Analysis as plain lists and dictionaries, for JSON."""
    return asdict(analysis)


def from_record(record: Mapping[str, Any]) -> Analysis:
    """The Analysis that `to_record` wrote, read back from JSON."""
    return Analysis(
        text=record["text"],
        title=_span(record["title"]),
        paragraphs=_spans(record["paragraphs"]),
        furniture=tuple(Furniture(**row) for row in record["furniture"]),
        sentences=_spans(record["sentences"]),
        entities=tuple(_entity(row) for row in record["entities"]),
        quotes=tuple(_quote(row) for row in record["quotes"]),
        sources=tuple(Source(**row) for row in record["sources"]),
        terms=tuple(Term(**{**row, "spans": _spans(row["spans"])}) for row in record["terms"]),
        questions=tuple(Question(**{**row, "spans": _spans(row["spans"])}) for row in record.get("questions", ())),
        lemmas=tuple(record["lemmas"]),
    )


def _entity(row: Mapping[str, Any]) -> Entity:
    return Entity(
        name=row["name"],
        kind=row["kind"],
        mentions=tuple(Mention(**m) for m in row["mentions"]),
        references=tuple(Reference(**r) for r in row["references"]),
        roles=tuple(Role(**r) for r in row["roles"]),
        gender=row["gender"],
    )


def _quote(row: Mapping[str, Any]) -> Quote:
    pairs = {
        "spans": _spans(row["spans"]),
        "speakers": tuple(row["speakers"]),
        "speaker_span": _span(row["speaker_span"]),
        "cue_span": _span(row["cue_span"]),
        "signs": tuple(row.get("signs", ())),
    }
    return Quote(**{**row, **pairs})


def _span(pair: Any) -> Span | None:
    return (pair[0], pair[1]) if pair else None


def _spans(pairs: Any) -> tuple[Span, ...]:
    return tuple((start, stop) for start, stop in pairs)
