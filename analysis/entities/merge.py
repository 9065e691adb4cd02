"""Which mentions name one and the same: persons by their words, places by the gazetteer, bodies by both."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from analysis.entities.gazetteer import find_place
from analysis.entities.names import fold
from analysis.entities.page import Name


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands, its words in the nominative, and a person's gender."""

    name: Name
    words: tuple[str, ...]
    form: str
    gender: str = ""

    @property
    def folded(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(fold(word) for word in self.words)


def merge(named: Sequence[Named]) -> list[list[Named]]:
    """The mentions grouped by what they name, each group in the order of the text."""
    persons = [n for n in named if n.name.kind == "PER"]
    groups: dict[Hashable, list[Named]] = defaultdict(list)
    for mention, key in zip(persons, _person_keys(persons), strict=True):
        groups["PER", key].append(mention)
    for mention in named:
        if mention.name.kind == "LOC":
            groups["LOC", place_key(mention.form)].append(mention)
        elif mention.name.kind == "ORG":
            groups["ORG", body_key(mention.form)].append(mention)
    return list(groups.values())


# ---------------------------------------------------------------- persons
def _person_keys(persons: Sequence[Named]) -> Iterator[tuple[str, ...]]:
    """For each mention the fullest name it belongs to; of several bearers of a surname the one named last before."""
    known = sorted({p.folded for p in persons}, key=lambda words: (-len(words), words))
    fuller = {words: [other for other in known if is_short_for(words, other)] for words in known}
    heads = {words: [f for f in fuller[words] if not fuller[f]] for words in known}
    last: dict[tuple[str, ...], int] = {}
    for at, person in enumerate(persons):
        candidates = heads[person.folded]
        if not candidates:
            key = person.folded
        elif len(candidates) == 1:
            key = candidates[0]
        else:
            key = _nearest(candidates, last, persons, at)
        last[key] = at
        yield key


def _nearest(
    candidates: list[tuple[str, ...]], last: dict[tuple[str, ...], int], persons: Sequence[Named], at: int
) -> tuple[str, ...]:
    before = [c for c in candidates if c in last]
    if before:
        return max(before, key=lambda c: last[c])
    following = (p.folded for p in persons[at:] if p.folded in candidates)
    return next(following, candidates[0])


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one and the same person may be named by both, and `full` says more.

    >>> is_short_for(("а", "петров"), ("антон", "петров")), is_short_for(("олег", "петров"), ("антон", "петров"))
    (True, False)
    """
    if short == full or len(short) > len(full):
        return False
    words, initials = Counter(w for w in short if len(w) > 1), [w for w in short if len(w) == 1]
    left = Counter(full)
    if not words or words - left:
        return False
    rest = list((left - words).elements())
    for initial in initials:
        match = next((w for w in rest if w.startswith(initial)), None)
        if match is None:
            return False
        rest.remove(match)
    return bool(rest) or any(len(w) > 1 for w in full if w not in words)


# ---------------------------------------------------------------- places and bodies
def place_key(form: str) -> str:
    """What two names of one place have in common."""
    place = find_place(form)
    return place.name if place else fold(form)


def body_key(form: str) -> str:
    """What two names of one body have in common: its words without marks."""
    return re.sub(r"[^\w]+", " ", fold(form)).strip()
