"""How much of the beginning of one text another has: by lemmas, and by near words («упасть», «снизиться»)."""

from collections.abc import Sequence
from typing import Any

from analysis.language import vector
from analysis.stories.digest import Digest, rarity

LENGTH = 2048
"""Vectors of words are brought to this length and to whole numbers: their products (up to four million) are then exact
in 32 bits, whatever the processor adds first."""

DIMENSIONS = 300

LIKE = 450
"""From this cosine on, in thousandths, a word stands for another, for so much of it."""

SAME = 1000


class Vocabulary:
    """The vectors of all lemmas that were asked for, a row each."""

    def __init__(self) -> None:
        import numpy as np

        self._row: dict[str, int] = {}
        self._rows: Any = np.zeros((1024, DIMENSIONS), np.float32)

    def __len__(self) -> int:
        return len(self._row)

    def of(self, lemmas: Sequence[str]) -> Any:
        """The numbers of the rows of these lemmas."""
        import numpy as np

        return np.array([self._row.get(lemma) or self._add(lemma) for lemma in lemmas], dtype=np.intp)

    def vectors(self, rows: Any) -> Any:
        """The vectors in these rows; of a word that has none, zeros."""
        return self._rows[rows]

    def _add(self, lemma: str) -> int:
        import numpy as np

        at = self._row.setdefault(lemma, len(self._row) + 1)
        if at >= len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        if (found := vector(lemma)) is not None:
            exact = found.astype(np.float64)
            self._rows[at] = np.round(LENGTH * exact / np.sqrt((exact * exact).sum()))
        return at


class Compared:
    """A text's words as rows of a vocabulary."""

    __slots__ = ("digest", "head", "weights", "words")

    def __init__(self, digest: Digest, vocabulary: Vocabulary) -> None:
        import numpy as np

        self.digest = digest
        self.head = vocabulary.of(digest.head)
        self.weights = np.array([rarity(lemma) for lemma in digest.head], dtype=np.int64)
        self.words = np.sort(vocabulary.of(sorted(digest.words)))


def covered(one: Compared, others: Sequence[Compared], vocabulary: Vocabulary) -> list[float]:
    """For each of `others` how much of the beginnings of both the other text has, on average, 0 to 1."""
    import numpy as np

    usable = [at for at, other in enumerate(others) if len(other.head) and len(one.head)]
    found = [0.0] * len(others)
    if not usable:
        return found
    chosen = [others[at] for at in usable]
    mine, heads = vocabulary.vectors(one.head), np.concatenate([other.head for other in chosen])
    words = np.concatenate([other.words for other in chosen])
    there = _matches(mine @ vocabulary.vectors(words).T, one.head[:, None] == words[None, :])
    starts = np.cumsum([0, *(len(other.words) for other in chosen[:-1])])
    of_one = np.maximum.reduceat(there, starts, axis=1)
    back = _matches(vocabulary.vectors(heads) @ vocabulary.vectors(one.words).T, heads[:, None] == one.words[None, :])
    of_others = back.max(axis=1) * np.concatenate([other.weights for other in chosen])
    starts = np.cumsum([0, *(len(other.head) for other in chosen[:-1])])
    there_sum = (of_one * one.weights[:, None]).sum(axis=0)
    back_sum = np.add.reduceat(of_others, starts)
    for at, other, first, second in zip(usable, chosen, there_sum.tolist(), back_sum.tolist(), strict=True):
        shares = first / max(1, int(one.weights.sum())), second / max(1, int(other.weights.sum()))
        found[at] = round(sum(shares) / (2 * SAME), 6)
    return found


def _matches(products: Any, same: Any) -> Any:
    import numpy as np

    likeness = products.astype(np.int64) * SAME // (LENGTH * LENGTH)
    likeness[likeness < LIKE] = 0
    return np.where(same, SAME, np.minimum(likeness, SAME))
