"""When two names are one person's: «А. Петров», «Петров», «Антон» and «Антон Сергеевич Петров»."""

from collections import Counter


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
