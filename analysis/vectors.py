"""Navec's word vectors of news: a word's number and its 300 dimensions, packed by product quantisation.

They are read from the file that natasha ships, mapped into memory: the processes of one machine share its pages.
"""

import gzip
import tarfile
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 300
PARTS = 100
"""A vector is 100 parts of 3 numbers, each one of 256."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """`numbers`: each word's number; `unknown` and `padding` are two more. `indexes` (words, 100) say which of the
    256 `codes` (100, 256, 3) each part of a vector is. The vector of `padding` is zero."""

    numbers: dict[str, int]
    indexes: NDArray[np.uint8]
    codes: NDArray[np.float32]

    @property
    def unknown(self) -> int:
        """The number of every word that has none."""
        return self.numbers["<unk>"]

    @property
    def padding(self) -> int:
        """The number of no word."""
        return self.numbers["<pad>"]

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
    texts = words[4 + 4 * count :].decode("utf-8").splitlines()  # before them stand their frequencies
    size, parts, centroids = count, PARTS, 256
    begin += 16  # the four sizes
    indexes = np.memmap(path, np.uint8, "r", begin, (size, parts))
    codes = np.memmap(path, np.float32, "r", begin + size * parts, (parts, centroids, DIMENSIONS // parts))
    return Vectors(dict(zip(texts, range(count), strict=True)), indexes.view(np.ndarray), codes.view(np.ndarray))
