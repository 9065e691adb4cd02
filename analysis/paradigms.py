"""The one door to pymorphy, the dictionary of Russian word forms: its tags, and the paradigms that its words are of.

A form is taken straight from the paradigm: pymorphy builds all forms of a word to choose one of them.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from analysis import lexicon

KEPT = 100_000
"""Places and tags of which is kept what is asked of each again and again."""


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


Ends = tuple[str, str, str, str]
"""The beginning and the ending of a form, and those of another one of its paradigm."""


class Standing(NamedTuple):
    """Where the dictionary has a word, the tag of that place, and the ends that make a normal form of what stands
    there."""

    place: Place
    tag: Tag
    ends: Ends


@lru_cache(maxsize=KEPT)
def standing_at(paradigm: int, place: int) -> Standing:
    """What stands at `place` of a paradigm."""
    (start, tag, end), (normal_start, _, normal_end) = _numbers(paradigm, place), _numbers(paradigm, 0)
    known = dictionary().dictionary
    starts, endings = known.paradigm_prefixes, known.suffixes
    ends = starts[start], endings[end], starts[normal_start], endings[normal_end]
    return Standing(Place(paradigm, place), _numbered_tag(tag), ends)


@lru_cache(maxsize=KEPT)
def ends_for(paradigm: int, place: int, wanted: frozenset[str]) -> Ends | None:
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


def replaced(word: str, ends: Ends) -> str:
    """Another form of `word`."""
    start, end, new_start, new_end = ends
    return new_start + word[len(start) : len(word) - len(end)] + new_end


# ---------------------------------------------------------------- tags
COMPARED = frozenset({"Case", "Gender", "Number", "Aspect", "NumForm", "Person", "Tense", "Variant"})
"""Features that tell the readings of a word apart; natasha's choice."""


@cache
def tag_of(tag: Any) -> Tag:
    """Pymorphy's tag with what Universal Dependencies call it; it gives the part of speech first."""
    pos, features = _names()
    grammemes = str(tag).replace(" ", ",").split(",")
    found = dict(features[name] for name in grammemes if name in features)
    compared = frozenset(item for item in found.items() if item[0] in COMPARED)
    return Tag(str(tag), frozenset(tag.grammemes), pos.get(grammemes[0], "X"), frozenset(found.items()), compared)


@cache
def _numbered_tag(number: int) -> Tag:
    """The tag of a number, which is found faster than one of pymorphy's tags."""
    return tag_of(dictionary().dictionary.gramtab[number])


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
