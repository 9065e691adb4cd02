"""What a report holds, whatever file it goes into: parts of sentences, a ranking, a table, cited statements."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.analyse import Analysis
from analysis.interface import Words
from analysis.report.methods import method
from analysis.report.reports.cited import Cited, CitedText, texts_of
from analysis.report.reports.spec import Spec
from analysis.report.summary_many import summary
from analysis.tables import UNKNOWN, many, network, stories
from analysis.tables.behind import first_sentences, first_statements
from analysis.tables.many import Ids, Rows, Totals
from analysis.tables.statements_of_many import Wanted

TOP = 10
CITED = 5
"""Rows of a ranking, and sentences behind each of them."""

OF_A_SPEAKER = 3
"""Quotes of each of those who speak most that a report prints by itself."""

MOST_CITED, MOST_CHARACTERS = 300, 400_000
"""Cited places whose texts are given, and characters of all of these texts together: the page stays under 6 MB."""

NO_ADDRESSES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Ranking:
    """Bars and the first column of a table: a name with its number; `axis` says what is counted."""

    names: tuple[str, ...]
    numbers: tuple[int, ...]
    axis: str
    in_time: bool = False


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One part. message: its main point in a sentence, the title of its slide. behind: the sentences of each name."""

    name: str
    title: str
    caption: str = ""
    remark: str = ""
    message: str = ""
    paragraphs: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str | int, ...], ...] = ()
    ranking: Ranking | None = None
    behind: tuple[tuple[str, tuple[Cited, ...]], ...] = ()
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """told: which texts, in words; made: the day; figures: of these texts. texts: that are cited, where the report is
    asked for with them, `texts_of`: how many are cited in all."""

    spec: Spec
    title: str
    told: str
    made: datetime.date
    figures: Totals
    parts: tuple[ReportPart, ...]
    texts: tuple[CitedText, ...] = ()
    texts_of: int = 0


Analyses = Callable[[str], Analysis]
Count = Callable[..., Any]
"""Gives `make(library, ids, *options)`: at once, or what is known of it."""
Progress = Callable[[int, int], None]


def report(
    library: Rows,
    ids: Ids,
    spec: Spec,
    words: Words,
    *,
    told: str,
    made: datetime.date,
    corrected: Analyses | None = None,
    progress: Progress = lambda _done, _of: None,
    count: Count = lambda make, *given: make(*given),
) -> Report:
    """The report of the texts `ids`, with the numbers that the pages have of them.

    corrected: gives the analysis of a text by its id, for a report with its cited texts. progress: is told how many
    parts are made, and of how many. count: how a table is made, for pages that have made some of them.
    """
    given = _Given(library, ids, words, count, count(many.figures, library, ids))
    parts = []
    for number, name in enumerate(spec.parts):
        progress(number, len(spec.parts))
        part = PARTS[name](given)
        if part.paragraphs or part.rows or part.cited:
            parts.append(replace(part, remark=spec.remarks.get(name, "")))
    cited = [one for part in parts for one in (*(c for _, own in part.behind for c in own), *part.cited)]
    texts: tuple[CitedText, ...] = ()
    if spec.with_texts and corrected:
        analyses = {one.id: corrected(one.id) for one in cited[:MOST_CITED]}
        texts = tuple(texts_of(cited, analyses, MOST_CHARACTERS))
    progress(len(spec.parts), len(spec.parts))
    title = spec.title or words("reports.untitled")
    return Report(
        spec, title, told, made, given.figures, tuple(parts), texts, len({one.id for one in cited}) if texts else 0
    )


# ---------------------------------------------------------------- parts
@dataclass(frozen=True)
class _Given:
    library: Rows
    ids: Ids
    words: Words
    count: Count
    figures: Totals

    def made(self, make: Callable[..., pd.DataFrame], *options: Any) -> pd.DataFrame:
        """A table of these texts."""
        table: pd.DataFrame = self.count(make, self.library, self.ids, *options)
        return table

    @cached_property
    def speakers(self) -> pd.DataFrame:
        return self.made(many.speakers)

    @cached_property
    def entities(self) -> pd.DataFrame:
        return self.made(many.entities)

    @cached_property
    def terms(self) -> pd.DataFrame:
        return self.made(many.terms)

    def addresses(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Of each of these texts that has one."""
        query = f"{many.CHOSEN} SELECT id, url FROM texts JOIN chosen ON id = text_id WHERE url <> ''"
        found = self.library.query(query, [list(ids)])
        return dict(zip(found["id"], found["url"], strict=True))

    def part(self, name: str, **more: Any) -> ReportPart:
        words = self.words
        caption = words(f"reports.caption.{name}") if f"reports.caption.{name}" in words else ""
        return ReportPart(name, words(f"reports.part.{name}"), caption, **more)

    def header(self, *columns: str) -> tuple[str, ...]:
        return tuple(self.words(f"reports.column.{column}") for column in columns)


def _contents(given: _Given) -> ReportPart:
    """What is in and what is not."""
    figures, words = given.figures, given.words
    names = ("texts", "unanalysed", "undated", "no_outlet", "reprints", "statements", "unattributed", "words")
    rows = tuple((words(f"reports.figure.{name}"), int(getattr(figures, name))) for name in names)
    return given.part("contents", header=given.header("what", "number"), rows=rows)


def _summary(given: _Given) -> ReportPart:
    said = summary(given.figures, given.speakers, given.entities, given.terms, given.words)
    told = tuple(str(s) for s in said if s.name != "check")
    return given.part("summary", paragraphs=told, message=told[0] if told else "")


def _entities(given: _Given) -> ReportPart:
    rows = given.entities.head(TOP).to_dict("records")
    named = [(row["entity"], int(row["texts"]), int(row["mentions"]), int(row["statements"])) for row in rows]
    found = given.made(first_sentences, tuple((row["entity"], row["kind"]) for row in rows), CITED)
    behind, addresses = [], given.addresses(found["text_id"])
    for row in rows:
        own = found[(found["named"] == row["entity"]) & (found["named_kind"] == row["kind"])]
        behind.append((row["entity"], _cited(own, addresses)))
    return _ranked(given, "entities", named, ("entity", "texts", "mentions", "statements"), tuple(behind))


def _speakers(given: _Given) -> ReportPart:
    found = given.speakers
    rows = found[found["speaker"] != UNKNOWN].head(TOP).to_dict("records")
    named = [(r["speaker"], int(r["statements"]), int(r["texts"]), int(r["words_direct"])) for r in rows]
    said = given.made(first_statements, tuple(row["speaker"] for row in rows), CITED, Wanted())
    addresses = given.addresses(said["text_id"])
    behind = tuple((row["speaker"], _cited(said[said["whose"] == row["speaker"]], addresses)) for row in rows)
    return _ranked(given, "speakers", named, ("speaker", "statements", "texts", "words_direct"), behind)


def _statements(given: _Given) -> ReportPart:
    """Direct quotes of those who speak most: the newest of each, then the next of each."""
    found = given.speakers
    speakers = found[(found["speaker"] != UNKNOWN) & (found["direct"] > 0)]["speaker"].head(TOP)
    wanted = Wanted(kind="direct", repeats="without")
    said = given.made(first_statements, tuple(speakers), OF_A_SPEAKER, wanted)
    addresses = given.addresses(said["text_id"])
    own = [_cited(said[said["whose"] == speaker], addresses) for speaker in speakers]
    cited = tuple(quotes[nth] for nth in range(OF_A_SPEAKER) for quotes in own if nth < len(quotes))
    of = given.words("reports.first_of", n=len(cited), of=int(found["direct"].sum()))
    return given.part("statements", cited=cited, paragraphs=(of,) if cited else ())


def _terms(given: _Given) -> ReportPart:
    rows = given.terms.head(TOP).to_dict("records")
    return _ranked(
        given, "terms", [(r["term"], int(r["texts"]), int(r["count"])) for r in rows], ("term", "texts", "count")
    )


def _stories(given: _Given) -> ReportPart:
    """The events that most texts tell: by how many, by how many outlets, by whom first."""
    words = given.words
    found = given.made(stories.stories).head(TOP)
    rows = tuple(
        (
            row["name"],
            int(row["texts"]),
            int(row["outlets"]),
            row["first"] or "–",
            words.date(row["since"]) if row["since"] else "–",
        )
        for row in found.to_dict("records")
    )
    return given.part("stories", header=given.header("story", "texts", "outlets", "first", "when"), rows=rows)


def _outlets(given: _Given) -> ReportPart:
    rows = given.made(many.outlets).head(TOP).to_dict("records")
    named = [
        (r["outlet"] or given.words("many.no_outlet"), int(r["texts"]), int(r["statements"]), int(r["words"]))
        for r in rows
    ]
    return _ranked(given, "outlets", named, ("outlet", "texts", "statements", "words"))


def _time(given: _Given) -> ReportPart:
    words = given.words
    rows = given.made(many.over_time).to_dict("records")
    counts = [
        (words.date(r["since"]) if r["since"] == r["until"] else f"{words.date(r['since'])} – {words.date(r['until'])}",
         int(r["texts"]))
        for r in rows
    ]  # fmt: skip
    part = _ranked(given, "time", counts, ("when", "texts"))
    if not part.ranking or not counts:
        return part
    most = max(counts, key=lambda pair: pair[1])
    ranking = Ranking(part.ranking.names, part.ranking.numbers, part.ranking.axis, in_time=True)
    said = words("reports.message.time", name=most[0], n=most[1])
    return given.part("time", header=part.header, rows=part.rows, ranking=ranking, message=said)


def _network(given: _Given) -> ReportPart:
    rows = given.made(network.together, "sentence", 1, TOP).to_dict("records")
    pairs = [(f"{r['a']} – {r['b']}", int(r["count"]), int(r["texts"])) for r in rows]
    return _ranked(given, "network", pairs, ("pair", "sentences", "texts"))


def _method(given: _Given) -> ReportPart:
    told = (*given.words("many.method.text", most=many.MOST_TERMS_OF_A_TEXT).split("\n\n"),)
    return given.part("method", paragraphs=(*told, *method(given.words, ("quotes", "words", "entities"))))


PARTS: dict[str, Callable[[_Given], ReportPart]] = {
    "contents": _contents,
    "summary": _summary,
    "entities": _entities,
    "speakers": _speakers,
    "statements": _statements,
    "terms": _terms,
    "stories": _stories,
    "outlets": _outlets,
    "time": _time,
    "network": _network,
    "method": _method,
}


def _ranked(
    given: _Given,
    name: str,
    rows: Sequence[tuple[str | int, ...]],
    columns: tuple[str, ...],
    behind: tuple[tuple[str, tuple[Cited, ...]], ...] = (),
) -> ReportPart:
    """A ranking by its second column; its message names the first."""
    if not rows:
        return given.part(name)
    header = given.header(*columns)
    ranking = Ranking(tuple(str(row[0]) for row in rows), tuple(int(row[1]) for row in rows), header[1])
    message = given.words(f"reports.message.{name}", name=str(rows[0][0]), n=int(rows[0][1]))
    return given.part(name, header=header, rows=tuple(rows), ranking=ranking, message=message, behind=behind)


def _cited(found: pd.DataFrame, addresses: Mapping[str, str] = NO_ADDRESSES) -> tuple[Cited, ...]:
    return tuple(
        Cited(
            said=r["said"],
            speaker=r.get("speaker") or "",
            title=r["title"],
            outlet=r["outlet"],
            date=r["date"],
            url=addresses.get(r["text_id"], ""),
            id=r["text_id"],
            start=int(r["start"]),
            kind=r.get("kind") or "",
        )
        for r in found.to_dict("records")
    )
