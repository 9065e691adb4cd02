"""How much of one text stands in another: signatures of runs of words, and an index that finds the like of a text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article import read_article

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
