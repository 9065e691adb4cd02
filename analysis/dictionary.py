"""The one door to pymorphy, the dictionary of Russian word forms: readings of a word, its forms and its lemma.

A word is looked up once, whatever is asked of it; a form is taken straight from the paradigm, where pymorphy builds all
forms of the word to choose one of them.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from analysis import lexicon

READ = 4_000
"""Words whose readings are kept: those of some texts, of which several things are asked one after another. What is made
of the readings is smaller, and kept for more."""

KEPT = 100_000


class WordForm(NamedTuple):  # made in a quarter of the time of a frozen dataclass, and a new word has five
    """One reading of a word by the dictionary: its normal form, grammemes in OpenCorpora's notation, whether known,
    and its share of the word's uses in OpenCorpora (0 to 1)."""

    normal: str
    grammemes: frozenset[str]
    known: bool
    share: float = 0.0


class Nominal(NamedTuple):
    """One reading of a word as a noun or adjective, with its nominative in the same number and gender."""

    nominative: str
    grammemes: frozenset[str]
    known: bool


@lru_cache(maxsize=KEPT)
def forms(word: str) -> tuple[WordForm, ...]:
    """The dictionary's readings of `word`, likeliest first; of an unknown word the guesses by its ending.

    >>> forms("министра")[0].normal
    'министр'
    """
    return tuple(
        WordForm(p.normal_form, frozenset(p.tag.grammemes), _is_known(p), float(p.score)) for p in _readings(word)
    )


@lru_cache(maxsize=KEPT)
def inflect(word: str, normal: str, *grammemes: str) -> str | None:
    """`word`, read as a form of `normal`, in the form with `grammemes` (OpenCorpora: nomn, sing, femn …), or None.

    >>> inflect("стратегического", "стратегический", "nomn", "neut", "sing")
    'стратегическое'
    """
    wanted = frozenset(grammemes)
    found = (_inflected(reading, wanted) for reading in _readings(word) if reading.normal_form == normal)
    return next(filter(None, found), None)


@lru_cache(maxsize=KEPT)
def nominals(word: str) -> tuple[Nominal, ...]:
    """The readings of `word` as a noun or adjective, likeliest first, each with its own nominative.

    >>> [n.nominative for n in nominals("Ивановой") if "Surn" in n.grammemes][0]
    'иванова'
    """
    found = []
    for reading in _readings(word):
        if wanted := _nominative(reading.tag):
            nominative = _inflected(reading, wanted) or str(reading.word)
            found.append(Nominal(nominative, frozenset(reading.tag.grammemes), _is_known(reading)))
    return tuple(found)


@cache
def _nominative(tag: Any) -> frozenset[str]:
    """What the nominative of a noun or adjective with this tag has, in its number; nothing for another word."""
    if tag.POS not in ("NOUN", "ADJF", "PRTF"):
        return frozenset()
    return frozenset({"nomn", tag.number} if tag.number else {"nomn"})


# ---------------------------------------------------------------- readings
@lru_cache(maxsize=READ)
def _readings(word: str) -> tuple[Any, ...]:
    return tuple(dictionary().parse(word))


PARADIGM = frozenset({"DictionaryAnalyzer", "FakeDictionary"})
"""Pymorphy's ways to read a word that name a paradigm and the place in it."""

PREFIXED = frozenset({"KnownPrefixAnalyzer", "UnknownPrefixAnalyzer"})
"""Its ways to read a word as another one with a prefix; each form has the prefix."""

PLAIN = PREFIXED | {"KnownSuffixAnalyzer"}
"""After one of these the forms are still those of one paradigm."""


def _is_known(reading: Any) -> bool:
    """Whether the dictionary has the word; what comes straight from it has not to be looked up again."""
    ways = [type(method[0]).__name__ for method in reading.methods_stack]
    return ways == ["DictionaryAnalyzer"] or bool(reading.is_known)


def _inflected(reading: Any, wanted: frozenset[str]) -> str | None:
    """A reading's word in the form with the grammemes `wanted`, or None."""
    (way, *found), *others = reading.methods_stack
    names = [type(other[0]).__name__ for other in others]
    if type(way).__name__ not in PARADIGM or not PLAIN.issuperset(names):
        form = reading.inflect(set(wanted))
        return str(form.word) if form else None
    _, paradigm, place = found
    ends = _ends(paradigm, place, wanted)
    if ends is None:
        return None
    start, end, new_start, new_end = ends
    prefix = _prefix(names, others) if others else ""
    word = str(reading.word)
    return prefix + new_start + word[len(prefix) + len(start) : len(word) - len(end)] + new_end


def _prefix(names: Sequence[str], others: Sequence[Any]) -> str:
    """What the further ways of reading a word say that it begins with."""
    return "".join(other[1] for name, other in zip(names[::-1], others[::-1], strict=True) if name in PREFIXED)


@lru_cache(maxsize=KEPT)
def _ends(paradigm: int, place: int, wanted: frozenset[str]) -> tuple[str, str, str, str] | None:
    """The beginning and the ending of the form at `place` of a paradigm, and those of the form with `wanted` that is
    most like it, which pymorphy would choose; rare cases («в лесу») are common ones where the paradigm has none."""
    every = _paradigm(paradigm)
    start, tag, end, _ = every[place]
    found = [form for form in every if wanted <= form.grammemes]
    if not found:
        wanted = frozenset(tag.fix_rare_cases(set(wanted)))
        found = [form for form in every if wanted <= form.grammemes]
    like = _updated(tag, wanted)

    def likeness(form: Form) -> float:
        return len(like & form.grammemes) - 0.1 * len(like ^ form.grammemes)

    best = max(found, key=likeness, default=None)
    return best and (start, end, best.start, best.end)


class Form(NamedTuple):
    """A form of a paradigm: what stands before and after the stem, and its tag."""

    start: str
    tag: Any
    end: str
    grammemes: frozenset[str]


@lru_cache(maxsize=1_000)
def _paradigm(number: int) -> tuple[Form, ...]:
    every = dictionary().dictionary.build_paradigm_info(number)
    return tuple([Form(start, tag, end, tag.grammemes) for start, tag, end in every])


@lru_cache(maxsize=KEPT)
def _updated(tag: Any, wanted: frozenset[str]) -> frozenset[str]:
    """The grammemes of a tag with those that are `wanted` in place of their like."""
    return frozenset(tag.updated_grammemes(set(wanted)))


# ---------------------------------------------------------------- lemmas
COMPARED = frozenset({"Case", "Gender", "Number", "Aspect", "NumForm", "Person", "Tense", "Variant"})
"""Features that tell the readings of a word apart; natasha's choice."""

SAME = {"PROPN": "NOUN", "AUX": "VERB", "SCONJ": "CCONJ"}
"""Parts of speech that the dictionary does not tell apart."""


def lemma(word: str, pos: str, feats: Mapping[str, str]) -> str:
    """The normal form, «е» for «ё», of the reading that is most like `pos` and `feats` (Universal Dependencies); the
    word itself where none is at all. Natasha's rule: the first reading that is the same, else the first most alike.

    >>> lemma("стали", "NOUN", {"Case": "Gen"}), lemma("стали", "VERB", {"Tense": "Past"})
    ('сталь', 'стать')
    """
    word = plain(word)
    best, most = word, 0
    for reading in _readings(word):
        own_pos, own = _universal(reading.tag)
        if own_pos == pos and own == feats:
            return plain(reading.normal_form)
        alike = (SAME.get(own_pos, own_pos) == SAME.get(pos, pos)) + sum(
            own[name] == feats[name] for name in own.keys() & feats.keys() & COMPARED
        )
        if alike > most:
            best, most = plain(reading.normal_form), alike
    return best


def plain(word: str) -> str:
    """In lower case, with «е» for «ё»."""
    return word.lower().replace("ё", "е")


@cache
def _universal(tag: Any) -> tuple[str, dict[str, str]]:
    """A tag's part of speech and features in the names of Universal Dependencies; pymorphy gives the part first."""
    pos, features = _names()
    grammemes = str(tag).replace(" ", ",").split(",")
    return pos.get(grammemes[0], "X"), dict(features[name] for name in grammemes if name in features)


@cache
def _names() -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The parts of speech, and the features with their values, by OpenCorpora's grammeme."""
    rows = lexicon.rows("universal.tsv")
    pos = {grammeme: name for feature, grammeme, name in rows if feature == "POS"}
    return pos, {grammeme: (feature, name) for feature, grammeme, name in rows if feature != "POS"}


# ---------------------------------------------------------------- the dictionary
@cache
def dictionary() -> Any:
    """Pymorphy with its dictionary, loaded once a process."""
    import pymorphy3_dicts_ru
    from pymorphy3 import MorphAnalyzer, shapes

    # pymorphy asks every letter for its Unicode name and breaks on one that has none (U+17000)
    shapes.is_latin_char = lambda letter: "LATIN" in unicodedata.name(letter, "")
    return MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")
