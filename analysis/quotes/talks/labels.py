"""Labels: the name, role or «Вопрос» before the colon that begins a line of an interview or a stenogram."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis import lexicon
from analysis.article import Span
from analysis.quotes.stream import Stream

TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?"
CAPITAL = r"[^\W\d_a-zа-яё]"
LABEL = re.compile(
    rf"(?:{TIME}\s{{0,3}})?(?:[-–—]\s{{1,3}})?\*{{0,2}}"
    rf"(?P<who>[«\"]?{CAPITAL}[^:?!\n]{{0,60}}?)\s?(?:\([^()\n]{{1,40}}\)\s?)?\*{{0,2}}:\*{{0,2}}(?:\s{{1,3}}|$)"
)
TIMED = re.compile(rf"{TIME}\s{{1,3}}(?P<who>{CAPITAL}[^:?!.\n]{{2,60}})$")
"""«[00:00:05] Иван Котов»: a line that holds nothing else; the words stand under it."""

INITIALS = rf"(?:{CAPITAL}\.\s?){{1,2}}"
WORD = rf"{CAPITAL}[\w’'-]*"
NAME = re.compile(rf"(?:{INITIALS})?{WORD}(?:\s{WORD}){{0,3}}(?:\s?{INITIALS})?|{INITIALS}")
LONGEST_ROLE = 4
"""Words of a role that begins a line: «Председатель совета»; longer ones are sentences."""


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks on a line. `kind`: "asks" or "answers" by a word for it, else "name" or "role"; `entity`: the person
    or body of the text that is meant, or -1; `stop`: where the words begin that are said."""

    start: int
    end: int
    stop: int
    who: str
    kind: str
    entity: int

    @property
    def full(self) -> bool:
        """A name of two words or with initials: no heading looks like it."""
        return self.kind == "name" and len(_plain(self.who).split()) > 1

    @property
    def key(self) -> str:
        """Equal where the same one speaks."""
        return str(self.entity) if self.entity >= 0 else _plain(self.who)


@cache
def dialogue(kind: str) -> frozenset[str]:
    """The words of data/lexicon/dialogue.tsv of a kind.

    >>> "интервью" in dialogue("talk")
    True
    """
    return frozenset(word for k, word in lexicon.rows("dialogue.tsv") if k == kind)


@cache
def _imprint() -> re.Pattern[str]:
    """«М.: Время, 2018. – 352 с.»: where a book came out, its publisher, year and pages (ГОСТ 7.0.100-2018); without
    its pages where the place is one of those that are shortened, for an answer ends with a year too.

    >>> bool(_imprint().match("М.; СПб.: Волна, 2018")), bool(_imprint().match("О.: Родился в Туле, 1956."))
    (True, False)
    """
    towns = "|".join(map(re.escape, sorted(dialogue("town"))))
    place = rf"(?P<town>(?:(?:{towns})\.[;,–—\s-]{{0,3}}){{1,3}})"
    sheets = "|".join(map(re.escape, sorted(dialogue("pages"))))
    pages = rf"[,\s–—-]{{1,4}}\d{{1,4}}\s?(?:{sheets})(?:\.|\s*$)"
    publisher, year = r"[^.?!\n]{1,60}", r"(?:1[5-9]|20)\d\d\.?"
    return re.compile(rf"(?:{place}|[^:\n]+)\s?:\s{publisher},\s{year}(?:{pages}|(?(town)\s*$|(?!)))", re.M | re.I)


def by_word(stream: Stream) -> Mapping[str, Sequence[int]]:
    """The persons of a text by each word of their names, and by their initials («ик»)."""
    known: dict[str, list[int]] = defaultdict(list)
    for number, entity in enumerate(stream.entities):
        if entity.kind == "PER":
            words = _plain(entity.name).split()
            for key in {*words, "".join(word[0] for word in words)}:
                known[key].append(number)
    return known


def find_label(stream: Stream, paragraph: Span, people: Mapping[str, Sequence[int]]) -> Label | None:
    """The label with which a paragraph begins, or None; `people` as `by_word` gives them.

    >>> LABEL.match("ВЕТЛУГИН И. С.: Начнём.")["who"]
    'ВЕТЛУГИН И. С.'
    """
    found = LABEL.match(stream.text, *paragraph) or TIMED.match(stream.text, *paragraph)
    if found is None or _imprint().match(stream.text, found.start("who"), paragraph[1]):
        return None
    who = found["who"].strip(' *«»".')
    kind = next((kind for kind in ("asks", "answers") if _unnumbered(who) in dialogue(kind)), "")
    entity = -1 if kind else _entity(stream, found.span("who"), people)
    if not kind:
        named = entity >= 0 or (
            NAME.fullmatch(found["who"].strip(' *«»"')) and not _is_common(stream, found.span("who"))
        )
        kind = "name" if named else "role"
    if kind == "role" and len(who.split()) > LONGEST_ROLE:
        return None
    return Label(*found.span("who"), found.end(), who, kind, entity)


def called(label: Label) -> str:
    """What a label that is nobody's name in the text is called in a list: «Ветлугин И. С.», «председатель».

    >>> called(Label(0, 14, 16, "ВЕТЛУГИН И. С", "name", -1)), called(Label(0, 6, 8, "Министр", "role", -1))
    ('Ветлугин И. С.', 'министр')
    """
    if label.kind == "role" or label.kind in ("asks", "answers"):
        return label.who[:1].lower() + label.who[1:]
    words = [word.capitalize() if len(word) > 2 and word.isupper() else word for word in label.who.split()]
    name = " ".join(words)
    return f"{name}." if len(words[-1]) == 1 or re.search(r"\.\S$", words[-1]) else name


def _is_common(stream: Stream, span: Span) -> bool:
    """«Председательствующий»: one word, and no name."""
    tokens = [stream.tokens[place] for place in stream.within(*span)]
    return len(tokens) == 1 and tokens[0].pos in ("NOUN", "ADJ", "VERB") and not tokens[0].text.isupper()


# ---------------------------------------------------------------- which person of the text a label means
def _entity(stream: Stream, span: Span, people: Mapping[str, Sequence[int]]) -> int:
    """The person, else the body, that the label names: by its mention there, else by the words of the name."""
    places = list(stream.within(*span))
    named = [stream.named[place] for place in places if place in stream.named]
    named = [n for n in named if places[0] <= n.lo and n.hi <= places[-1] + 1]
    kinds = ("PER", "ORG")
    here = [n.entity for kind in kinds for n in named if stream.entities[n.entity].kind == kind]
    if here:
        return here[0]
    fitting = set(_fitting(stream, stream.text[slice(*span)], people))
    return fitting.pop() if len(fitting) == 1 else -1


def _fitting(stream: Stream, who: str, people: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The persons whose name has every word of the label, and a word for the first initial.

    The second initial stands for a patronymic, which a text seldom has.
    """
    words = _plain(who).split()
    full, initials = [w for w in words if len(w) > 1], [w for w in words if len(w) == 1]
    if not full:
        yield from people.get("".join(initials), ())
        return
    for number in people.get(full[0], ()):
        name = _plain(stream.entities[number].name).split()
        rest = {word[0] for word in name if word not in full}
        if set(full) <= set(name) and (not initials or not rest or initials[0] in rest):
            yield number


def _plain(who: str) -> str:
    return re.sub(r"[\W\d_]+", " ", who.lower().replace("ё", "е")).strip()


def _unnumbered(who: str) -> str:
    """«Вопрос № 2», «Корр.» as words alone."""
    return re.sub(r"(?<!\s)\s*+№?\s*+(?<!\d)\d++$", "", who.lower().replace("ё", "е")).strip(" .")
