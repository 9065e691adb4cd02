"""Letters of the other alphabet that look the same: «Пeтров» with a Latin «e» is read as «Петров»."""

import re

LATIN, CYRILLIC = "aceokpxyABCEHKMOPTX", "асеокрхуАВСЕНКМОРТХ"
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)

MIXED = re.compile("[A-Za-z](?:(?=[А-Яа-яЁё])|(?<=[А-Яа-яЁё].))")
"""A Latin letter beside one of ours, where the alphabet changes inside a word."""

WORD = re.compile(r"(?<![.@/\w-])[A-Za-zА-Яа-яЁё]+")
RUN_TOGETHER = re.compile("[а-яёa-z][A-ZА-ЯЁ]|^[A-Za-z]{2}|[A-Za-z]{2}$")
"""A capital inside a word, or Latin letters at its edge, are another word that ran into it («вVolvo», «уOPEC»)."""

LATIN_LETTER = re.compile("[A-Za-z]")


def in_one_alphabet(text: str) -> str:
    """The text, of the same length, with the Latin letters inside Russian words in ours.

    >>> in_one_alphabet("Мэр Пeтров и oн"), in_one_alphabet("МОCКВА вAPEC, vestnik.kzсо ссылкой")
    ('Мэр Петров и он', 'МОСКВА вAPEC, vestnik.kzсо ссылкой')
    """
    return WORD.sub(_in_one, text) if MIXED.search(text) else text


def _in_one(word: re.Match[str]) -> str:
    text = word[0]
    if text.isascii() or RUN_TOGETHER.search(text) or not MIXED.search(text):
        return text
    ours = text.translate(TO_CYRILLIC)
    return text if LATIN_LETTER.search(ours) else ours
