"""How often general Russian has a word: the reference against which a text's terms are weighed."""

import gzip
from functools import cache, lru_cache

from analysis import lexicon

FILE = lexicon.FOLDER / "reference.tsv.gz"

RAREST = 0.1
"""Uses per million words of a word that the list does not have: the list ends there."""


def fold(word: str) -> str:
    """`word` as words are compared: in lower case, «ё» as «е»."""
    return word.lower().replace("ё", "е")


@lru_cache(maxsize=50_000)
def per_million(lemma: str) -> float:
    """How often a million words of general Russian have this noun or adjective.

    >>> per_million("партнёрство") < per_million("год")
    True
    """
    return float(_rest(lemma)[0] or RAREST)


def plural_share(lemma: str) -> float:
    """How much of the uses of a noun is plural, 0 to 1; of an unknown one 0.

    >>> plural_share("санкция") > 0.8 > plural_share("политика")
    True
    """
    return float(_rest(lemma)[2] or 0) / 100


def load() -> None:
    """Reads the list, a twentieth of a second the first time."""
    table()


def _rest(lemma: str) -> tuple[str, str, str]:
    """The uses of a word and, after a tab, the share of its plural, "" where the list does not have them."""
    return table().get(fold(lemma), "").partition("\t")


@cache
def table() -> dict[str, str]:
    """The rest of its line for each word: what a text asks of is read, one word of a hundred."""
    lines = gzip.decompress(FILE.read_bytes()).decode().split("\n")
    return {word: rest for word, _, rest in (line.partition("\t") for line in lines)}
