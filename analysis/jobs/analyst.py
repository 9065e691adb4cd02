"""The process that analyses texts for the server, one after another. It knows no library: nothing of one is loaded."""

from collections.abc import Iterator

from analysis import corpus
from analysis.library.prepared import Prepared, Waiting, prepare


def answer(waiting: Waiting) -> Iterator[Prepared]:
    """All that is to be kept of the text."""
    corpus.prepare()
    yield prepare(waiting)
