"""What words give to the first layers of the nets: two thirds of all sums, which hang on the word alone.

For the commonest words it is computed once a machine, into a file that all processes map into memory and share. For
others it is computed when they are met, and kept in rows that each process has behind those of the file.
"""

import math
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.vectors import Vectors

Floats = NDArray[Any]
Ints = NDArray[np.intp]

COMMON = 16_384
"""Words of the file, 6 KB each: of a news text's words, all but one in ten."""

OWN = 2_048
"""Rows of a process behind those of the file."""

ALONE = 8_192
"""Rows of a process that has no file."""

FOLDER = Path(__file__).resolve().parents[1] / "data" / "cache"

Seen = tuple[int, int]
"""What a net sees of a word: the numbers of its vector and of its shape. All words without a vector have one number."""


@dataclass(frozen=True, slots=True)
class FirstLayer:
    """What a word's vector gives to the next word, to itself and to the one before, `weight` (300, 3 x channels), and
    what its shape does, `shapes` (shapes, 3 x channels)."""

    weight: Floats
    shapes: Floats

    def given(self, vectors: Floats, shapes: Ints | int, into: Floats | None = None) -> Floats:
        """What words give to the first layer, (words, 3 x channels), from their vectors and the numbers of their
        shapes, written `into` rows where these are there."""
        found: Floats = np.matmul(vectors, self.weight, out=into)
        found += self.shapes[shapes]
        return found


class WordLayers:
    """What words give to the first layers of the nets, computed once for all words that look alike to a net: a table
    with a row for each. When it is full, all but the file's rows are forgotten, so it is bounded; threads share it
    under its lock.

    shape: the number of a word's shape. size: rows without a file.
    """

    def __init__(
        self, layers: Sequence[FirstLayer], shape: Callable[[str], int], known: Vectors, size: int = ALONE
    ) -> None:
        self._layers, self._shape, self._known = layers, shape, known
        self._small = shape("на")
        self._lock = threading.Lock()
        self._begin(np.zeros((len(layers), size, layers[0].weight.shape[1]), np.float32), ())

    def share(self, folder: Path = FOLDER) -> None:
        """Takes the commonest words from the file in `folder`, which is written where there is none; where that fails
        (a full disk, a folder that can't be written), each process goes on alone."""
        with suppress(OSError), self._lock:
            if self._common:
                return
            common = self._known.commonest(COMMON)
            path = folder / f"first-layers-{self._version(common)}.bin"
            shape = len(self._layers), len(common) + OWN, self._layers[0].weight.shape[1]
            if not path.exists() or path.stat().st_size != 4 * math.prod(shape):
                self._write(path, common)
            self._begin(np.memmap(path, np.float32, "c", shape=shape).view(np.ndarray), common.tolist())

    def given(self, net: int, words: Sequence[str]) -> Floats:
        """What each of `words` gives to the first layer of a net, (words, 3 x channels); "" stands for a gap."""
        with self._lock:
            rows = [*map(self._rows.get, words)]
            if None in rows:
                self._meet(set(words))
                rows = [*map(self._rows.get, words)]
            found: Floats = self._table[net].take(rows, axis=0)
            return found

    def exactly(self, layer: FirstLayer, words: Sequence[str]) -> Floats:
        """The same in double precision, computed anew; `layer` is one in double precision."""
        numbers, shapes = np.array([*map(self.seen, words)], np.intp).T
        return layer.given(self._known.of(numbers).astype(np.float64), shapes)

    def seen(self, word: str) -> Seen:
        """What a net sees of a word; of a gap, "", what gives nothing."""
        if not word:
            return self._known.padding, 0
        number = self._known.words.number(word.lower())
        return self._known.unknown if number is None else number, self._shape(word)

    def _begin(self, table: Floats, common: Iterable[int]) -> None:
        """Begins with a table that has rows for the `common` words, in small letters, and nothing else."""
        self._table = table
        self._common = {number: row for row, number in enumerate(common)}
        self._gap = len(self._common)
        self._places: dict[Seen, int] = {(number, self._small): row for number, row in self._common.items()}
        self._places[self._known.padding, 0] = self._gap
        self._rows: dict[str, int] = {"": self._gap}
        self._next = self._gap + 1

    def _forget(self) -> None:
        """Forgets all words whose rows are behind those of the common words and of the gap."""
        self._places = {one: row for one, row in self._places.items() if row <= self._gap}
        self._rows = {word: row for word, row in self._rows.items() if row <= self._gap}
        self._next = self._gap + 1

    def _meet(self, words: set[str]) -> None:
        """Gives all of `words` a row; where there is no room, others lose theirs."""
        seen = {word: self.seen(word) for word in words.difference(self._rows)}
        new = set(seen.values()).difference(self._places)
        room = self._table.shape[1]
        if self._next + len(new) > room or len(self._rows) > 4 * room:  # any number of words may have the same row
            self._forget()
            seen = {word: self.seen(word) for word in words.difference(self._rows)}
            new = set(seen.values()).difference(self._places)
            more = max(0, self._next + len(new) - room)  # for one block of words alone the table is too small
            self._table = np.pad(self._table, ((0, 0), (0, more), (0, 0))) if more else self._table
        self._remember([one for one in sorted(new) if one[0] not in self._common], self._compute)
        self._remember([one for one in sorted(new) if one[0] in self._common], self._like_common)
        self._rows.update((word, self._places[one]) for word, one in seen.items())

    def _remember(self, new: list[Seen], fill: Callable[[Ints, Ints, Floats], None]) -> None:
        """Gives words of which nets see something `new` the next rows of the table, and has them filled."""
        if not new:
            return
        first, self._next = self._next, self._next + len(new)
        numbers, shapes = np.array(new, np.intp).T
        fill(numbers, shapes, self._table[:, first : self._next])
        self._places.update(zip(new, range(first, self._next), strict=True))

    def _compute(self, numbers: Ints, shapes: Ints, tables: Floats) -> None:
        vectors = self._known.of(numbers)
        for layer, rows in zip(self._layers, tables, strict=True):
            layer.given(vectors, shapes, rows)

    def _like_common(self, numbers: Ints, shapes: Ints, tables: Floats) -> None:
        """From the rows of the same words in small letters: nothing but the shape is another."""
        common = [self._common[number] for number in numbers.tolist()]
        for layer, known, rows in zip(self._layers, self._table, tables, strict=True):
            np.add(known[common], layer.shapes[shapes] - layer.shapes[self._small], out=rows)

    # ------------------------------------------------------------ the file
    def _version(self, common: Ints) -> str:
        """A hash of all that the file is made of."""
        digest = sha256(common.tobytes() + self._known.indexes[common].tobytes() + self._known.codes.tobytes())
        for layer in self._layers:
            digest.update(layer.weight.tobytes() + layer.shapes[self._small].tobytes())
        return digest.hexdigest()[:16]

    def _write(self, path: Path, common: Ints) -> None:
        """The rows of the `common` words, after those of each net room for a process's own, which nobody writes into
        the file. Whole or not at all; that of another version is removed."""
        path.parent.mkdir(exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        try:
            with part.open("wb") as file:
                for layer in self._layers:
                    for some in np.array_split(common, len(common) // 1_024 or 1):
                        layer.given(self._known.of(some), self._small).tofile(file)
                    file.seek(OWN * layer.weight.shape[1] * layer.weight.itemsize, os.SEEK_CUR)
                file.truncate()
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        for other in path.parent.glob("first-layers-*.bin"):
            if other != path:
                other.unlink(missing_ok=True)
