"""How much of one text stands in another: signatures of runs of words, and an index that finds the like of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analysis.article import read_article

RUN = 3
"""Words of a run. Of two they are shared by articles on one subject, of four an edited reprint loses too many."""

FEWEST = 20
"""Runs of a text that can be a reprint: shorter ones are alike by chance."""

SHARED = 0.5
"""Of the runs of the shorter text, the part that stands in the other too. On the examples, and on each of them as a
reprint (another headline; the last half or two thirds cut; a lead of 400 characters added; all of it at once; every
twelfth word changed) reprints share 0.62 to 1.0, different articles on one subject at most 0.1."""

SCHEME = "affine32"
PERMUTATIONS, BANDS, ROWS = 128, 64, 2
"""What 128 numbers tell is right to 0.04; bands of two find 99.8 % of the pairs that have 0.3 of their runs in
common, as a text and a third of it have."""


_MIX = 0x9E3779B97F4A7C15
"""An odd number near 2^64 divided by the golden ratio: products with it spread over all bits (Knuth, vol. 3, 6.4)."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The runs of a text: how many, and their least hashes, by which two texts are compared unread."""

    runs: int
    hashes: bytes


def runs_of_words(text: str) -> frozenset[str]:
    """The runs of RUN words in the story, furniture left out, in lower case and without «ё».

    >>> sorted(runs_of_words("Мост открыли в мае."))
    ['мост открыли в', 'открыли в мае']
    """
    article = read_article(text)
    words = [word for start, stop in article.body for word in re.findall(r"\w+", text[start:stop].lower())]
    words = [word.replace("ё", "е") for word in words]
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def sign(text: str) -> Signature:
    """The signature of `text`, some 2 ms for an article."""
    import numpy
    from datasketch import MinHash

    runs = runs_of_words(text)
    hashed = MinHash(num_perm=PERMUTATIONS, scheme=SCHEME)
    hashed.update_batch([run.encode() for run in runs])
    return Signature(len(runs), hashed.hashvalues.astype(numpy.uint32).tobytes())


def shared(one: Signature, other: Signature) -> float:
    """The part of the shorter text's runs that stand in the other too, from 0 to 1.

    >>> text = "Мост через реку открыли в мае, сказал мэр, и первыми по нему прошли школьники города."
    >>> shared(sign(text), sign(text + " Потом был салют.")) > 0.9
    True
    """
    import numpy

    if not min(one.runs, other.runs):
        return 0.0
    same = numpy.frombuffer(one.hashes, numpy.uint32) == numpy.frombuffer(other.hashes, numpy.uint32)
    jaccard = float(same.mean())
    both = jaccard / (1 + jaccard) * (one.runs + other.runs)
    return min(1.0, both / min(one.runs, other.runs))


def bands(signature: Signature) -> list[int]:
    """BANDS numbers of 32 bits, one at least of which two texts have in common that are worth comparing; none of a text
    that is too short."""
    import numpy

    if signature.runs < FEWEST:
        return []
    pairs = numpy.frombuffer(signature.hashes, "<u4").astype(numpy.uint64).reshape(BANDS, ROWS)
    mixed = pairs[:, 0] * numpy.uint64(_MIX) + pairs[:, 1] + numpy.arange(BANDS, dtype=numpy.uint64)
    return [int(product) >> 32 for product in mixed * numpy.uint64(_MIX)]


class Index:
    """Signatures by id, and which are alike."""

    def __init__(self) -> None:
        from datasketch import MinHashLSH

        self._bands: Any = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
        self._signatures: dict[str, Signature] = {}

    def __contains__(self, text_id: str) -> bool:
        return text_id in self._signatures

    def add(self, text_id: str, signature: Signature) -> None:
        """From now on it is found; a text that is too short never is."""
        if text_id not in self._signatures and signature.runs >= FEWEST:
            self._signatures[text_id] = signature
            self._bands.insert(text_id, _hashed(signature))

    def remove(self, text_id: str) -> None:
        """It is found no more."""
        if self._signatures.pop(text_id, None):
            self._bands.remove(text_id)

    def alike(self, signature: Signature) -> Iterator[tuple[str, float]]:
        """The texts that share at least SHARED of their runs with it, the most alike first."""
        if signature.runs < FEWEST:
            return
        found = {key: shared(signature, self._signatures[key]) for key in self._bands.query(_hashed(signature))}
        yield from sorted(((key, part) for key, part in found.items() if part >= SHARED), key=lambda x: (-x[1], x[0]))


def _hashed(signature: Signature) -> Any:
    import numpy
    from datasketch import MinHash

    values = numpy.frombuffer(signature.hashes, numpy.uint32).astype(numpy.uint64)
    return MinHash(num_perm=PERMUTATIONS, hashvalues=values, scheme=SCHEME)
