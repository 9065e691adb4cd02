"""Who of a library may be one and was left apart: offered to the analyst, who takes or refuses it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from analysis.entities.bodies import body_key
from analysis.entities.misread import WrittenName, is_misread
from analysis.entities.name_key import words_of
from analysis.entities.persons import is_short_for


@dataclass(frozen=True, slots=True)
class KnownIdentity:
    """An identity of the library by its number, as it is called, and how many texts name it.

    text, entity: the first of these texts, and its name there, which stay when numbers are others.
    """

    number: int
    name: str
    kind: str
    texts: int
    text: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`open`: the identities of one name that may be `known`."""

    open: tuple[KnownIdentity, ...]
    known: KnownIdentity

    @property
    def name(self) -> str:
        """What the open ones are called."""
        return self.open[0].name

    @property
    def texts(self) -> int:
        """How many texts name the open ones."""
        return sum(one.texts for one in self.open)


def suggest(
    library: Iterable[KnownIdentity], apart: Collection[frozenset[int]] = frozenset()
) -> tuple[Suggestion, ...]:
    """What may be one, the most texts first: «Ветрова» «Анна Ветрова», «Минобороны» «Министерство обороны России».

    Of several fuller names the one of most texts is offered, where it has more of them than each other.
    apart: pairs of identities that the analyst has told apart; with one of these nothing is suggested.

    >>> library = [(1, "Анна Ветрова", "PER", 9), (2, "Ветрова", "PER", 3), (3, "Ветрова", "PER", 1)]
    >>> [(s.name, s.known.name, s.texts) for s in suggest(KnownIdentity(*one) for one in library)]
    [('Ветрова', 'Анна Ветрова', 4)]
    """
    open_ones: dict[tuple[str, str, int], list[KnownIdentity]] = defaultdict(list)
    known_by: dict[int, KnownIdentity] = {}
    for alike in _by_form(library):
        longest = max(len(words_of(other.name)) for other in alike)
        for one in alike:
            if one.kind == "PER" and _is_as_full(words_of(one.name), longest):
                continue
            best = _most_named([other for other in alike if _says_more(other, one)])
            if best:
                known_by[best.number] = best
                open_ones[one.name, one.kind, best.number].append(one)
    found = (Suggestion(tuple(own), known_by[of]) for (_, _, of), own in open_ones.items())
    untold = [s for s in found if not any(frozenset((one.number, s.known.number)) in apart for one in s.open)]
    return tuple(sorted(untold, key=lambda s: (-s.texts, s.name, s.known.number)))


def _form(one: KnownIdentity) -> tuple[str, ...]:
    """What an open name has in common with a fuller one: a person's surname, a body's own words."""
    if one.kind == "PER":
        return ("PER", *words_of(one.name)[-1:])
    return (one.kind, *body_key(one.name, "").words)


def _by_form(library: Iterable[KnownIdentity]) -> Iterable[list[KnownIdentity]]:
    """Those of each form, where several have it: a place has no fuller name."""
    found: dict[tuple[str, ...], list[KnownIdentity]] = defaultdict(list)
    for one in library:
        if one.kind in ("PER", "ORG"):
            found[_form(one)].append(one)
    return [alike for alike in found.values() if len(alike) > 1]


def _is_as_full(words: tuple[str, ...], longest: int) -> bool:
    """Whether no name of so many words at most says more than a person's: it has as many, in full, and none misread."""
    return len(words) == longest and all(len(word) > 1 for word in words) and not _misread(words)


def _says_more(other: KnownIdentity, one: KnownIdentity) -> bool:
    if other.number == one.number:
        return False
    if one.kind == "ORG":
        return not body_key(one.name, "").of and bool(body_key(other.name, "").of)
    short, full = words_of(one.name), words_of(other.name)
    may_be = is_short_for(short, full) or (len(short) > 1 and len(full) > 1 and _misread(short))
    return may_be and not _misread(full)


@lru_cache(maxsize=100_000)
def _misread(words: tuple[str, ...]) -> bool:
    return is_misread(WrittenName(words))


def _most_named(others: list[KnownIdentity]) -> KnownIdentity | None:
    ranked = sorted(others, key=lambda other: (-other.texts, other.number))
    clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0].texts > ranked[1].texts)
    return ranked[0] if clear else None
