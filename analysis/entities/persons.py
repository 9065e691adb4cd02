"""When two names are one person's: «А. Петров» and «Антон Петров»; «Катя» and «Екатерина»; «Крэйг» and «Крейг»."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from analysis import lexicon
from analysis.entities.name_readings import fold

SHORTEST_RESPELT = 5
"""Letters: of two shorter words one letter more or less makes two names («Лин», «Линн»)."""


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
    alike: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        alike[_sound(word) if len(word) >= SHORTEST_RESPELT else word][word] += 1
    return {word: counts.most_common(1)[0][0] for counts in alike.values() for word in counts}


def _sound(word: str) -> str:
    """A folded word without what transcriptions of one foreign name differ in: э and е, у and в between vowels, й and
    и, ы and и, double letters."""
    sound = re.sub("(?<=[аеиоуыэюя])у(?=[аеиоыэюя])", "в", word).translate(str.maketrans("эйы", "еии"))
    return re.sub(r"(.)\1+", r"\1", sound)
