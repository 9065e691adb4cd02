"""The best path through the tags of sequences (Viterbi), for all sequences of a text at once.

A linear chain gives each path the sum of its scores: what each row has for its tag, and what each step has from one tag
to the next. The rows are cut into windows that go forward side by side, at first as if nothing were before each; then
each begins as the one before it ended, until none would begin otherwise. That is mostly so the second time: what was 12
rows before seldom matters.
Rabiner, A tutorial on hidden Markov models (1989), III B.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]
Ints = NDArray[np.intp]

NEVER = -1e4
"""The score of what can't be."""

WINDOW = 12
"""Rows that go one after another, beside those of the other windows."""

SAME = 1e-7
"""A difference of two scores that is rounding."""


def best_path(scores: Floats, steps: Floats, gaps: Ints, doubt: float, exact: Callable[[Ints], Floats]) -> Ints:
    """The tag of each row on the best path, (rows,); of a row between sequences, `gaps`, the number of tags.

    `scores` are (rows, tags), `steps` (tags, tags) from a row to a column; the first and the last row are gaps. Rows
    whose tag leads by less than `doubt` over the best path that has another there get the scores that `exact` gives.

    >>> scores = np.array([[0.0, 0.0], [1.0, 0.9], [0.0, 2.0], [0.0, 0.0]])
    >>> best_path(scores, np.array([[1.0, -3.0], [0.0, 1.0]]), np.array([0, 3]), 0.0, lambda rows: scores[rows])
    array([2, 1, 1, 2])
    """
    scores, steps = _with_gaps(scores, steps, gaps)
    best, lead = _decided(scores, steps)
    doubtful = np.flatnonzero(lead < doubt)
    if len(doubtful):
        scores[doubtful, :-1] = exact(doubtful)
        best, _ = _decided(scores, steps)
    return best


def _with_gaps(scores: Floats, steps: Floats, gaps: Ints) -> tuple[Floats, Floats]:
    """One more tag, which gaps have and nothing else has; a step to it or from it costs nothing."""
    count = scores.shape[1]
    more = np.full((len(scores), count + 1), NEVER)
    more[:, :-1] = scores
    more[gaps] = NEVER
    more[gaps, -1] = 0.0
    between = np.zeros((count + 1, count + 1))
    between[:-1, :-1] = steps
    return more, between


def _decided(scores: Floats, steps: Floats) -> tuple[Ints, Floats]:
    """The tag of each row on the best path, and by how much that leads over the best with another tag there."""
    forward, backward = _reached(np.stack([scores, scores[::-1]]), np.stack([steps, steps.T], axis=2))
    whole = forward + backward[::-1] - scores
    rows = np.arange(len(scores))
    best = whole.argmax(1)
    highest = whole[rows, best]
    whole[rows, best] = -np.inf
    return best, highest - whole.max(1)


def _reached(scores: Floats, steps: Floats) -> Floats:
    """The score of the best way to each tag of each row, (ways, rows, tags), but for what is the same for all of a row.

    Each of the ways to go through the rows has its `scores`, (ways, rows, tags), and its `steps`, (tags, tags, ways).
    """
    ways, rows, tags = scores.shape
    count = -(-rows // WINDOW)
    padded = np.zeros((ways, count * WINDOW, tags))
    padded[:, :rows] = scores
    blocks = np.ascontiguousarray(padded.reshape(ways, count, WINDOW, tags).transpose(2, 3, 0, 1))
    found = np.empty_like(blocks)  # row, tag, way, window
    steps = np.repeat(steps[..., None], count, axis=3)
    begun = np.zeros((tags, ways, count))
    while True:
        _go(begun, steps, blocks, found)
        ends, begins = found[-1, :, :, :-1], begun[:, :, 1:]
        if not (np.abs((ends - ends.max(0)) - (begins - begins.max(0))) > SAME).any():
            return found.transpose(2, 3, 0, 1).reshape(ways, -1, tags)[:, :rows]
        begun[:, :, 1:] = ends


def _go(state: Floats, steps: Floats, blocks: Floats, found: Floats) -> None:
    """Fills `found` with the best way to each tag of each row of the windows, which begin at `state`."""
    for row, reached in zip(blocks, found, strict=True):
        state = np.add(np.maximum.reduce(state[:, None] + steps), row, out=reached)
