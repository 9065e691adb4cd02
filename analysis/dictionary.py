"""The dictionary of Russian word forms: readings of a word, its forms and its lemma.

A word that the dictionary has is read from it directly: pymorphy asks for the frequency of a word's only reading too.
It reads the rest.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from analysis.paradigms import Place, Standing, Tag, dictionary, ends_for, replaced, standing_at, tag_of

FOUND = 2_000
"""Words whose entries are kept: those of some texts, of which several things are asked one after another."""

READ = 10_000
"""Words whose readings are kept. What is made of them is smaller, and kept for more."""

KEPT = 100_000


class WordForm(NamedTuple):
    """One reading of a word by the dictionary: its normal form, grammemes in OpenCorpora's notation, whether known,
    and its share of the word's uses in OpenCorpora (0 to 1); the word as the dictionary writes it («ё»), the tag whose
    grammemes these are, and where its forms are: in pymorphy's own reading, where it is none of one paradigm."""

    normal: str
    grammemes: frozenset[str]
    known: bool
    share: float
    word: str
    tag: Tag
    place: Any


class Nominal(NamedTuple):
    """One reading of a word as a noun or adjective, with its nominative in the same number and gender."""

    nominative: str
    grammemes: frozenset[str]
    known: bool


@lru_cache(maxsize=READ)
def forms(word: str) -> tuple[WordForm, ...]:
    """The dictionary's readings of `word`, likeliest first; of an unknown word the guesses by its ending.

    >>> forms("министра")[0].normal
    'министр'
    """
    return _known(word.lower()) or tuple(map(_guessed, dictionary().parse(word)))


def is_known(word: str) -> bool:
    """Whether the dictionary has `word`, which is in small letters and longer than one.

    >>> is_known("министра"), is_known("заречень")
    (True, False)
    """
    return bool(_entries(word))


def is_always(word: str, grammemes: frozenset[str]) -> bool:
    """Whether the dictionary has `word`, which is in small letters, and all of its readings have the `grammemes`.

    >>> is_always("сказал", frozenset({"VERB", "past"})), is_always("пила", frozenset({"VERB", "past"}))
    (True, False)
    """
    entries = _entries(word)
    return bool(entries) and all(grammemes <= standing.tag.grammemes for _, standing in entries)


@lru_cache(maxsize=KEPT)
def inflect(word: str, normal: str, *grammemes: str) -> str | None:
    """`word`, read as a form of `normal`, in the form with `grammemes` (OpenCorpora: nomn, sing, femn …), or None.

    >>> inflect("стратегического", "стратегический", "nomn", "neut", "sing")
    'стратегическое'
    """
    wanted = frozenset(grammemes)
    found = (_inflected(reading, wanted) for reading in forms(word) if reading.normal == normal)
    return next(filter(None, found), None)


@lru_cache(maxsize=KEPT)
def nominals(word: str) -> tuple[Nominal, ...]:
    """The readings of `word` as a noun or adjective, likeliest first, each with its own nominative.

    >>> [n.nominative for n in nominals("Ивановой") if "Surn" in n.grammemes][0]
    'иванова'
    """
    return tuple(
        Nominal(_inflected(reading, NOMINATIVE | reading.grammemes & NUMBERS) or reading.word, *reading[1:3])
        for reading in forms(word)
        if not NOMINAL.isdisjoint(reading.grammemes)
    )


NOMINAL = frozenset({"NOUN", "ADJF", "PRTF"})
NOMINATIVE = frozenset({"nomn"})
NUMBERS = frozenset({"sing", "plur"})


# ---------------------------------------------------------------- readings
def _known(word: str) -> tuple[WordForm, ...]:
    """The readings of a word in small letters that the dictionary has, as pymorphy gives them: likeliest first where
    texts with the word were counted, else all as likely."""
    found = _entries(word)
    shares = [1.0]
    if len(found) > 1:
        counted = dictionary().prob_estimator.p_t_given_w
        shares = [counted.prob(word, standing.tag.name) for _, standing in found]
        if not any(shares):
            shares = [1.0 / len(found)] * len(found)
    readings = [
        WordForm(replaced(written, ends), tag.grammemes, True, share, written, tag, place)
        for (written, (place, tag, ends)), share in zip(found, shares, strict=False)
    ]
    return tuple(sorted(readings, key=lambda reading: -reading.share))


@lru_cache(maxsize=FOUND)
def _entries(word: str) -> tuple[tuple[str, Standing], ...]:
    """All that the dictionary has of a word in small letters, not by how likely it is: how it writes the word, and
    where that stands. Of one letter, which may be an initial, nothing."""
    if len(word) == 1:
        return ()
    pymorphy = dictionary()
    found = pymorphy.dictionary.words.similar_items(word, pymorphy.char_substitutes)
    return tuple([(written, standing_at(*place)) for written, places in found for place in places])


PARADIGM = frozenset({"DictionaryAnalyzer", "FakeDictionary"})
"""Pymorphy's ways to read a word that name a paradigm and the place in it."""

PREFIXED = frozenset({"KnownPrefixAnalyzer", "UnknownPrefixAnalyzer"})
"""Its ways to read a word as another one with a prefix; each form has the prefix."""

PLAIN = PREFIXED | {"KnownSuffixAnalyzer"}
"""After one of these the forms are still those of one paradigm."""


def _guessed(parse: Any) -> WordForm:
    """Pymorphy's reading of a word."""
    (way, *found), *others = parse.methods_stack
    names = [type(other[0]).__name__ for other in others]
    place: Place | Any = parse
    if type(way).__name__ in PARADIGM and PLAIN.issuperset(names):
        prefix = "".join(other[1] for name, other in zip(names[::-1], others[::-1], strict=True) if name in PREFIXED)
        _, paradigm, at = found
        place = Place(paradigm, at, prefix)
    tag = tag_of(parse.tag)
    known = len(parse.word) == 1 and parse.is_known  # another word that the dictionary has is not guessed
    return WordForm(parse.normal_form, tag.grammemes, known, float(parse.score), parse.word, tag, place)


def _inflected(reading: WordForm, wanted: frozenset[str]) -> str | None:
    """A reading's word in the form with the grammemes `wanted`, or None."""
    if not isinstance(reading.place, Place):
        form = reading.place.inflect(set(wanted))
        return str(form.word) if form else None
    paradigm, place, prefix = reading.place
    ends = ends_for(paradigm, place, wanted)
    return prefix + replaced(reading.word[len(prefix) :], ends) if ends else None


# ---------------------------------------------------------------- lemmas
SAME = {"PROPN": "NOUN", "AUX": "VERB", "SCONJ": "CCONJ"}
"""Parts of speech that the dictionary does not tell apart."""


RUSSIAN = re.compile("[а-яё]")

MOST = 100
"""The likeness of a reading of which all is the same: more than any other can have."""


def lemma(word: str, pos: str, feats: Mapping[str, str]) -> str:
    """The normal form, «е» for «ё», of the reading that is most like `pos` and `feats` (Universal Dependencies); the
    word itself where none is at all. Natasha's rule: the first reading that is the same, else the first most alike.

    >>> lemma("стали", "NOUN", {"Case": "Gen"}), lemma("стали", "VERB", {"Tense": "Past"})
    ('сталь', 'стать')
    """
    word = plain(word)
    if not RUSSIAN.search(word):  # a number, a mark, a word in Latin letters
        return word
    told = frozenset(feats.items())
    entries = _entries(word)
    alike = [_likeness(standing.tag, pos, told) for _, standing in entries]
    most = max(alike, default=0)
    normal = {
        replaced(written, standing.ends)
        for (written, standing), likeness in zip(entries, alike, strict=True)
        if likeness == most
    }
    if len(normal) > 1 or not entries:  # only here it matters which is likelier, and that is the longer question
        likeliest = max(forms(word), key=lambda reading: _likeness(reading.tag, pos, told))
        most, normal = _likeness(likeliest.tag, pos, told), {likeliest.normal}
    return _with_e(normal.pop()) if most else word


def _likeness(tag: Tag, pos: str, told: frozenset[tuple[str, str]]) -> int:
    """How much of what is told of a word its tag says too."""
    if tag.pos == pos and tag.features == told:
        return MOST
    return (SAME.get(tag.pos, tag.pos) == SAME.get(pos, pos)) + len(tag.compared & told)


def plain(word: str) -> str:
    """In lower case, with «е» for «ё»."""
    return _with_e(word.lower())


def _with_e(word: str) -> str:
    return word.replace("ё", "е")  # the same string, not its copy, where there is none
