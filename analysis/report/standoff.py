"""A text as brat standoff: its .ann names entities, statements, cues and speakers, and who said what as relations.

The format is that of brat (P. Stenetorp et al., 2012): T lines are stretches of the text, R lines relations between two
of them, A lines their attributes, # lines notes. Offsets are code points of the .txt, which is the text itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.article import Span

STATEMENTS = {"direct": "Direct", "indirect": "Indirect", "fragment": "Fragment"}

CONFIGURATION = """\
[entities]
PER
ORG
LOC
Reference
!Statement
\tDirect
\tIndirect
\tFragment
Cue
Speaker
Source

[relations]
SaidBy\tArg1:<STATEMENT>, Arg2:Speaker
HasCue\tArg1:<STATEMENT>, Arg2:Cue
Repeats\tArg1:<STATEMENT>, Arg2:<STATEMENT>
Names\tArg1:Speaker|Reference, Arg2:PER|ORG|LOC
Via\tArg1:Source, Arg2:Source
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
InTitle\tArg:PER|ORG|LOC
""".replace("<STATEMENT>", "Direct|Indirect|Fragment")
"""annotation.conf: what brat needs to show these files."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A T line: its number, its label and its spans."""

    number: int
    label: str
    spans: tuple[Span, ...]


def standoff(analysis: Analysis) -> str:
    """The .ann file of a text.

    Mentions are PER, ORG, LOC with their entity's name as a note; roles and pronouns are Reference, each with a
    relation Names to the first mention of whom they stand for. A statement is Direct, Indirect or Fragment, with its
    speaker's name as a note, a relation SaidBy to the words that name the speaker there and HasCue to the verb; that
    Speaker has a relation Names to the mention of the entity. Questions of an interviewer are left out.

    >>> from analysis.analyse import analyse
    >>> from analysis.article import read_article
    >>> standoff(analyse(read_article("В Ташкенте прошла встреча."))).split("\\n")[0]
    'T1\\tLOC 2 10\\tТашкенте'
    """
    made = _Standoff(analysis.text)
    first_mention: dict[str, _Stretch] = {}
    for entity in analysis.entities:
        for mention in entity.mentions:
            stretch = made.stretch(entity.kind, ((mention.start, mention.stop),), note=entity.name)
            if not mention.in_title:
                first_mention.setdefault(entity.name, stretch)
            else:
                made.attribute("InTitle", stretch)
        for reference in entity.references:
            stretch = made.stretch("Reference", ((reference.start, reference.stop),), note=entity.name)
            if entity.name in first_mention:
                made.relation("Names", stretch, first_mention[entity.name])
    statements = []
    for quote in analysis.quotes:
        statement = made.stretch(STATEMENTS[quote.kind], quote.spans, note=quote.speaker or "?")
        statements.append(statement)
        if quote.speaker_span:
            speaker = made.stretch("Speaker", (quote.speaker_span,), note=quote.speaker or "?")
            made.relation("SaidBy", statement, speaker)
            for name in quote.speakers:
                if name in first_mention:
                    made.relation("Names", speaker, first_mention[name])
        if quote.cue_span:
            made.relation("HasCue", statement, made.stretch("Cue", (quote.cue_span,)))
    for quote, statement in zip(analysis.quotes, statements, strict=True):
        if quote.repeats is not None:
            made.relation("Repeats", statement, statements[quote.repeats])
    sources = [made.stretch("Source", ((s.start, s.stop),), note=s.name) for s in analysis.sources]
    for source, stretch in zip(analysis.sources, sources, strict=True):
        if source.via is not None:
            made.relation("Via", stretch, sources[source.via])
    return "".join(f"{line}\n" for line in made.lines())


class _Standoff:
    """The lines of a file, each kind numbered from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[str, tuple[Span, ...]], _Stretch] = {}
        self._relations: dict[tuple[str, int, int], None] = {}
        self._attributes: list[str] = []
        self._notes: list[str] = []

    def stretch(self, label: str, spans: tuple[Span, ...], note: str = "") -> _Stretch:
        """The stretch of this label over these spans, a new one where there is none yet; spans hold no line end."""
        whole = tuple(part for span in spans for part in self._in_lines(span))
        if (label, whole) not in self._known:
            self._known[label, whole] = _Stretch(len(self._known) + 1, label, whole)
            if note:
                self._notes.append(f"#{len(self._notes) + 1}\tAnnotatorNotes T{len(self._known)}\t{note}")
        return self._known[label, whole]

    def relation(self, label: str, one: _Stretch, other: _Stretch) -> None:
        """From `one` to `other`, once."""
        self._relations[label, one.number, other.number] = None

    def attribute(self, label: str, stretch: _Stretch) -> None:
        """What is so of the stretch."""
        self._attributes.append(f"A{len(self._attributes) + 1}\t{label} T{stretch.number}")

    def lines(self) -> Iterator[str]:
        """The file."""
        for one in self._known.values():
            places = ";".join(f"{start} {stop}" for start, stop in one.spans)
            words = " ".join(self._text[start:stop] for start, stop in one.spans)
            yield f"T{one.number}\t{one.label} {places}\t{words}"
        for number, (label, one_end, other) in enumerate(self._relations, start=1):
            yield f"R{number}\t{label} Arg1:T{one_end} Arg2:T{other}"
        yield from self._attributes
        yield from self._notes

    def _in_lines(self, span: Span) -> Iterator[Span]:
        """Brat breaks a stretch at the end of a line."""
        start, stop = span
        at = start
        for line in self._text[start:stop].split("\n"):
            if line.strip():
                yield at, at + len(line)
            at += len(line) + 1
