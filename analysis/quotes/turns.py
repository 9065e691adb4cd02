"""Turns: which paragraphs of an interview, a question-and-answer text or a stenogram ask, and which answer.

Where lines begin with names, the names say it. Elsewhere weak signs add up (a dash, a question mark, «вы», «я», a box
between): each paragraph is a question, an answer, a pause or narration, and the likeliest row of these is chosen, by
the weights of SIGNS and STEPS, as Viterbi's algorithm finds it (A. Viterbi, 1967, doi:10.1109/TIT.1967.1054010).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis import lexicon
from analysis.article import Span
from analysis.language import Token
from analysis.quotes.cues import cue, is_finite
from analysis.quotes.labels import LABEL, TIMED, Label, by_word, dialogue, find_label
from analysis.quotes.stream import Stream

DASHED = re.compile(r"[-–—‒―]{1,2}\s{1,3}(?=[«„“\"(]?[^\W\d_a-zа-яё]|\d)")
ASKS = re.compile(r"\?[\s»”\")*_]{0,6}(?:\([^()]{0,60}\)[\s.]{0,3})?$")
STOP = re.compile(r"[.!?…][\s»”\")*_\]]{0,6}$")
CAPTION = re.compile(r"©|\bфото\b|\bна (?:фото|снимке)\b|(?:^|\s)/\s?[A-ZА-Я]|^\w+\.(?:com|ru|org)", re.IGNORECASE)
WHOLE_QUOTE = re.compile(r"[«„“\"][^«»“”\"]*[»”“\"]\s*$")
IN_MARKS = re.compile(r"[«„“\"].*[»”“\"][.!?…]?\s*$", re.DOTALL)
AUTHOR = re.compile(r"[»”“\"],?\s{1,3}[-–—]{1,2}\s{1,3}(?=[а-яё])")
"""«P», — сказал X: what stands behind the mark and the dash is the author's."""
SHORT = 120
LONG = 350
"""Characters: no longer is a heading or caption, and longer is rather an answer than a question."""


LEAD = 3
"""Paragraphs, the headline among them, in which a text says whom it is about."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one says before another does: `kind` is "question" or "answer", `spans` its words, a span a paragraph.

    label: who it is where the line says so. section: turns with narration between them belong to different sections.
    """

    kind: str
    spans: tuple[Span, ...]
    whole: Span
    label: Label | None
    rule: str
    section: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as the signs see it: `begin` is where its words begin, past a dash."""

    start: int
    begin: int
    stop: int
    text: str
    tokens: tuple[Token, ...]
    dashed: bool
    first: bool
    """It is the headline."""
    known: bool = False
    """It names a person whom the headline or the lead has named."""
    presents: bool = False
    """It names a person for the first time, with two words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a turn: whether it begins the turn, and where its words begin."""

    line: Line
    kind: str
    rule: str
    label: Label | None
    begin: int
    begins: bool
    section: int = 0


def find_turns(stream: Stream, narrated: Callable[[Span], bool]) -> tuple[Turn, ...]:
    """The turns of a talk, in the order of the text; none in a text that is no talk.

    narrated: whether a dash line holds the author's words («— P, — сказал X»), so that it is told and not asked.
    """
    text, body = stream.text, stream.article.body
    labels = sum(LABEL.match(text, *span) is not None or TIMED.match(text, *span) is not None for span in body)
    dashes = sum(DASHED.match(text, *span) is not None for span in body)
    asking = sum(ASKS.search(text, max(span[0], span[1] - 80), span[1]) is not None for span in body)
    turns = tuple(labelled(stream)) if labels > 1 else ()
    return turns or (tuple(unlabelled(stream, narrated)) if dashes > 1 or asking > 0 else ())


# ---------------------------------------------------------------- lines that begin with a name
def labelled(stream: Stream) -> Iterator[Turn]:
    """The turns of lines that begin with a name, a role or «Вопрос» and a colon, with what follows up to the next."""
    lines = [line for line in _lines(stream) if not line.first]
    people = by_word(stream)
    labels = {line.start: label for line in lines if (label := find_label(stream, (line.start, line.stop), people))}
    labels = {line.start: label for line in lines if (label := labels.get(line.start)) and not is_quoted(line, label)}
    told = sum(is_told(line) for line in lines if line.start not in labels and line.start > min(labels, default=0))
    labels = _of_a_talk(labels, {line.start: line for line in lines}) if told < max(len(labels), 1) else {}
    if not labels:
        return
    yield from merged(_labelled_parts(lines, labels))


def _labelled_parts(lines: Sequence[Line], labels: Mapping[int, Label]) -> Iterator[Part]:
    """Each line of the talk with whose turn it belongs to."""
    last = max(labels)
    talking = [line for line in lines if not is_pause(line)]
    asked = {a.start for a, b in pairwise(talking) if asks(a) and b.start in labels and a.start not in labels}
    asking = any(label.kind == "asks" for label in labels.values())
    answering = any(label.kind != "asks" for label in labels.values())
    kind = ""  # of the turn that goes on
    said = False  # whether it has any words yet
    for line in lines:
        label = labels.get(line.start)
        if label is not None:
            kind, said = "question" if label.kind == "asks" else "answer", label.stop < line.stop
            yield Part(line, kind, "label", label, label.stop, begins=True)
        elif line.start in asked and not (asking and kind):
            kind = ""
            yield Part(line, "question", "before_label", None, line.begin, begins=True)
        elif not kind or is_pause(line):
            continue
        elif kind == "question" and said and not answering:  # «Вопрос: …», and the answer under it
            kind = "answer"
            yield Part(line, kind, "under_question", None, line.begin, begins=True)
        elif said and line.start > last and not says_i(line):
            return  # the talk is over: what follows the last turn is the author's
        else:
            said = True
            yield Part(line, kind, "label", None, line.begin, begins=False)


def merged(parts: Iterable[Part]) -> Iterator[Turn]:
    """Turns of the lines that belong together; a turn without words is none."""
    held: list[Part] = []
    for part in parts:
        if part.begins and held:
            yield from _turn(held)
            held = []
        held.append(part)
    if held:
        yield from _turn(held)


def _turn(parts: Sequence[Part]) -> Iterator[Turn]:
    spans = tuple((part.begin, part.line.stop) for part in parts if part.begin < part.line.stop)
    first, whole = parts[0], (parts[0].line.start, parts[-1].line.stop)
    if spans:
        yield Turn(first.kind, spans, whole, first.label, first.rule, first.section)


def _of_a_talk(labels: Mapping[int, Label], lines: Mapping[int, Line]) -> dict[int, Label]:
    """The labels that are speakers': a word for one who asks or answers, a name that comes again, or one of the text.

    Who mostly asks, while another does not, is the one who asks. None where the lines are no talk: «Справка: …».
    """
    known = {label.who: label.entity for label in labels.values() if label.entity >= 0}
    labels = {at: replace(label, entity=known.get(label.who, -1)) for at, label in labels.items()}
    times = Counter(label.key for label in labels.values())
    speaking = {
        at: label
        for at, label in labels.items()
        if label.kind in ("asks", "answers") or times[label.key] > 1 or label.entity >= 0 or label.full
    }
    asking = {at for at, label in speaking.items() if asks(lines[at])}
    keys = {label.key for label in speaking.values()}
    by_word = any(label.kind == "asks" for label in speaking.values())
    again = any(times[key] > 1 for key in keys)
    personal = sum(says_i(lines[at]) for at in speaking)
    if not (
        (by_word and (len(keys) > 1 or len(speaking) > 1))
        or (again and len(speaking) > 2)
        or (again and _asked_before(labels, lines))
        or (len(keys) > 1 and asking)
        or (len(keys) > 2 and personal > 1)
    ):
        return {}
    share = {key: sum(labels[at].key == key for at in asking) / times[key] for key in keys}
    hosts = {key for key in keys if times[key] > 1 and share[key] >= MOSTLY}
    hosts = hosts if len(hosts) < len(keys) and min(share.values()) <= 1 - MOSTLY and not by_word else set()
    outlets = lexicon.words("outlets.txt")
    return {
        at: replace(label, kind="asks") if label.key in hosts or label.who.lower() in outlets else label
        for at, label in speaking.items()
    }


def _asked_before(labels: Mapping[int, Label], lines: Mapping[int, Line]) -> bool:
    """Two lines without a label that ask stand right over lines with one."""
    places = sorted(lines)
    return sum(b in labels and a not in labels and asks(lines[a]) for a, b in pairwise(places)) > 1


MOSTLY = 2 / 3
"""Share of questions among his lines from which on a name is that of the one who asks."""


# ---------------------------------------------------------------- signs: what a paragraph looks like
def asks(line: Line) -> bool:
    """It ends with a question mark."""
    return bool(ASKS.search(line.text))


def asks_within(line: Line) -> bool:
    """A short one holds a question mark: «Кто за это платит? Говорят разное.»"""
    return "?" in line.text and not asks(line) and len(line.text) < LONG


def says_i(line: Line) -> bool:
    """The first person: «я», «наш», «думаю»."""
    return any(t.lemma in ("я", "мы", "мой", "наш") or t.feats.get("Person") == "1" for t in line.tokens)


def says_you(line: Line) -> bool:
    """The second person: «вы», «ваш», «считаете»."""
    return any(t.lemma in ("вы", "ваш", "ты", "твой") or t.feats.get("Person") == "2" for t in line.tokens)


def requests(line: Line) -> bool:
    """«Расскажите о мосте»: the imperative of a verb with which journalists ask."""
    words = [t for t in line.tokens if t.lemma in dialogue("request")]
    return any(t.feats.get("Mood") == "Imp" or t.text.lower().endswith(("ите", "ьте")) for t in words)


def opens_an_answer(line: Line) -> bool:
    """«Да», «Конечно», «Думаю»."""
    words = [t.text.lower().replace("ё", "е") for t in line.tokens[:2]]
    return bool(words) and (words[0] in dialogue("opening") or " ".join(words) in dialogue("opening"))


def is_long(line: Line) -> bool:
    """Longer than questions are."""
    return len(line.text) > LONG


def is_dashed(line: Line) -> bool:
    """It begins with a dash."""
    return line.dashed


def is_undashed(line: Line) -> bool:
    """It does not."""
    return not line.dashed


def is_pause(line: Line) -> bool:
    """A caption, a heading, a box: a short line without a stop, or one that says whose the picture is."""
    short = len(line.text) <= SHORT
    return not line.dashed and short and (bool(CAPTION.search(line.text)) or not STOP.search(line.text))


def is_byline(line: Line) -> bool:
    """«Беседовал Иван Котов»."""
    return line.text.lower().replace("ё", "е").startswith(tuple(dialogue("byline")))


def states(line: Line) -> bool:
    """Neither a dash nor a question."""
    return not line.dashed and not asks(line) and not requests(line)


def is_link(line: Line) -> bool:
    """A dash and no stop at the end: an item of a list, or another story's headline."""
    return line.dashed and not STOP.search(line.text)


def goes_on(line: Line) -> bool:
    """Whole sentences, as no caption and no heading has them."""
    return not is_pause(line)


def is_marked(line: Line) -> bool:
    """It begins with a quotation mark: the marks show who speaks."""
    return not line.dashed and line.text[:1] in '«„“"'


def tells_of(line: Line) -> bool:
    """It speaks of a person of the headline or the lead and says neither «I» nor «you»: the author goes on."""
    silent = not (says_i(line) or says_you(line) or asks(line))
    return line.known and silent and not line.dashed and not is_pause(line)


def introduces(line: Line) -> bool:
    """It brings a person in, as an author does: «Тренер хозяев Игнат Ветлугин остался доволен»."""
    silent = not (says_i(line) or says_you(line) or asks(line))
    return line.presents and silent and not line.dashed and not is_pause(line)


def is_told(line: Line) -> bool:
    """«P», — сказал X: an author tells who speaks, as no line of a talk does."""
    found = next(AUTHOR.finditer(line.text), None)
    begin = line.begin + found.end() if found else line.stop
    words = [t for t in line.tokens if t.start >= begin][:FIRST_WORDS]
    return any(cue(t) is not None and is_finite(t) and t.feats.get("Person") not in ("1", "2") for t in words)


FIRST_WORDS = 4
"""Words behind the dash among which the author's verb stands."""


def is_quoted(line: Line, label: Label) -> bool:
    """«Котов о мосте: «P»»: all that is said stands in marks, as in a news text and not in a talk."""
    return label.kind in ("name", "role") and bool(IN_MARKS.match(line.text, max(label.stop - line.begin, 0)))


def heads(line: Line) -> bool:
    """The headline, or words in marks that stand alone: no question, though it may end like one."""
    return line.first or bool(WHOLE_QUOTE.match(line.text))


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a paragraph's being a question, an answer, a pause within a talk, or narration."""

    seen: Callable[[Line], bool]
    question: float
    answer: float
    pause: float
    narration: float


SIGNS = (
    Sign(asks, 3, -1, 0, -0.5),
    Sign(asks_within, 1, 0, 0, 0),
    Sign(says_you, 1.5, -0.5, -0.5, 0),
    Sign(requests, 1.5, -0.5, 0, 0),
    Sign(says_i, -1.5, 1.5, -1, -0.5),
    Sign(opens_an_answer, -1, 1.5, 0, 0),
    Sign(is_long, -1, 0.7, 0, 0),
    Sign(is_pause, -4, -3, 2, 1),
    Sign(is_byline, -5, -5, 0, 3),
    Sign(heads, -9, -9, 1, 1),
    Sign(states, -4, 0, 0, 0),
    Sign(is_link, -3, -3, 0, 2),
    Sign(goes_on, 0, 0, -1.5, 0),
    Sign(is_marked, -3, -3, 0, 1),
    Sign(tells_of, 0, -2, 0, 1.5),
    Sign(introduces, 0, -1, 0, 1.5),
)
"""Weights, tuned by hand on annotated interviews; what counts is their sum along the text."""

WITH_DASHES = (Sign(is_dashed, 0, 0, -9, -3), Sign(is_undashed, -2.5, -0.5, 0, 0))
WITHOUT_DASHES = (Sign(is_undashed, -1, 0, 0, 0.3),)
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


# ---------------------------------------------------------------- the likeliest row
def unlabelled(stream: Stream, narrated: Callable[[Span], bool]) -> Iterator[Turn]:
    """The turns that dashes, question marks and persons show."""
    lines = list(_lines(stream))
    told = {line.start for line in lines if line.dashed and narrated((line.begin, line.stop))}
    lines = [replace(line, dashed=False) if line.start in told else line for line in lines]
    dashes = sum(line.dashed for line in lines)
    signs = (*SIGNS, *(WITH_DASHES if dashes > 1 else WITHOUT_DASHES))
    states = _likeliest(lines, signs, told)
    for number, (lo, hi) in enumerate(_sections(states)):
        if _is_a_talk(stream, lines[lo:hi], states[lo:hi], dashes > 1):
            yield from merged(_parts(lines[lo:hi], states[lo:hi], number))


def _likeliest(lines: Sequence[Line], signs: Sequence[Sign], told: set[int]) -> list[int]:
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


def _parts(lines: Sequence[Line], states: Sequence[int], section: int) -> Iterator[Part]:
    """An answer's paragraphs without a dash belong to the one before."""
    before = ""
    for line, state in zip(lines, states, strict=True):
        if state in (HELD, REST):
            continue
        kind = "question" if state == QUESTION else "answer"
        yield Part(line, kind, "turn", None, line.begin, begins=line.dashed or kind != before, section=section)
        before = kind


def _lines(stream: Stream) -> Iterator[Line]:
    title = stream.article.title
    lead = stream.article.body[:LEAD]
    known = {n.entity for span in lead for p in stream.within(*span) if (n := stream.named.get(p))}
    known = {number for number in known if stream.entities[number].kind == "PER"}
    for number, (start, stop) in enumerate(stream.article.body):
        dash = DASHED.match(stream.text, start, stop)
        begin = dash.end() if dash else start
        words = stream.text[begin:stop]
        begin += len(words) - len(words.lstrip("*_"))
        end = begin + len(stream.text[begin:stop].rstrip("*_"))
        tokens = tuple(stream.tokens[place] for place in stream.within(begin, end))
        named = {n.entity for p in stream.within(begin, end) if (n := stream.named.get(p))}
        told = number >= LEAD and bool(named & known)
        presents = any(_is_presented(stream, entity, begin, end) for entity in named)
        first = title == (start, stop)
        yield Line(start, begin, end, stream.text[begin:end], tokens, dash is not None, first, told, presents)


def _is_presented(stream: Stream, entity: int, start: int, stop: int) -> bool:
    person = stream.entities[entity]
    first = min(person.mentions, key=lambda mention: mention.start)
    return person.kind == "PER" and start <= first.start < stop and " " in stream.text[first.start : first.stop]
