"""Many texts: analysed in order, by several processes where there are enough of them to pay for their start."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from analysis.analyse import Analysis, analyse, load
from analysis.article import read_article

WORTH_A_POOL = 20
"""Texts. A process needs some two seconds to load the models, about what these take to analyse."""


def analyse_texts(texts: Sequence[str]) -> Iterator[Analysis | Exception]:
    """The analysis of each text, in order; of a text that cannot be analysed the reason."""
    if len(texts) < WORTH_A_POOL:
        yield from map(analyse_text, texts)
        return
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn"), initializer=load) as pool:
        yield from pool.map(analyse_text, texts, chunksize=4)


def analyse_text(text: str) -> Analysis | Exception:
    """The analysis of one text, or why there is none."""
    try:
        return analyse(read_article(text))
    except Exception as error:  # of whatever kind: it costs this text only
        return error
