"""Rules that repair names the model found: cut, glued, or none at all. Each has a reason of the language."""

import re
from collections.abc import Iterator
from functools import cache

from analysis import lexicon
from analysis.entities.kinds import in_marks, kinds_of_nouns
from analysis.entities.name_readings import fold, is_called, nominal_forms
from analysis.entities.roles import agree, is_role
from analysis.entities.token_row import MARKS, Name, TokenRow, is_word, name_of
from analysis.language import Token

FUNCTION = frozenset({"ADV", "SCONJ", "CCONJ", "PRON", "VERB", "AUX", "ADP", "PART", "DET", "INTJ"})
BETWEEN = frozenset("()[]•;|/")
BETWEEN_PERSONS = BETWEEN | {","}
"""Marks that stand between two names, not in one; also of persons and places."""


def split_at_marks(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«Майк Смит (Mike Smith)» and «Чили • Куба» are two names each; a comma parts persons and places.

    So does the end of a sentence.
    """
    for name in names:
        breaks = BETWEEN if name.kind == "ORG" else BETWEEN_PERSONS
        first = name.first
        for place in range(name.first, name.last + 1):
            ends = place == name.last or row.tokens[place].text in breaks
            if ends or (place > first and place in row.openings):
                yield from row.cut(name, first, place)
                first = place if place in row.openings else place + 1


def split_at_case(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """Two persons side by side: a first name that the dictionary knows, in another case than the words before it."""
    for name in names:
        cut = _second_person(name) if name.kind == "PER" else None
        parts = [(name.first, name.first + cut), (name.first + cut, name.last)] if cut else [(name.first, name.last)]
        for first, last in parts:
            yield from row.cut(name, first, last)


def _second_person(name: Name) -> int | None:
    for at in range(2, len(name.tokens) - 1):
        token, before = name.tokens[at], name.tokens[at - 1]
        parted = token.case and before.case and not agree(token, before) and not agree(token, name.tokens[0])
        if is_called(token, "Name") and is_word(before) and parted:
            return at
    return None


def no_names(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """Abbreviations of common words («СМИ»), «московское время», «ООО» alone, a domain's end («.РФ»)."""
    listed = _no_names()
    for name in names:
        lemma = fold(name.words[-1].lemma)
        domain = name.first > 0 and row.tokens[name.first - 1].text == "." and name.first not in row.openings
        attached = domain and row.tokens[name.first - 1].stop == name.start
        if not (lemma in listed and (len(name.words) == 1 or name.words[-1].text.islower())) and not attached:
            yield name


@cache
def _no_names() -> frozenset[str]:
    rows = (*lexicon.rows("not_names.txt"), *lexicon.rows("legal_forms.txt"))
    return frozenset(fold(row[0]) for row in rows if row[1:] != ("named",))


def common_words(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A dictionary's common word with a capital only because it opens a sentence is no name («Супруга …»)."""
    named_inside = {w.text for n in names for w in n.words if n.first not in row.openings}
    for name in names:
        word = name.words[0]
        alone = len(name.words) == 1 and name.first in row.openings and word.text not in named_inside
        told = word.pos != "PROPN" or name.kind == "LOC"  # «Область даст …»: the places that sound so, it knows
        if not (alone and told and _is_common(word)):
            yield name


def bare_end(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """An adjective in small letters stands before its noun, so it does not end a name («дно Стыги **каменистое**»)."""
    for name in names:
        last = name.words[-1]
        readings = nominal_forms(last.text) if last.text.islower() and len(name.words) > 1 else ()
        adjective = bool(readings) and all({"ADJF", "PRTF"} & r.grammemes for r in readings)
        yield from row.cut(name, name.first, name.last - adjective)


def no_function_words(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A conjunction, adverb or verb alone is no name, capital or not («Как сообщили …»)."""
    yield from (n for n in names if len(n.words) > 1 or n.words[0].pos not in FUNCTION or not n.words[0].text.istitle())


def bare_person(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A common noun that opens the sentence is no part of the name after it («Христианке Марии …»)."""
    for name in names:
        opens = name.kind == "PER" and len(name.words) > 1 and name.first in row.openings
        common = opens and (
            name.words[0].pos in FUNCTION or (name.words[0].pos == "NOUN" and _is_common(name.words[0]))
        )
        yield from row.cut(name, name.first + common, name.last)


def bare_role(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """What a person is stands before a name and is no part of it: «**Аким** Ерлан Сейтов», «**Глава района** …»."""
    for name in names:
        role = len(name.words) > 1 and is_role(name.words[0]) and not in_marks(row, name)
        cut = _after_role(row, name) if role else 0
        if cut:
            yield from row.names(name.first + cut, name.last, name.kind)
        else:
            yield name


def _after_role(row: TokenRow, name: Name) -> int:
    """How many tokens of a name that begins with a role are not of it."""
    words, opens = name.words, name.first in row.openings
    if name.kind == "PER":
        called = len(words) > 2 and (opens or is_called(words[1], "Name"))
        return int(called and not is_called(words[2], "Patr"))
    if not opens or kinds_of_nouns().get(fold(words[0].lemma)) == "ORG":
        return 0
    return next((at for at, t in enumerate(name.tokens) if at and t.text[0].isupper()), len(name.tokens))


CAPITALS = re.compile("[А-ЯЁ-]{3,}")


def person_in_capitals(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A word in capitals after a first name in the same case is the surname: «Савелий **КУДЕЯРОВ**»."""
    ends = {name.last for name in names}
    for name in names:
        loud = len(name.words) == 1 and name.kind != "PER" and CAPITALS.fullmatch(name.words[0].text)
        before = row.tokens[name.first - 1] if loud and name.first not in row.openings else None
        given = before is not None and is_called(before, "Name") and agree(before, name.words[0])
        if given and name.first not in ends:
            yield from row.names(name.first - 1, name.last, "PER")
        else:
            yield name


def bare_thing(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A capital that opens a sentence draws a word into the name after it: «Тарский «Вихрь»», «Река Белая»."""
    for name in names:
        word, rest = name.words[0], name.words[1:]
        opens = bool(rest) and name.first in row.openings and name.kind != "PER"
        whose = word.pos == "ADJ" and name.tokens[1].text in MARKS if opens else False
        sort = opens and kinds_of_nouns().get(fold(word.lemma)) == "LOC" and rest[0].case in (word.case, "")
        yield from row.cut(name, name.first + (whose or sort), name.last)


def whole_street(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«улица Мира»: named after something in the genitive, the street is named by both words."""
    streets = lexicon.words("streets.txt")
    for name in names:
        before = row.tokens[name.first - 1] if name.first not in row.openings else None
        street = before is not None and fold(before.lemma) in streets
        after = street and name.words[0].case == "Gen" and name.words[0].pos != "ADJ" and name.kind != "ORG"
        yield from row.names(name.first - 1, name.last, "LOC") if after else iter([name])


def no_dwellers(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """People of a place («горожане», «костромичи») are neither a place nor a body: an animate plural."""
    for name in names:
        word, alone = name.words[0], len(name.words) == 1 and name.kind != "PER"
        people = word.number == "Plur" and word.pos in ("NOUN", "PROPN") and word.feats.get("Animacy") == "Anim"
        if not (alone and people and not in_marks(row, name)):
            yield name


TWO_WORDS = re.compile(r"([А-ЯЁ][а-яё]{2,})[А-ЯЁ][а-яё]+")


def glued_person(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«ПетровСегодня»: a page lost the space; a capital after small letters ends a surname (not in «МакГрегор»)."""
    prefixed = tuple(lexicon.words_of("small_words.tsv", "glued_prefix"))
    for name in names:
        last = name.tokens[-1]
        may_be = name.kind == "PER" and not last.text.startswith(prefixed)
        glued = TWO_WORDS.fullmatch(last.text) if may_be else None
        if glued:
            surname = last._replace(stop=last.start + len(glued[1]), text=glued[1])
            yield name_of((*name.tokens[:-1], surname), name.first, name.kind)._replace(start=name.start)
        else:
            yield name


GENITIVE_OF_TOWN = re.compile(r".{2,}(ска|цка|града|бурга|поля|ья|ии|ово|ево|ино)$")


def place_before_person(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«директор завода **Тарска** Иван Котов»: nothing of a person's name stands before a first name and a surname."""
    for name in names:
        words = name.words
        whole = name.kind == "PER" and len(words) == 3 and tuple(words) == name.tokens and len(words[0].text) > 1
        called = whole and is_called(words[1], "Name") and not is_called(words[2], "Patr")
        if called and not is_called(words[0], "Name") and GENITIVE_OF_TOWN.fullmatch(words[0].text):
            yield from row.names(name.first, name.first + 1, "LOC")
            yield from row.names(name.first + 1, name.last, "PER")
        else:
            yield name


LATIN = re.compile("[A-Za-z][A-Za-z0-9]*")


def latin_before_person(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«гендиректор **X** Линда Котова»: a name in Latin letters before a first name in ours is not the person's."""
    for name in names:
        words = name.words
        latin = name.kind == "PER" and len(words) > 2 and LATIN.fullmatch(words[0].text)
        if latin and name.tokens[1] is words[1] and is_called(words[1], "Name"):
            yield from row.names(name.first, name.first + 1, "ORG")
            yield from row.names(name.first + 1, name.last, "PER")
        else:
            yield name


def _is_common(word: Token) -> bool:
    readings = nominal_forms(word.text.lower())
    named = {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"}
    return word.text[1:].islower() and not any(named & r.grammemes for r in readings) and any(r.known for r in readings)


INITIAL = re.compile("[А-ЯЁA-Z]")


def whole_person(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A first name, initials or patronymic that the model left beside a person's name belong to it."""
    taken = {place for n in names for place in range(n.first, n.last)}
    for name in names:
        first, last = name.first, name.last
        if name.kind == "PER":
            while first > 0 and first - 1 not in taken and first not in row.openings:
                before = row.tokens[first - 1]
                initial = before.text == "." and first > 1 and INITIAL.fullmatch(row.tokens[first - 2].text)
                if initial and first - 2 not in taken:
                    first -= 2
                elif _is_first_name_of(before, name):
                    first -= 1
                else:
                    break
            if last < len(row.tokens) and last not in taken and is_called(row.tokens[last], "Patr"):
                last += 1
        yield from row.cut(name, first, last)


def _is_first_name_of(before: Token, name: Name) -> bool:
    """A role that is a first name too («Аким») is a role before a name that has one."""
    role = is_role(before) and len(name.words) > 1
    return is_called(before, "Name") and before.text[0].isupper() and not role and _one_person(before, name.words[0])


def joined_person(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A first name, with a patronymic or not, and a surname right after it are one person."""
    before: Name | None = None
    for name in names:
        adjacent = before is not None and before.last == name.first and len(name.words) == 1
        if before and adjacent and _is_given(before, name) and _one_person(before.words[0], name.words[0]):
            before = next(row.names(before.first, name.last, "PER"))
            continue
        if before:
            yield before
        before = name
    if before:
        yield before


DECLINED = re.compile("[аяыйьюм]$")
"""The end of a surname that is declined, in some of its forms."""


def _one_person(given: Token, surname: Token) -> bool:
    """Whether a surname agrees with the name before it, or has no ending that could (a woman's «Анне **Ткач**»)."""
    return agree(given, surname) or not DECLINED.search(surname.text)


def _is_given(name: Name, surname: Name) -> bool:
    words = name.words
    if name.kind != "PER" or surname.kind != "PER":
        return False
    if len(words) == 1:
        return is_called(words[0], "Name")
    return len(words) == 2 and (is_called(words[1], "Patr") or (len(words[0].text) == 1 and len(words[1].text) == 1))
