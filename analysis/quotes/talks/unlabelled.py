"""Turns that no names show: each paragraph is a question, an answer, a pause or narration by weak signs that add up.

A dash, a question mark, «вы», «я», a box between: the likeliest row is chosen, by the weights of SIGNS and STEPS, as
Viterbi's algorithm finds it (A. Viterbi, 1967, doi:10.1109/TIT.1967.1054010).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.article import Span
from analysis.quotes.stream import Stream
from analysis.quotes.talks.labels import dialogue
from analysis.quotes.talks.line import LEAD, STOP, Line, lines_of
from analysis.quotes.talks.signs import (
    asks,
    asks_within,
    goes_on,
    heads,
    introduces,
    is_byline,
    is_dashed,
    is_link,
    is_long,
    is_marked,
    is_pause,
    is_undashed,
    opens_an_answer,
    requests,
    says_i,
    says_you,
    states,
    tells_of,
)
from analysis.quotes.talks.turn import Turn, TurnLine, merged


@dataclass(frozen=True, slots=True)
class LineSign:
    """What speaks for a paragraph's being a question, an answer, a pause within a talk, or narration."""

    seen: Callable[[Line], bool]
    question: float
    answer: float
    pause: float
    narration: float


SIGNS = (
    LineSign(asks, 3, -1, 0, -0.5),
    LineSign(asks_within, 1, 0, 0, 0),
    LineSign(says_you, 1.5, -0.5, -0.5, 0),
    LineSign(requests, 1.5, -0.5, 0, 0),
    LineSign(says_i, -1.5, 1.5, -1, -0.5),
    LineSign(opens_an_answer, -1, 1.5, 0, 0),
    LineSign(is_long, -1, 0.7, 0, 0),
    LineSign(is_pause, -4, -3, 2, 1),
    LineSign(is_byline, -5, -5, 0, 3),
    LineSign(heads, -9, -9, 1, 1),
    LineSign(states, -4, 0, 0, 0),
    LineSign(is_link, -3, -3, 0, 2),
    LineSign(goes_on, 0, 0, -1.5, 0),
    LineSign(is_marked, -3, -3, 0, 1),
    LineSign(tells_of, 0, -2, 0, 1.5),
    LineSign(introduces, 0, -1, 0, 1.5),
)
"""Weights, tuned by hand on annotated interviews; what counts is their sum along the text."""

WITH_DASHES = (LineSign(is_dashed, 0, 0, -9, -3), LineSign(is_undashed, -2.5, -0.5, 0, 0))
WITHOUT_DASHES = (LineSign(is_undashed, -1, 0, 0, 0.3),)
"""The signs of a text whose turns begin with dashes, and of one with bold questions, which plain text cannot show."""

QUESTION, ANSWER, HELD, REST, NARRATION = range(5)
"""What a paragraph can be; HELD is a pause between a question and its answer, REST one after an answer."""

NEVER = -99.0
STEPS: Mapping[tuple[int, int], tuple[float, float]] = {
    (NARRATION, NARRATION): (0, 0),
    (NARRATION, QUESTION): (-1, -1),
    (NARRATION, ANSWER): (-2.5, NEVER),
    (QUESTION, ANSWER): (0, -0.5),
    (QUESTION, QUESTION): (-3, -1),
    (QUESTION, HELD): (NEVER, -0.5),
    (QUESTION, NARRATION): (NEVER, -4),
    (HELD, HELD): (NEVER, 0),
    (HELD, ANSWER): (0, -0.7),
    (ANSWER, ANSWER): (-1.5, 0),
    (ANSWER, QUESTION): (0, 0),
    (ANSWER, REST): (NEVER, -0.5),
    (ANSWER, NARRATION): (NEVER, -1),
    (REST, REST): (NEVER, 0),
    (REST, ANSWER): (-2, -0.5),
    (REST, QUESTION): (0, 0),
    (REST, NARRATION): (NEVER, -0.5),
}
"""How well one follows another: where the second begins with a dash, and where it does not."""


def unlabelled(stream: Stream, narrated: Callable[[Span], bool]) -> Iterator[Turn]:
    """The turns that dashes, question marks and persons show."""
    lines = list(lines_of(stream))
    told = {line.start for line in lines if line.dashed and narrated((line.begin, line.stop))}
    lines = [replace(line, dashed=False) if line.start in told else line for line in lines]
    dashes = sum(line.dashed for line in lines)
    signs = (*SIGNS, *(WITH_DASHES if dashes > 1 else WITHOUT_DASHES))
    states = _likeliest(lines, signs, told)
    for number, (lo, hi) in enumerate(_sections(states)):
        if _is_a_talk(stream, lines[lo:hi], states[lo:hi], dashes > 1):
            yield from merged(_parts(lines[lo:hi], states[lo:hi], number))


def _likeliest(lines: Sequence[Line], signs: Sequence[LineSign], told: set[int]) -> list[int]:
    """The row of states with the greatest sum of signs and steps; a line that is told is narration."""
    best: list[float] = [0.0 if state == NARRATION else NEVER for state in range(5)]
    back: list[list[int]] = []
    for line in lines:
        seen = [sign for sign in signs if sign.seen(line)]
        question, answer = sum(s.question for s in seen), sum(s.answer for s in seen)
        pause, narration = sum(s.pause for s in seen), sum(s.narration for s in seen)
        scores = (question, answer, pause, pause, narration)
        scores = (NEVER, NEVER, 0, 0, 0) if line.start in told else scores
        came, sums = [], []
        for state in range(5):
            steps = [(best[b] + STEPS.get((b, state), (NEVER, NEVER))[not line.dashed], b) for b in range(5)]
            total, before = max(steps)
            came.append(before)
            sums.append(total + scores[state])
        back.append(came)
        best = sums
    state = max((QUESTION, ANSWER, REST, NARRATION), key=lambda s: best[s])
    states: list[int] = []
    for came in reversed(back):
        states.append(state)
        state = came[state]
    return states[::-1]


def _sections(states: Sequence[int]) -> Iterator[Span]:
    """The ranges of lines between narration."""
    begin = -1
    for at, state in enumerate((*states, NARRATION)):
        if state != NARRATION and begin < 0:
            begin = at
        elif state == NARRATION and begin >= 0:
            yield begin, at
            begin = -1


def _is_a_talk(stream: Stream, lines: Sequence[Line], states: Sequence[int], dashes: bool) -> bool:
    """Enough questions that are answered, by somebody who says «I» or is told «you»; or a row of answers alone."""
    questions = [line for line, state in zip(lines, states, strict=True) if state == QUESTION]
    answers = [line for line, state in zip(lines, states, strict=True) if state == ANSWER]
    own = sum(says_i(line) for line in answers)
    told = sum(says_you(line) or requests(line) for line in (*questions, *answers))
    if not questions:  # a page that lost its bold questions
        return dashes and len(answers) > 2 and 2 * own >= len(answers) and all(STOP.search(a.text) for a in answers)
    if not answers or not any(asks(line) for line in questions):
        return False
    lead = stream.article.body[:LEAD]
    words = {t.lemma for span in lead for p in stream.within(*span) if (t := stream.tokens[p])}
    announced = bool(words & (dialogue("talk") | dialogue("told")))
    in_turn = sum(asks(q) for q in questions) > 1 and sum(a.dashed for a in answers) > 1
    if dashes:
        return (len(questions) > 1 or announced) and (in_turn or own + told > 0)
    return len(questions) > 1 and (announced or 2 * told >= len(questions)) and 2 * own >= len(answers)


def _parts(lines: Sequence[Line], states: Sequence[int], section: int) -> Iterator[TurnLine]:
    """An answer's paragraphs without a dash belong to the one before."""
    before = ""
    for line, state in zip(lines, states, strict=True):
        if state in (HELD, REST):
            continue
        kind = "question" if state == QUESTION else "answer"
        yield TurnLine(line, kind, "turn", None, line.begin, begins=line.dashed or kind != before, section=section)
        before = kind
