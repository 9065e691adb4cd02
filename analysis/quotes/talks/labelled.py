"""Turns of lines that begin with a name, a role or «Вопрос» and a colon: the names say who asks and who answers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis import lexicon
from analysis.quotes.stream import Stream
from analysis.quotes.talks.labels import Label, by_word, find_label
from analysis.quotes.talks.line import Line, lines_of
from analysis.quotes.talks.signs import asks, is_pause, is_quoted, is_told, says_i
from analysis.quotes.talks.turn import Turn, TurnLine, merged

MOSTLY = 2 / 3
"""Share of questions among his lines from which on a name is that of the one who asks."""


def labelled(stream: Stream) -> Iterator[Turn]:
    """The turns of lines that begin with a name, a role or «Вопрос» and a colon, with what follows up to the next."""
    lines = [line for line in lines_of(stream) if not line.first]
    people = by_word(stream)
    labels = {line.start: label for line in lines if (label := find_label(stream, (line.start, line.stop), people))}
    labels = {line.start: label for line in lines if (label := labels.get(line.start)) and not is_quoted(line, label)}
    told = sum(is_told(line) for line in lines if line.start not in labels and line.start > min(labels, default=0))
    labels = _of_a_talk(labels, {line.start: line for line in lines}) if told < max(len(labels), 1) else {}
    if not labels:
        return
    yield from merged(_labelled_parts(lines, labels))


def _labelled_parts(lines: Sequence[Line], labels: Mapping[int, Label]) -> Iterator[TurnLine]:
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
            yield TurnLine(line, kind, "label", label, label.stop, begins=True)
        elif line.start in asked and not (asking and kind):
            kind = ""
            yield TurnLine(line, "question", "before_label", None, line.begin, begins=True)
        elif not kind or is_pause(line):
            continue
        elif kind == "question" and said and not answering:  # «Вопрос: …», and the answer under it
            kind = "answer"
            yield TurnLine(line, kind, "under_question", None, line.begin, begins=True)
        elif said and line.start > last and not says_i(line):
            return  # the talk is over: what follows the last turn is the author's
        else:
            said = True
            yield TurnLine(line, kind, "label", None, line.begin, begins=False)


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
