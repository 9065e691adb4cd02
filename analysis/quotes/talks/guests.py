"""Who answers in a talk: the label of the line, else the guest whom headline, lead and questions tell of."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analysis.article import Span
from analysis.quotes.cues import cue, is_finite
from analysis.quotes.draft import Draft, Guest
from analysis.quotes.stream import Stream
from analysis.quotes.talks.labels import Label, called, dialogue
from analysis.quotes.talks.signs import CAPTION
from analysis.quotes.talks.turn import Turn

OPEN = Guest("", "", "open")
"""Nobody can be named: better open than a chance name."""


def find_talk(stream: Stream, turns: Sequence[Turn]) -> tuple[tuple[Draft, ...], tuple[Draft, ...]]:
    """`turns` as drafts: the answers, each with who gives it, and the questions."""
    sections: dict[int, list[Turn]] = defaultdict(list)
    for turn in turns:
        sections[turn.section].append(turn)
    guests = {number: guest_of(stream, section) for number, section in sections.items()}
    answers: list[Draft] = []
    questions: list[Draft] = []
    for turn in turns:
        guest = by_label(stream, turn.label) if turn.label is not None else None
        cue = _colon(stream, turn.label) if turn.label is not None else None
        if turn.kind == "question":
            questions.append(Draft("question", turn.spans, None, cue, turn.rule, turn.whole, guest or OPEN))
        else:
            answerer = guest or guests[turn.section]
            answers.append(Draft("direct", turn.spans, None, cue, "answer", turn.whole, answerer))
    return tuple(answers), tuple(questions)


def _colon(stream: Stream, label: Label) -> Span | None:
    """The colon behind the label; a line with a time and a name needs none."""
    at = stream.text.find(":", label.end, label.stop)
    return (at, at + 1) if at >= 0 else None


def by_label(stream: Stream, label: Label) -> Guest | None:
    """Whom a label names; None for «Ответ», who is the guest, and for «Вопрос», who is nobody."""
    span = (label.start, label.end)
    if label.entity >= 0:
        entity = stream.entities[label.entity]
        kind = "PER" if entity.kind == "PER" else "ORG"
        return Guest(entity.name, kind, "label", label.entity, span, entity.gender)
    if label.kind in ("asks", "answers"):
        return None
    return Guest(called(label), "PER" if label.kind == "name" else "ROLE", "label", -1, span)


# ---------------------------------------------------------------- the guest whom no label names
@dataclass(frozen=True, slots=True)
class GuestMention:
    """One place that names a person: its tokens [lo, hi), and the stretch of the text that the talk takes up."""

    stream: Stream
    entity: int
    lo: int
    hi: int
    begin: int
    """Where the first turn of the talk begins."""
    inside: str
    """"question" or "answer" where a turn holds it, else ""."""


def guest_of(stream: Stream, turns: Sequence[Turn]) -> Guest:
    """The person with the greatest sum of SIGNS, OPEN where nobody has any that speaks for him."""
    sums: dict[int, float] = defaultdict(float)
    held = sorted((span, turn.kind) for turn in turns for span in turn.spans)
    for number, entity in enumerate(stream.entities):
        if entity.kind == "PER":
            for name, worth in _signs(stream, number, turns[0].whole[0], held).items():
                sums[number] += worth if name in ONCE else max(worth, MOST_AGAINST)
    order = sorted(sums, key=lambda n: (" " not in stream.entities[n].name, stream.entities[n].mentions[0].start))
    best = max(order, key=lambda n: sums[n], default=-1)  # of equals a full name, and who is named first
    if best < 0 or sums[best] <= 0:
        return OPEN
    return Guest(stream.entities[best].name, "PER", "guest", best, None, stream.entities[best].gender)


def _signs(stream: Stream, number: int, begin: int, held: Sequence[tuple[Span, str]]) -> Mapping[str, float]:
    """What each sign is worth for the entity: once, or for each mention where it speaks against.

    held: the spans of the turns, which begin at `begin`, each with its turn's kind.
    """
    sums: dict[str, float] = defaultdict(float)
    for mention in stream.entities[number].mentions:
        places = list(stream.within(mention.start, mention.stop)) or [stream.at(mention.start)]
        last = bisect_right(held, mention.start, key=lambda turn: turn[0][0]) - 1
        inside = held[last][1] if last >= 0 and mention.start < held[last][0][1] else ""
        named = GuestMention(stream, number, places[0], places[-1] + 1, begin, inside)
        for sign in SIGNS:
            if sign.seen(named):
                name = sign.seen.__name__
                sums[name] = sign.worth if sign.worth > 0 else sums[name] + sign.worth
    return sums


def in_title(named: GuestMention) -> bool:
    """The headline names him."""
    title = named.stream.article.title
    return title is not None and title[0] <= named.stream.tokens[named.lo].start < title[1]


def in_lead(named: GuestMention) -> bool:
    """The text names him before the talk, and not in a caption."""
    return _before(named) and not _in_caption(named)


def right_before(named: GuestMention) -> bool:
    """The paragraph before the talk names him as a subject."""
    last = bisect_right(named.stream.article.body, named.begin - 1, key=lambda p: p[0]) - 1
    return in_lead(named) and _paragraph(named) == last and _is_subject(named)


def tells(named: GuestMention) -> bool:
    """«Иван Котов рассказал»: the subject of a verb of saying before the talk."""
    if not in_lead(named) or not _is_subject(named):
        return False
    lo, hi = named.stream.sentence(named.lo)
    verbs = (t for t in named.stream.tokens[lo:hi] if cue(t) is not None and is_finite(t))
    return any(verb.lemma in dialogue("told") or verb.number == "Sing" for verb in verbs)


def talks(named: GuestMention) -> bool:
    """«интервью с Иваном Котовым», «Иван Котов в интервью «Волне»», «мы поговорили с Иваном Котовым»."""
    if not in_lead(named):
        return False
    lo, hi = named.stream.sentence(named.lo)
    before = {t.lemma for t in named.stream.tokens[lo : named.lo]}
    after = {t.lemma for t in named.stream.tokens[named.hi : hi]}
    with_him = named.stream.tokens[named.lo].case == "Ins" and bool(before & (dialogue("talk") | dialogue("told")))
    return with_him or (_is_subject(named) and bool((before | after) & dialogue("talk")))


def addressed(named: GuestMention) -> bool:
    """«Иван Петрович, когда откроют мост?»: a question calls him by name."""
    if named.inside != "question":
        return False
    tokens = named.stream.tokens
    begins = named.lo == named.stream.sentence(named.lo)[0] or tokens[named.lo - 1].text == ","
    ends = named.hi < len(tokens) and tokens[named.hi].text in (",", "!")
    return begins and ends and tokens[named.lo].case in ("Nom", "")


def spoken_of(named: GuestMention) -> bool:
    """A question speaks of him to somebody else."""
    return named.inside == "question" and not addressed(named)


def speaks_of(named: GuestMention) -> bool:
    """An answer names him: one does not call oneself by name."""
    return named.inside == "answer"


def writes(named: GuestMention) -> bool:
    """«Беседовал Иван Котов», «Текст: Иван Котов»: the journalist."""
    start = named.stream.article.paragraphs[_paragraph(named, every=True)][0]
    begins = named.stream.text[start : start + 40].lower().replace("ё", "е")
    return begins.startswith((*dialogue("byline"), *(f"{label}:" for label in dialogue("writer"))))


@dataclass(frozen=True, slots=True)
class GuestSign:
    """What speaks for a person's being the guest, or against it, and how much it is worth."""

    seen: Callable[[GuestMention], bool]
    worth: float


SIGNS = (
    GuestSign(in_title, 2),
    GuestSign(in_lead, 1),
    GuestSign(right_before, 2),
    GuestSign(tells, 2),
    GuestSign(talks, 3),
    GuestSign(addressed, 3),
    GuestSign(spoken_of, -1.5),
    GuestSign(speaks_of, -0.7),
    GuestSign(writes, -9),
)
"""What is worth something counts once for a person; what speaks against him counts each time, down to MOST_AGAINST."""

MOST_AGAINST = -3.0
ONCE = frozenset(sign.seen.__name__ for sign in SIGNS if sign.worth > 0) | {"writes"}


def _before(named: GuestMention) -> bool:
    return not named.inside and named.stream.tokens[named.lo].start < named.begin


def _paragraph(named: GuestMention, *, every: bool = False) -> int:
    paragraphs = named.stream.article.paragraphs if every else named.stream.article.body
    return bisect_right(paragraphs, named.stream.tokens[named.lo].start, key=lambda p: p[0]) - 1


def _in_caption(named: GuestMention) -> bool:
    paragraph = named.stream.article.body[_paragraph(named)]
    return paragraph != named.stream.article.title and bool(CAPTION.search(named.stream.text, *paragraph))


def _is_subject(named: GuestMention) -> bool:
    """In the nominative; a foreign name shows no case."""
    here = named.stream.named.get(named.lo)
    return here is not None and here.straight and named.stream.tokens[named.lo].case in ("Nom", "")
