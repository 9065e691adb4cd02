"""Some of many texts, the same ones each time: so that what is told of them stays while others come."""

from collections.abc import Sequence
from hashlib import sha256


def drawn(texts: Sequence[str], most: int) -> list[int]:
    """The places of `most` of these ids, in order: those whose hashes are the least (bottom-k sampling).

    One more text is drawn with the chance most / texts; else the same ones are.

    >>> drawn(["а", "б", "в", "г"], 2), drawn(["а", "б", "в", "г", "д"], 2), drawn(["а"], 2)
    ([0, 1], [0, 4], [0])
    """
    places = range(len(texts))
    if len(texts) <= most:
        return list(places)
    return sorted(sorted(places, key=lambda at: sha256(texts[at].encode()).digest())[:most])
