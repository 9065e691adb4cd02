"""How much of one text stands in another: signatures of runs of words, and an index that finds the like of a text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha1
from typing import TYPE_CHECKING

from analysis.article import Article, read_article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUN = 3
"""Words of a run. Of two they are shared by articles on one subject, of four an edited reprint loses too many."""

FEWEST = 20
"""Runs of a text that can be a reprint: shorter ones are alike by chance."""

SHARED = 0.5
"""Of the runs of the shorter text, the part that stands in the other too. On the examples, and on each of them as a
reprint (another headline; the last half or two thirds cut; a lead of 400 characters added; all of it at once; every
twelfth word changed) reprints share 0.62 to 1.0, different articles on one subject at most 0.1."""

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


def runs_of_words(article: Article) -> frozenset[str]:
    """The runs of RUN words in the story, furniture left out, in lower case and without «ё».

    >>> sorted(runs_of_words(read_article("Мост открыли в мае.")))
    ['мост открыли в', 'открыли в мае']
    """
    story = "\n".join(article.text[start:stop] for start, stop in article.body)
    words = re.findall(r"\w+", story.lower().replace("ё", "е"))
    return frozenset(map(" ".join, zip(*(words[at:] for at in range(RUN)), strict=False)))


def sign(text: str) -> Signature:
    """The signature of `text`."""
    return sign_article(read_article(text))


def sign_article(article: Article) -> Signature:
    """The same of a text that is read: MinHash (Broder 1997) of its runs.

    A run is the first 32 bits of its SHA-1, mixed by the last steps of MurmurHash3. A permutation takes them times an
    odd number, plus a number; of each the least is kept. So datasketch 2.0 has them, which signed the libraries that
    there are; it loads SciPy and pandas, a third of a second of each process.
    """
    import numpy as np

    runs = runs_of_words(article)
    hashes = np.frombuffer(b"".join(sha1(run.encode()).digest()[:4] for run in runs), "<u4").astype(np.uint32)
    hashes ^= hashes >> 16
    hashes *= np.uint32(0x85EBCA6B)
    hashes ^= hashes >> 13
    hashes *= np.uint32(0xC2B2AE35)
    hashes ^= hashes >> 16
    factors, terms = _permutations()
    least = (factors[:, None] * hashes + terms[:, None]).min(axis=1, initial=2**32 - 1)
    return Signature(len(runs), least.astype("<u4").tobytes())


@cache
def _permutations() -> "tuple[NDArray[np.uint32], NDArray[np.uint32]]":
    import numpy as np

    drawn = np.random.RandomState(1)
    factors = drawn.randint(0, 2**31, PERMUTATIONS, np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, drawn.randint(0, 2**32, PERMUTATIONS, np.uint32)


def shared(ones: Sequence[Signature], others: Sequence[Signature]) -> "NDArray[np.float64]":
    """Of each pair, one and the other at its place, the part of the shorter text's runs that stand in the longer one
    too, from 0 to 1.

    >>> text = "Мост через реку открыли в мае, сказал мэр, и первыми по нему прошли школьники города."
    >>> longer, other = sign(text + " Потом был салют."), sign("Снег в горах растаял в июне, и река вышла из берегов.")
    >>> (shared([sign(text)] * 2, [longer, other]) > 0.9).tolist()
    [True, False]
    """
    import numpy as np

    jaccard = (_hashes(ones) == _hashes(others)).mean(axis=1)
    runs = np.array([[one.runs for one in some] for some in (ones, others)], float).reshape(2, -1)
    both, least = jaccard / (1 + jaccard) * runs.sum(axis=0), runs.min(axis=0)
    return np.where(least > 0, np.minimum(1.0, both / np.maximum(least, 1)), 0.0)


def bands(signatures: Sequence[Signature]) -> "NDArray[np.uint32]":
    """A row of BANDS numbers for each: one at least two texts have in common that are worth comparing."""
    import numpy as np

    pairs = _hashes(signatures).astype(np.uint64).reshape(-1, BANDS, ROWS)
    mixed: NDArray[np.uint64] = pairs[:, :, 0] * np.uint64(_MIX)
    mixed += pairs[:, :, 1]
    mixed += np.arange(BANDS, dtype=np.uint64)
    mixed *= np.uint64(_MIX)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def _hashes(signatures: Sequence[Signature]) -> "NDArray[np.uint32]":
    """A row of PERMUTATIONS numbers for each."""
    import numpy as np

    return np.frombuffer(b"".join(one.hashes for one in signatures), "<u4").reshape(-1, PERMUTATIONS)


class Index:
    """Signatures by id, and which are alike."""

    def __init__(self) -> None:
        self._having: defaultdict[int, list[str]] = defaultdict(list)
        """The texts that have a band."""
        self._signatures: dict[str, Signature] = {}

    def add(self, text_id: str, signature: Signature) -> None:
        """From now on it is found; a text that is too short never is."""
        if text_id not in self._signatures and signature.runs >= FEWEST:
            self._signatures[text_id] = signature
            for band in bands([signature])[0].tolist():
                self._having[band].append(text_id)

    def alike(self, signature: Signature) -> Iterator[tuple[str, float]]:
        """The texts that share at least SHARED of their runs with it, the most alike first."""
        if signature.runs < FEWEST:
            return
        met = sorted({text_id for band in bands([signature])[0].tolist() for text_id in self._having.get(band, ())})
        parts = shared([signature] * len(met), [self._signatures[text_id] for text_id in met]).tolist()
        found = [(text_id, part) for text_id, part in zip(met, parts, strict=True) if part >= SHARED]
        yield from sorted(found, key=lambda pair: (-pair[1], pair[0]))
