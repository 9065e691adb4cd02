"""Which mentions name one and the same: persons by their words, places by the gazetteer, bodies by both."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from analysis.entities.bodies import HYPHENED, BodyKey, abbreviation, body_key, is_body_short_for, is_clipped
from analysis.entities.gazetteer import find_place
from analysis.entities.name_readings import fold, is_listed, nominal_forms
from analysis.entities.persons import is_short_for, one_spelling, slips, with_full_first_names
from analysis.entities.token_row import Name, TokenRow

PersonKey = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)


class PlacedName(NamedTuple):  # like Name
    """A name where it stands, its words in the nominative, and a person's gender.

    `of`: the nominative of the place or body right after it in the genitive («МИД **Казахстана**»), or "";
    `of_text`: the same as it stands.
    """

    name: Name
    words: tuple[str, ...]
    form: str
    gender: str = ""
    of: str = ""
    of_text: str = ""


def merge(row: TokenRow, named: Sequence[PlacedName]) -> list[list[PlacedName]]:
    """The mentions grouped by what they name, each group in the order of the text."""
    persons, bodies, places = ([n for n in named if n.name.kind == kind] for kind in ("PER", "ORG", "LOC"))
    keys: dict[int, Hashable] = {}
    person_keys = list(_fullest(list(_person_keys(persons)), lambda key: key, _surname, is_short_for))
    whole = _unclipped([body_key(n.form, place_key(n.of)) for n in bodies])
    body_keys = _fullest(whole, _body_anchors, _body_ends, is_body_short_for)
    keys |= {n.name.first: ("PER", key) for n, key in zip(persons, person_keys, strict=True)}
    keys |= {n.name.first: ("ORG", key) for n, key in zip(bodies, body_keys, strict=True)}
    keys |= {n.name.first: ("LOC", place_key(n.form)) for n in places}
    same = dict(_aliases(row, named, keys)) | dict(_called_by_patronymic(person_keys))
    groups: dict[Hashable, list[PlacedName]] = defaultdict(list)
    for mention in named:
        key = keys[mention.name.first]
        groups[same.get(key, key)].append(mention)
    return list(groups.values())


def _person_keys(persons: Sequence[PlacedName]) -> Iterator[PersonKey]:
    """The folded words of each name: in one spelling, with the full first name that the text has for a short one.

    The parts of a double surname are words of their own: «Анна Котова» is «Анна Ветрова-Котова».
    """
    own = [tuple(part for word in n.words for part in fold(word).split("-") if part) for n in persons]
    spelt = one_spelling(word for key in own for word in key)
    keys = [tuple(spelt[word] for word in key) for key in own]
    meant = slips(keys)
    keys = [meant.get(key, key) for key in keys]
    known = dict.fromkeys(keys)
    full = {
        (key, gender): {name for name in with_full_first_names(key, gender) if _is_known(name, known)}
        for key, gender in dict.fromkeys(zip(keys, (n.gender for n in persons), strict=True))
    }
    for key, named in zip(keys, persons, strict=True):
        found = full[key, named.gender]
        yield min(found) if len(found) == 1 else key


def _is_known(name: PersonKey, known: Iterable[PersonKey]) -> bool:
    return any(name == other or is_short_for(name, other) for other in known)


def place_key(form: str) -> str:
    """What two names of one place have in common."""
    place = find_place(form)
    return fold(place.name if place else form)


def _unclipped(keys: Sequence[BodyKey]) -> list[BodyKey]:
    """The keys, each name of one clipped word with the words of the only name that it is clipped from («Мосгорсуд»)."""
    fulls = [key for key in dict.fromkeys(keys) if len(key.words) > 1]
    whole = {}
    for key in dict.fromkeys(keys):
        found = [full for full in fulls if is_clipped(key.words[0], full.words)] if len(key.words) == 1 else []
        if len({full.words for full in found}) == 1 and key.of in ("", found[0].of):
            whole[key] = found[0]
    return [whole.get(key, key) for key in keys]


def _body_anchors(key: BodyKey) -> tuple[str, ...]:
    return key.anchors


def _body_ends(key: BodyKey) -> tuple[str, ...]:
    """Of a body's words the first and the last: a fuller name has one of them."""
    return key.words[:1] + key.words[-1:]


def _surname(key: PersonKey) -> tuple[str, ...]:
    """Of a person's words the last that is no initial: a fuller name has them all."""
    return tuple(word for word in key if len(word) > 1)[-1:]


def _fullest(
    own: Sequence[Key],
    anchors: Callable[[Key], tuple[str, ...]],
    sought: Callable[[Key], tuple[str, ...]],
    short: Callable[[Key, Key], bool],
) -> Iterator[Key]:
    """For each mention the fullest name that it is short for; of several the one named last before it.

    A name is found by its `anchors`; a fuller one than `key` has one of those that are `sought` for it.
    """
    known = list(dict.fromkeys(own))
    by_word: dict[str, list[Key]] = defaultdict(list)
    for key in known:
        for word in anchors(key):
            by_word[word].append(key)

    def fuller(key: Key) -> list[Key]:
        named = (other for word in sought(key) if len(word) > 1 for other in by_word[word])
        return [other for other in dict.fromkeys(named) if short(key, other)]

    heads = {key: [other for other in fuller(key) if not fuller(other)] for key in known}
    first = {key: at for at, key in reversed(list(enumerate(own)))}
    last: dict[Key, int] = {}
    for at, key in enumerate(own):
        before = [other for other in heads[key] if other in last]
        chosen = max(before, key=last.__getitem__) if before else min(heads[key], key=first.__getitem__, default=key)
        last[chosen] = at
        yield chosen


# ---------------------------------------------------------------- one person by two names
def _called_by_patronymic(keys: Sequence[PersonKey]) -> Iterator[tuple[Hashable, Hashable]]:
    """«Ольга Борисовна» is «Ольга Зимина» where the text has no other Ольга with a surname: so one is addressed."""
    known = list(dict.fromkeys(keys))
    for key in known:
        if len(key) == 2 and _is_patronymic(key[1]):
            full = [k for k in known if len(k) == 2 and k[0] == key[0] and len(k[1]) > 1 and not _is_patronymic(k[1])]
            if len(full) == 1:
                yield ("PER", key), ("PER", full[0])


def _is_patronymic(word: str) -> bool:
    return is_listed(word) and any("Patr" in n.grammemes and n.known for n in nominal_forms(word))


# ---------------------------------------------------------------- two names side by side
def _aliases(
    row: TokenRow, named: Sequence[PlacedName], keys: dict[int, Hashable]
) -> Iterator[tuple[Hashable, Hashable]]:
    """«Союз садоводов (СС)», «Майк Смит (Mike Smith)»: the name in brackets is the name before them."""
    by_first = {n.name.first: n for n in named}
    owners = {n.name.last: n for n in named if n.of}
    for before in named:
        other = by_first.get(before.name.last + 1)
        one = before
        if other and abbreviation(_letters(before.form)) != fold(other.form):
            one = owners.get(before.name.first, before)
        if not other or other.name.kind != one.name.kind or other.name.last >= len(row.tokens):
            continue
        brackets = row.tokens[before.name.last].text + row.tokens[other.name.last].text
        shorter = other.form.isupper() and one.name.kind == "ORG"
        respelt = is_latin(one.form) != is_latin(other.form)
        if one.name.kind == "PER":
            respelt = respelt and abs(len(one.words) - len(other.words)) <= 1
        if brackets == "()" and (shorter or respelt):
            yield keys[other.name.first], keys[one.name.first]


def _letters(form: str) -> tuple[str, ...]:
    return tuple(HYPHENED.findall(fold(form)))


LATIN, RUSSIAN = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁё]")


def is_latin(form: str) -> bool:
    """Whether a name is written in Latin letters."""
    return bool(LATIN.search(form)) and not RUSSIAN.search(form)
