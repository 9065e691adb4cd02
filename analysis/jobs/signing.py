"""The signatures of texts that came without one (from a folder, or with a restored library), made beside the server."""

from collections.abc import Iterable, Iterator

from analysis.jobs.counting import beside
from analysis.jobs.pool import POOL
from analysis.library.reprints import Signed, sign_texts

FEW = 10
"""Texts that are signed here, some 20 ms: a process needs longer to start."""


def sign_beside(batches: Iterable[list[tuple[str, str]]]) -> Iterator[list[Signed]]:
    """By a process beside the server; where that dies, here."""
    with POOL.open():  # one process for all of them
        for texts in batches:
            yield sign_texts(texts) if len(texts) < FEW else beside(sign_texts, texts)
