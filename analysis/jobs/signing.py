"""The signatures of texts that came without one (from a folder, or with a restored library), made beside the server."""

from collections.abc import Iterable, Iterator

from analysis.child import ChildDiedError
from analysis.jobs.analysing import workers
from analysis.jobs.pool import POOL
from analysis.library.reprints import Signed, sign_texts

FEW = 10
"""Texts that are signed here, some 20 ms: a process needs longer to start."""


def answer(texts: list[tuple[str, str]]) -> Iterator[list[Signed]]:
    """In the process: the signatures of these texts."""
    yield sign_texts(texts)


def sign_beside(batches: Iterable[list[tuple[str, str]]]) -> Iterator[list[Signed]]:
    """By a process beside the server; where that dies, here."""
    with POOL.open():
        for texts in batches:
            if len(texts) < FEW or not workers():
                yield sign_texts(texts)
                continue
            try:
                with POOL.lent(__name__, workers() + 1) as child:
                    yield from child.ask(texts)
            except ChildDiedError:  # ended from outside, perhaps
                yield sign_texts(texts)
