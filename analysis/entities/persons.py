"""When two names are one person's: «А. Петров» and «Антон Петров»; «Катя» and «Екатерина»; «Крэйг» and «Крейг»."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from analysis import lexicon
from analysis.entities.name_readings import common_start, fold, is_listed
from analysis.language import forms

SHORTEST_RESPELT = 5
"""Letters: of two shorter words one letter more or less makes two names («Лин», «Линн»)."""


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one and the same person may be named by both, and `full` says more.

    >>> is_short_for(("а", "петров"), ("антон", "петров")), is_short_for(("олег", "петров"), ("антон", "петров"))
    (True, False)
    """
    if len(short) > len(full) or (len(short) == len(full) and all(len(word) > 1 for word in short)):
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
    return sum(map(len, short)) < sum(map(len, full))


# ---------------------------------------------------------------- short first names
def with_full_first_names(words: tuple[str, ...], gender: str = "") -> Iterator[tuple[str, ...]]:
    """The name (folded words) with each full first name that its short one may stand for; "" is either gender.

    >>> list(with_full_first_names(("катя", "зимина"))), list(with_full_first_names(("анна", "зимина")))
    ([('екатерина', 'зимина')], [])
    """
    for at, word in enumerate(words):
        for short_gender, full in _short_names().get(word, ()):
            if gender in ("", short_gender):
                yield (*words[:at], full, *words[at + 1 :])


def fullness(words: Iterable[str]) -> tuple[int, int]:
    """How much of a name its words say: their number without initials, and less by one for each short first name.

    >>> fullness(["Екатерина", "Зимина"]) > fullness(["Катя", "Зимина"]) > fullness(["Е", "Зимина"])
    True
    """
    said = [word for word in words if len(word) > 1]
    return len(said), -sum(fold(word) in _short_names() for word in said)


@cache
def _short_names() -> dict[str, tuple[tuple[str, str], ...]]:
    genders = {"m": "Masc", "f": "Fem"}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for short, gender, fulls in lexicon.rows("short_names.tsv"):
        found[fold(short)].extend((genders[gender], fold(full)) for full in fulls.split("|"))
    return {short: tuple(fulls) for short, fulls in found.items()}


# ---------------------------------------------------------------- spellings
def one_spelling(words: Iterable[str]) -> dict[str, str]:
    """For each of the words (folded, of all persons of a text) the commonest of those that sound alike.

    >>> one_spelling(["хамзави", "хамзауи", "хамзауи", "ветров"])["хамзави"]
    'хамзауи'
    """
    counts = Counter(words)
    sounds = {word: _sound(word) if len(word) >= SHORTEST_RESPELT else word for word in counts}
    commonest: dict[str, str] = {}
    for word, sound in sounds.items():
        if counts[word] > counts[commonest.get(sound, "")]:
            commonest[sound] = word
    return {word: commonest[sound] for word, sound in sounds.items()}


OFTEN = 3
"""How often a surname stands in a text for another word, that stands once, to be a slip of it."""


def slips(keys: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The names (folded words) that are other names of the text with a slip of one letter, each with what is meant.

    A surname that stands once and that no dictionary has, for one that stands often; a first name beside the same
    surname.

    >>> slips([("пётр", "ветлугин"), ("ветлугин",), ("ветлугин",), ("ветлуин",)])
    {('ветлуин',): ('ветлугин',)}
    >>> slips([("раймон", "ветлугин"), ("раймонд", "ветлугин"), ("раймонд", "ветлугин")])
    {('раймон', 'ветлугин'): ('раймонд', 'ветлугин')}
    """
    counts = Counter(word for key in keys for word in key)
    often = [word for word, count in counts.items() if count >= OFTEN and len(word) >= SHORTEST_SLIPPED]
    known = dict.fromkeys(keys)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in known:
        meant = [name for name in _meant(key, known, often, counts) if name in known or len(name) == 1]
        if len(meant) == 1:
            found[key] = meant[0]
    return found


def _meant(
    key: tuple[str, ...], known: Iterable[tuple[str, ...]], often: Sequence[str], counts: Mapping[str, int]
) -> Iterator[tuple[str, ...]]:
    """The names that a name may be a slip of."""
    *given, surname = key
    if len(surname) >= SHORTEST_SLIPPED and not _is_known(surname):
        if counts[surname] == 1:
            yield from ((*given, word) for word in often if is_slip(surname, word))
        elif len(key) == 2:
            beside = (name for name in known if len(name) == 2 and name[0] == given[0])
            yield from (n for n in beside if is_slip(surname, n[1]) and counts[n[1]] > counts[surname])
    if len(key) == 2 and len(key[0]) >= SHORTEST_RESPELT and not _is_known(key[0]):
        named = (name for name in known if len(name) == 2 and name[1] == surname and _is_respelt(key[0], name[0]))
        yield from (n for n in named if _is_known(n[0]) or counts[n[0]] > counts[key[0]])


SHORTEST_SLIPPED = 6


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ in one letter, or in two that changed places, and not in the first or the last, which
    tells a woman's surname from a man's.

    >>> is_slip("ветлуин", "ветлугин"), is_slip("ветлугни", "ветлугин"), is_slip("ветлугин", "ветлугина")
    (True, False, False)
    """
    before = common_start(one, other)
    after = common_start(one[before:][::-1], other[before:][::-1])
    left, right = one[before : len(one) - after], other[before : len(other) - after]
    swapped = len(left) == 2 and left == right[::-1]
    return before > 0 and after > 0 and one != other and (max(len(left), len(right)) == 1 or swapped)


def _is_respelt(one: str, other: str) -> bool:
    """A slip in a first name, or a last consonant that is not heard: «Раймон» and «Раймонд»."""
    shorter, longer = sorted((one, other), key=len)
    return is_slip(one, other) or (longer[:-1] == shorter and longer[-1] in "бвгдзклмнпрстхй")


def _is_known(word: str) -> bool:
    return is_listed(word) and any(reading.known for reading in forms(word))


BETWEEN_VOWELS = re.compile("(?<=[аеиоуыэюя])у(?=[аеиоыэюя])")
ALIKE = str.maketrans("эйы", "еии")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    """A folded word without what transcriptions of one foreign name differ in: э and е, у and в between vowels, й and
    и, ы and и, double letters."""
    return DOUBLED.sub(r"\1", BETWEEN_VOWELS.sub("в", word).translate(ALIKE))
