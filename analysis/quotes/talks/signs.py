"""The signs of a talk: what a paragraph looks like, each a question with a name."""

import re

from analysis.quotes.cues import cue, is_finite
from analysis.quotes.talks.labels import Label, dialogue
from analysis.quotes.talks.line import ASKS, STOP, Line

CAPTION = re.compile(
    rf"©|\b(?:{'|'.join(sorted(dialogue('caption')))})\b|(?:^|\s)/\s?[A-ZА-Я]|^\w+\.(?:com|ru|org)", re.IGNORECASE
)
WHOLE_QUOTE = re.compile(r"[«„“\"][^«»“”\"]*[»”“\"]\s*$")
IN_MARKS = re.compile(r"[«„“\"].*[»”“\"][.!?…]?\s*$", re.DOTALL)
AUTHOR = re.compile(r"[»”“\"],?\s{1,3}[-–—]{1,2}\s{1,3}(?=[а-яё])")
"""«P», — сказал X: what stands behind the mark and the dash is the author's."""

SHORT = 120
LONG = 350
"""Characters: no longer is a heading or caption, and longer is rather an answer than a question."""

FIRST_WORDS = 4
"""Words behind the dash among which the author's verb stands."""


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


def is_quoted(line: Line, label: Label) -> bool:
    """«Котов о мосте: «P»»: all that is said stands in marks, as in a news text and not in a talk."""
    return label.kind in ("name", "role") and bool(IN_MARKS.match(line.text, max(label.stop - line.begin, 0)))


def heads(line: Line) -> bool:
    """The headline, or words in marks that stand alone: no question, though it may end like one."""
    return line.first or bool(WHOLE_QUOTE.match(line.text))
