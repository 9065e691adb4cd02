"""Letters of the other alphabet that look the same: «Пeтров» with a Latin «e» is read as «Петров»."""

import re

LATIN, CYRILLIC = "aceokpxyABCEHKMOPTX", "асеокрхуАВСЕНКМОРТХ"
TO_CYRILLIC, TO_LATIN = str.maketrans(LATIN, CYRILLIC), str.maketrans(CYRILLIC, LATIN)

MIXED = re.compile("[A-Za-z](?=[А-Яа-яЁё])|[А-Яа-яЁё](?=[A-Za-z])")
"""Where the alphabet changes inside a word."""

LATIN_LETTER = re.compile("[A-Za-z]")
WORD = re.compile("[A-Za-zА-Яа-яЁё]+")
RUN_TOGETHER = re.compile("[а-яёa-z][A-ZА-ЯЁ]")
"""A capital inside a word begins another one («вVolvo», «МакДональд»): such a word is left alone."""


def in_one_alphabet(text: str) -> str:
    """The text, of the same length, with each word that mixes two alphabets in one of them, where that can be told.

    >>> in_one_alphabet("Мэр Пeтров и oн о Volvо"), in_one_alphabet("МОCКВА вAPEC")
    ('Мэр Петров и он о Volvo', 'МОСКВА вAPEC')
    """
    return WORD.sub(_in_one, text) if MIXED.search(text) else text


def _in_one(word: re.Match[str]) -> str:
    text = word[0]
    if text.isascii() or RUN_TOGETHER.search(text) or not MIXED.search(text):
        return text
    cyrillic, latin = text.translate(TO_CYRILLIC), text.translate(TO_LATIN)
    return cyrillic if not LATIN_LETTER.search(cyrillic) else latin if latin.isascii() else text
