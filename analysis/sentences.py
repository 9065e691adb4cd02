"""A paragraph cut into sentences and words, with each word as the models were taught to read it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from analysis.article import Span
from analysis.dictionary import forms
from analysis.glued import first_word
from analysis.tokens import beside, cut, cut_alone, sentences

LONGEST_SENTENCE = 300
"""Tokens. A longer sentence is cut: the models read a sentence as one piece, and no news sentence is longer."""

GLUED = re.compile(r"""[.!?…»”"](?:(?<=[а-яё0-9»”"][.!?…])(?=[«„“"]?[А-ЯЁ][а-яё])|(?<=[а-яё][.!?…][»”"])(?=[А-ЯЁ]))""")
"""The last mark of a sentence with no space after it, as scraped pages have it («…меры.В ночь»)."""


class Draft(NamedTuple):
    """The words and marks of a sentence: where each begins, its text, and how the models were taught to read it."""

    starts: list[int]
    words: list[str]
    taught: list[str]


def sentences_of(text: str, paragraph: Span) -> Iterator[Draft]:
    """The sentences of a paragraph, each of LONGEST_SENTENCE words at most.

    >>> [draft.words for draft in sentences_of("Приехал мэр.Он выступил.", (0, 24))]
    [['Приехал', 'мэр', '.'], ['Он', 'выступил', '.']]
    """
    start, stop = paragraph
    for begin, _, sentence in sentences(text[start:stop]):
        cuts = [0, *(m.end() for m in GLUED.finditer(sentence)), len(sentence)]
        for left, right in pairwise(cuts):
            draft = _draft(sentence[left:right], start + begin + left)
            for at in range(0, len(draft.starts), LONGEST_SENTENCE):
                piece = slice(at, at + LONGEST_SENTENCE)
                yield Draft(draft.starts[piece], draft.words[piece], draft.taught[piece])


def _draft(sentence: str, start: int) -> Draft:
    """The words of a sentence that begins at `start`."""
    starts, words, taught = draft = Draft([], [], [])
    stretches = sentence.split()
    at = 0
    for place, stretch in enumerate(stretches):
        at = sentence.index(stretch, at)
        for first, word, read_as in _words(stretch) or _words_beside(stretch, *beside(stretches, place)):
            starts.append(start + at + first)
            words.append(word)
            taught.append(read_as)
        at += len(stretch)
    return draft


Word = tuple[int, str, str]
"""Where a word begins in a stretch between spaces, its text, and how the models were taught to read it."""


@lru_cache(maxsize=65_536)
def _words(stretch: str) -> tuple[Word, ...]:
    """The words of a stretch between spaces; none where they may hang on what is beside it."""
    return _placed(cut_alone(stretch))


@lru_cache(maxsize=8_192)
def _words_beside(stretch: str, left: str, right: str) -> tuple[Word, ...]:
    """The words of a stretch, with the kinds of what is beside it."""
    return _placed(cut(stretch, left, right))


def _placed(words: tuple[str, ...]) -> tuple[Word, ...]:
    """Words that stand side by side; those that were run together are two."""
    found, start = [], 0
    for word in words:
        for part in _apart(word):
            found.append((start, part, as_taught(part)))
            start += len(part)
    return tuple(found)


def _apart(word: str) -> tuple[str, ...]:
    first = 0 if word.islower() else first_word(word, _known)  # nothing is run together where no capital is
    return (word[:first], word[first:]) if first else (word,)


def _known(word: str) -> list[frozenset[str]]:
    return [reading.grammemes for reading in forms(word) if reading.known]


# ---------------------------------------------------------------- letters
KAZAKH = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
"""Letters of Kazakh with those that Russian newsrooms write for them («Жұмағұлов», «Жумагулов»)."""

TAUGHT: dict[int, str | int] = {**KAZAKH, ord("ё"): "е", ord("Ё"): "Е"}
NOT_TAUGHT = re.compile(f"[{''.join(map(chr, TAUGHT))}]")


def as_taught(text: str) -> str:
    """As the models were taught, on news that writes «е» for «ё», else «передаёт» is a noun to them, and names of
    Kazakhs in Russian letters, else «Қайрат Әбдіров» is none."""
    return text.translate(TAUGHT) if NOT_TAUGHT.search(text) else text
