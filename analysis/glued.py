"""Words that a page ran together: a word and a name («внутренних **делОлег** Вьюн»), a surname and a verb."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from analysis import lexicon

Known = Callable[[str], Sequence[frozenset[str]]]
"""The grammemes of each reading that the dictionary has of a word in small letters; of an unknown word none."""

INSIDE = re.compile(r"([а-яё]{2,})([А-ЯЁ][а-яё]{2,})")
MAY_BE_GLUED = re.compile("[а-яё]{2,}[А-ЯЁ][а-яё]{2,}|[А-ЯЁ][а-яё]{9,}")
SIGNS = re.compile("[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+(?=[A-Za-zА-Яа-яЁё])")
"""Arrows, pictures and what joins them."""

SURNAME = re.compile(r"[А-ЯЁ][а-яё]{2,}(?:[оеё]ва?|[иы]на?|[сц]кий|[сц]кая|енко)")


def first_word(text: str, known: Known) -> int:
    """The length of the first of two words that were run together in `text`; 0 where it is one word.

    >>> readings = {"дел": [frozenset({"NOUN"})], "олег": [frozenset({"NOUN", "Name"})]}
    >>> first_word("делОлег", lambda word: readings.get(word, ()))
    3
    """
    rules: tuple[Callable[[str, Known], int], ...] = ()
    if MAY_BE_GLUED.fullmatch(text):
        rules = (word_and_name, surname_and_verb)
    elif text[0] > "\u2190":  # no letter of ours lies above the arrows
        rules = (sign_and_word,)
    return next((at for rule in rules if (at := rule(text, known))), 0)


def sign_and_word(text: str, known: Known) -> int:
    """«❗️Мэр», as posts have it: the length of the signs before the word, else 0."""
    signs = SIGNS.match(text)
    return signs.end() if signs else 0


def word_and_name(text: str, known: Known) -> int:
    """«делОлег»: a word that the dictionary knows, and a name with its capital; the length of the word, else 0."""
    match = INSIDE.fullmatch(text)
    named = match and any({"Name", "Surn", "Patr", "Geox"} & readings for readings in known(match[2].lower()))
    return len(match[1]) if match and named and known(match[1]) else 0


def surname_and_verb(text: str, known: Known) -> int:
    """«Кудеяровзаявил»: a word that no dictionary has, of a surname and a verb of speech in the past."""
    verb = next((verb for verb in _verbs() if text.endswith(verb)), "")
    surname = text[: len(text) - len(verb)]
    return len(surname) if verb and SURNAME.fullmatch(surname) and not known(text.lower()) else 0


@cache
def _verbs() -> tuple[str, ...]:
    """The verbs of speech in the past, the longer first: «рассказал» before «сказал»."""
    return tuple(sorted(lexicon.words("glued_verbs.txt"), key=lambda verb: (-len(verb), verb)))
