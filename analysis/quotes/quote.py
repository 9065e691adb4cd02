"""Quotes: whose words, where they stand, what says so; the questions of interviews; the sources that a text names."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.article import Span
from analysis.quotes.sureness import how_sure

JOINT = "; "
"""What stands between those who speak together, where they are shown."""


def joined(names: Iterable[str]) -> str:
    """Those who speak together, as they are shown.

    >>> joined(("Анна Ким", "Олег Нин"))
    'Анна Ким; Олег Нин'
    """
    return JOINT.join(names)


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement. `kind` is "direct", "indirect" or "fragment"; `spans` are its content without the outer marks.

    speakers: who says it, each once: names of entities of the text, or the fullest role or group phrases in the
    nominative; several who speak together, or none (open).
    speaker_kind: of the first of them: PER (named), ROLE (an unnamed person), ORG, GROUP, DOC, or None.
    speaker_span: the words that name the speaker here («он», «министр», «Тлеуберди»), or None.
    rule, speaker_rule: the names of the rules that found the quote and its speaker.
    role: what the attribution itself calls the speaker, in the nominative («госсекретарь США»), or "".
    addressee: to whom it was said, where the text says it («РИА Новости»), or "".
    repeats: the place in Analysis.quotes of the statement that this one says again, or None.
    signs: what spoke for this speaker where several might have been meant (names as in analysis/quotes/signs.py).
    checked: the analyst has ticked it («проверено»); the analysis itself never does.
    """

    kind: str
    spans: tuple[Span, ...]
    speakers: tuple[str, ...]
    speaker_kind: str | None
    speaker_span: Span | None
    cue: str
    cue_span: Span | None
    rule: str
    speaker_rule: str
    role: str = ""
    addressee: str = ""
    repeats: int | None = None
    signs: tuple[str, ...] = ()
    checked: bool = False

    @property
    def sure(self) -> str:
        """How sure the speaker is: "name", "role", "pronoun", "supposed" or "open" (nobody is named)."""
        return how_sure(self.speaker_rule) if self.speakers else "open"

    @property
    def speaker(self) -> str | None:
        """The speakers as they are shown («Анна Ким; Олег Нин»), or None."""
        return joined(self.speakers) or None


@dataclass(frozen=True, slots=True)
class Question:
    """What the outlet asks in an interview: no statement, so it is counted nowhere; it stands apart in the reader.

    `spans` are its words, a span a paragraph; `by` is who asks where the line says so («корреспондент»), or "".
    """

    spans: tuple[Span, ...]
    by: str
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or document (or, by «Об этом сообщил X», a person) named as where the text has something from.

    `via`: the place in Analysis.sources of the source that this one itself leans on («передаёт X со ссылкой на Y»).
    """

    name: str
    start: int
    stop: int
    rule: str
    via: int | None = None
