"""Navec's word vectors of news: a word's number and its 300 dimensions, packed by product quantisation.

They are read from the file that natasha ships, mapped into memory: the processes of one machine share its pages.
"""

import gzip
import tarfile
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 300
PARTS = 100
"""A vector is 100 parts of 3 numbers, each one of 256."""


BLOCK = 64
"""Words of the vocabulary of which the first can be found straight away."""


class Vocabulary:
    """The numbers of words in a sorted list, which stays the one string that it is in the file: a dictionary of its
    250,000 words takes eight times the memory, in each process.

    >>> words = Vocabulary(b"a\\nab\\nb\\n")
    >>> words.number("b"), words.number("aba")
    (2, None)
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = b"\n" + lines
        breaks = np.flatnonzero(np.frombuffer(self._lines, np.uint8) == ord("\n"))  # before each word, and the last
        self._starts = [*breaks[:-1:BLOCK].tolist(), int(breaks[-1])]
        self._first = [lines[start : lines.index(b"\n", start)] for start in self._starts[:-1]]

    def number(self, word: str) -> int | None:
        """The place of a word in the list, or None."""
        line = word.encode("utf-8", "surrogatepass")
        block = bisect_right(self._first, line) - 1
        if block < 0:
            return None
        start, stop = self._starts[block], self._starts[block + 1]
        at = self._lines.find(b"\n%b\n" % line, start, stop + 1)
        return None if at < 0 else BLOCK * block + self._lines.count(b"\n", start, at)


@dataclass(frozen=True, slots=True)
class Vectors:
    """`words` have numbers; `unknown` is that of every other word, `padding` that of no word. `indexes` (words, 100)
    say which of the 256 `codes` (100, 256, 3) each part of a vector is. The vector of `padding` is zero. `frequencies`
    (words,) say how often each stood in the news that the vectors were made of."""

    words: Vocabulary
    unknown: int
    padding: int
    indexes: NDArray[np.uint8]
    codes: NDArray[np.float32]
    frequencies: NDArray[np.uint32]

    def commonest(self, count: int) -> NDArray[np.intp]:
        """The numbers of the `count` commonest words, the commonest first."""
        known = self.frequencies[: self.unknown].astype(np.int64)
        common = np.flatnonzero(known >= np.partition(known, -count)[-count])
        return common[np.argsort(-known[common], kind="stable")][:count]

    def of(self, numbers: NDArray[np.intp]) -> NDArray[np.float32]:
        """The vectors of words, (words, 300)."""
        places = self.indexes[numbers] + 256 * np.arange(PARTS)
        return self.codes.reshape(-1, DIMENSIONS // PARTS).take(places, axis=0).reshape(len(numbers), DIMENSIONS)


def data_folder() -> Path:
    """Where natasha keeps the files of its models; natasha itself is not imported."""
    found = find_spec("natasha")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("natasha is not installed: its models are read from its folder.")
    return Path(found.origin).parent / "data"


@cache
def vectors() -> Vectors:
    """The vectors, read once a process."""
    path = data_folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"
    with tarfile.open(path) as packed:
        words = gzip.decompress(packed.extractfile("vocab.bin").read())  # type: ignore[union-attr]
        begin = packed.getmember("pq.bin").offset_data
    count = int(np.frombuffer(words, np.uint32, 1)[0])
    frequencies = np.frombuffer(words, np.uint32, count, 4).copy()
    lines, _ = words[4 + 4 * count :].split(b"<unk>\n")  # after them stands <pad>
    size, parts, centroids = count, PARTS, 256
    begin += 16  # the four sizes
    indexes = np.memmap(path, np.uint8, "r", begin, (size, parts))
    codes = np.memmap(path, np.float32, "r", begin + size * parts, (parts, centroids, DIMENSIONS // parts))
    arrays = indexes.view(np.ndarray), codes.view(np.ndarray), frequencies
    return Vectors(Vocabulary(lines), count - 2, count - 1, *arrays)
