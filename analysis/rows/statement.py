"""The row of a statement."""

from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.quotes import Quote
from analysis.quotes.itself import names_its_speaker
from analysis.quotes.quote import JOINT
from analysis.rows.places import UNKNOWN, Voice, places, voice_of, words_by_statement
from analysis.words import count_words


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement and what is counted of it.

    place: its number, from 1. speakers: each of those who make it, or UNKNOWN alone. kinds: what each of them is: PER,
    ROLE, ORG, GROUP, DOC or "". role: as the attribution has it, else the first that the text gives each of them,
    joined by «; »; "" where it is all that names them. said: its words as they stand, the parts of an interrupted one
    joined by a space; words: their number. own_words: those of them that are the speakers' own: none of a paraphrase,
    of furniture, or of a statement inside it. sentence, paragraph: numbers from 1. repeat_of: the place of the
    statement that it says again, else 0. names_itself: a speaker is named in it.
    """

    place: int
    quote: Quote
    speakers: Voice
    kinds: tuple[str, ...]
    role: str
    said: str
    words: int
    own_words: int
    sentence: int
    paragraph: int
    repeat_of: int
    names_itself: bool

    @property
    def start(self) -> int:
        """The offset of its first part."""
        return self.quote.spans[0][0]

    @property
    def stop(self) -> int:
        """Where its last part ends."""
        return self.quote.spans[-1][1]


def statement_rows(analysis: Analysis) -> tuple[StatementRow, ...]:
    """One row a statement, in the order of Analysis.quotes."""
    where = places(analysis)
    own = words_by_statement(analysis, where)
    kinds = _kinds(analysis)
    roles = {entity.name: entity.roles[0].text for entity in reversed(analysis.entities) if entity.roles}
    return tuple(
        StatementRow(
            place=place,
            quote=quote,
            speakers=voice_of(quote),
            kinds=tuple(kinds.get(name, "") for name in voice_of(quote)),
            role=_role(quote, roles),
            said=said(analysis, quote),
            words=sum(count_words(analysis.text[start:stop]) for start, stop in quote.spans),
            own_words=own[place - 1],
            sentence=where.sentence(quote.spans[0][0]),
            paragraph=where.paragraph(quote.spans[0][0]),
            repeat_of=0 if quote.repeats is None else quote.repeats + 1,
            names_itself=names_its_speaker(quote, analysis.entities),
        )
        for place, quote in enumerate(analysis.quotes, start=1)
    )


def _role(quote: Quote, roles: dict[str, str]) -> str:
    """What the speaker is called beside the name; who is named by nothing else («эксперты») is not called so twice."""
    role = quote.role or JOINT.join(dict.fromkeys(roles[name] for name in quote.speakers if name in roles))
    return "" if role == quote.speaker else role


def said(analysis: Analysis, quote: Quote) -> str:
    """The words of a statement as they stand in the text."""
    return " ".join(analysis.text[start:stop] for start, stop in quote.spans)


def said_by(analysis: Analysis, speaker: str) -> frozenset[int]:
    """The numbers (from 1) of the statements that `speaker` makes, alone or with others; UNKNOWN: those of nobody."""
    return frozenset(place for place, quote in enumerate(analysis.quotes, start=1) if speaker in voice_of(quote))


def _kinds(analysis: Analysis) -> dict[str, str]:
    """What each speaker of the text is, the same in all statements: as an entity of it, else as found at first.

    A place speaks as a body («Казахстан заявил»).
    """
    found: dict[str, str] = {UNKNOWN: ""}
    for entity in analysis.entities:
        found.setdefault(entity.name, "ORG" if entity.kind == "LOC" else entity.kind)
    attributed = [quote for quote in analysis.quotes if quote.speaker_kind]
    for quote in attributed:
        for name in quote.speakers[:1]:
            found.setdefault(name, quote.speaker_kind or "")
    for quote in attributed:  # who never speaks alone or first is what the first of them is
        for name in quote.speakers:
            found.setdefault(name, quote.speaker_kind or "")
    return found
