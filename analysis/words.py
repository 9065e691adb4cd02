"""What a word is, once for the whole product: every count of words goes through here."""

import re
from collections.abc import Iterator

WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-‑’'ʼ][^\W_]+)*")
"""Letters and digits in a row; a hyphen or an apostrophe inside joins («договорно-правовой», «О'Нил»), and so do the
point and the comma of a number («2,5», «01.02.2020»). A dot between letters does not: it is as often a sentence end
with the space lost («меры.Вечером»). So «С5+1» and «VRK.News» are two words each; a dash or a mark alone is none."""


def find_words(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each word of `text`.

    >>> list(find_words("Да — нет."))
    [(0, 2), (5, 8)]
    """
    return (match.span() for match in WORD.finditer(text))


def count_words(text: str) -> int:
    """How many words `text` has.

    >>> count_words("Рост — 2,5 % в год, как писал кое-кто.")
    7
    """
    return sum(1 for _ in find_words(text))
