"""The one door to pymorphy, the dictionary of Russian word forms: readings of a word, its forms and its lemma.

A word that the dictionary has is read from it directly, and a form is taken straight from the paradigm: pymorphy asks
for the frequency of a word's only reading too, and builds all forms of a word to choose one of them. It reads the rest.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from analysis import lexicon

FOUND = 2_000
"""Words whose entries are kept: those of some texts, of which several things are asked one after another."""

READ = 10_000
"""Words whose readings are kept. What is made of them is smaller, and kept for more."""

KEPT = 100_000


class Tag(NamedTuple):
    """A reading's grammemes in OpenCorpora's notation, and what Universal Dependencies call its part of speech and its
    features; `compared` are those that tell readings apart."""

    name: str
    grammemes: frozenset[str]
    pos: str
    features: frozenset[tuple[str, str]]
    compared: frozenset[tuple[str, str]]


class Place(NamedTuple):
    """Where the other forms of a word are: its paradigm, its place in that, and what stands before all of its forms."""

    paradigm: int
    place: int
    prefix: str = ""


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


Ends = tuple[str, str, str, str]
"""The beginning and the ending of a form, and those of another one of its paradigm."""


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
        WordForm(_replaced(written, ends), tag.grammemes, True, share, written, tag, place)
        for (written, (place, tag, ends)), share in zip(found, shares, strict=False)
    ]
    return tuple(sorted(readings, key=lambda reading: -reading.share))


class Standing(NamedTuple):
    """Where the dictionary has a word, the tag of that place, and the ends that make a normal form of what stands
    there."""

    place: Place
    tag: Tag
    ends: Ends


@lru_cache(maxsize=FOUND)
def _entries(word: str) -> tuple[tuple[str, Standing], ...]:
    """All that the dictionary has of a word in small letters, not by how likely it is: how it writes the word, and
    where that stands. Of one letter, which may be an initial, nothing."""
    if len(word) == 1:
        return ()
    pymorphy = dictionary()
    found = pymorphy.dictionary.words.similar_items(word, pymorphy.char_substitutes)
    return tuple([(written, _standing(*place)) for written, places in found for place in places])


@lru_cache(maxsize=KEPT)
def _standing(paradigm: int, place: int) -> Standing:
    (start, tag, end), (normal_start, _, normal_end) = _numbers(paradigm, place), _numbers(paradigm, 0)
    known = dictionary().dictionary
    starts, endings = known.paradigm_prefixes, known.suffixes
    ends = starts[start], endings[end], starts[normal_start], endings[normal_end]
    return Standing(Place(paradigm, place), _tag_of(tag), ends)


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
    tag = _tag(parse.tag)
    known = len(parse.word) == 1 and parse.is_known  # another word that the dictionary has is not guessed
    return WordForm(parse.normal_form, tag.grammemes, known, float(parse.score), parse.word, tag, place)


def _inflected(reading: WordForm, wanted: frozenset[str]) -> str | None:
    """A reading's word in the form with the grammemes `wanted`, or None."""
    if not isinstance(reading.place, Place):
        form = reading.place.inflect(set(wanted))
        return str(form.word) if form else None
    paradigm, place, prefix = reading.place
    ends = _ends(paradigm, place, wanted)
    return prefix + _replaced(reading.word[len(prefix) :], ends) if ends else None


@lru_cache(maxsize=KEPT)
def _ends(paradigm: int, place: int, wanted: frozenset[str]) -> Ends | None:
    """The ends of the form at `place` of a paradigm and of the form with `wanted` that is most like it, which pymorphy
    would choose; rare cases («в лесу») are common ones where the paradigm has none."""
    every = _paradigm(paradigm)
    own = every[place]
    found = [form for form in every if wanted <= form.grammemes]
    if not found:
        wanted = frozenset(own.tag.fix_rare_cases(set(wanted)))
        found = [form for form in every if wanted <= form.grammemes]
    if not found:
        return None
    best = found[0] if len(found) == 1 else _most_alike(found, _updated(own.tag, wanted))
    return own.start, own.end, best.start, best.end


def _most_alike(forms: Sequence["Form"], wanted: frozenset[str]) -> "Form":
    """Of several forms the one that shares most grammemes with those `wanted` and has the fewest others."""
    return max(forms, key=lambda form: len(wanted & form.grammemes) - 0.1 * len(wanted ^ form.grammemes))


class Form(NamedTuple):
    """A form of a paradigm: what stands before and after the stem, and its tag."""

    start: str
    tag: Any
    end: str
    grammemes: frozenset[str]


@lru_cache(maxsize=1_000)
def _paradigm(number: int) -> tuple[Form, ...]:
    return tuple([_form(number, place) for place in range(len(dictionary().dictionary.paradigms[number]) // 3)])


def _form(paradigm: int, place: int) -> Form:
    """One form of a paradigm, of which pymorphy gives all at once."""
    known = dictionary().dictionary
    start, number, end = _numbers(paradigm, place)
    tag = known.gramtab[number]
    return Form(known.paradigm_prefixes[start], tag, known.suffixes[end], tag.grammemes)


def _numbers(paradigm: int, place: int) -> tuple[int, int, int]:
    """The numbers of a form's beginning, tag and ending."""
    numbers = dictionary().dictionary.paradigms[paradigm]  # of all endings, of all tags, of all beginnings
    count = len(numbers) // 3
    return numbers[place + 2 * count], numbers[place + count], numbers[place]


@lru_cache(maxsize=KEPT)
def _updated(tag: Any, wanted: frozenset[str]) -> frozenset[str]:
    """The grammemes of a tag with those that are `wanted` in place of their like."""
    return frozenset(tag.updated_grammemes(set(wanted)))


def _replaced(word: str, ends: Ends) -> str:
    """Another form of `word`."""
    start, end, new_start, new_end = ends
    return new_start + word[len(start) : len(word) - len(end)] + new_end


# ---------------------------------------------------------------- lemmas
COMPARED = frozenset({"Case", "Gender", "Number", "Aspect", "NumForm", "Person", "Tense", "Variant"})
"""Features that tell the readings of a word apart; natasha's choice."""

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
        _replaced(written, standing.ends)
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


@cache
def _tag(tag: Any) -> Tag:
    """Pymorphy's tag with what Universal Dependencies call it; it gives the part of speech first."""
    pos, features = _names()
    grammemes = str(tag).replace(" ", ",").split(",")
    found = dict(features[name] for name in grammemes if name in features)
    compared = frozenset(item for item in found.items() if item[0] in COMPARED)
    return Tag(str(tag), frozenset(tag.grammemes), pos.get(grammemes[0], "X"), frozenset(found.items()), compared)


@cache
def _tag_of(number: int) -> Tag:
    """The tag of a number, which is found faster than one of pymorphy's tags."""
    return _tag(dictionary().dictionary.gramtab[number])


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
