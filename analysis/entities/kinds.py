"""Rules that give a name another kind: what the gazetteer, the noun before it, or the rest of the text says it is."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from analysis import lexicon
from analysis.entities.bodies import is_clipped
from analysis.entities.gazetteer import find_body, find_place
from analysis.entities.name_readings import fold, person_readings, plain
from analysis.entities.phrases import name_phrases, nominative_phrase
from analysis.entities.roles import is_role
from analysis.entities.token_row import MARKS, Name, TokenRow
from analysis.language import Token


def kind_by_gazetteer(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A union of countries is a body; a country, capital or station is a place, unless it stands in marks."""
    for name in names:
        form = " ".join(nominative_phrase(name.words))
        body, place = find_body(form), find_place(form)
        if body and body.kind in ("union", "parliament"):
            yield name.of_kind("ORG")
        elif place and place.kind in ("country", "station") and not in_marks(row, name):
            yield name.of_kind("LOC")
        else:
            yield name


def kind_by_noun(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """The noun right before says what is named: «команда Вихрь» a body, «шаттл «Вихрь»» neither body nor place."""
    kinds: dict[str, str] = {}
    told: dict[int, str] = {}
    for name in names:
        before = row.before(name)
        kind = kinds_of_nouns().get(fold(before.lemma), "") if before and before.text.islower() else ""
        if kind in ("", name.kind) or (kind == "LOC" and name.kind == "PER"):
            continue
        apposed = in_marks(row, name) or name.words[0].case in ("Nom", "") or (kind == "ORG" and name.kind == "PER")
        person = name.kind == "PER" and _spelt_as_person(name)  # «председатель организации Иван Котов»
        if apposed and not person:
            told[name.first] = kind
            kinds[_key(name)] = kind
    for name in names:
        kind = told.get(name.first) or (kinds.get(_key(name), "") if kinds and in_marks(row, name) else "")
        if kind != "-":
            yield name.of_kind(kind or name.kind)


@cache
def kinds_of_nouns() -> dict[str, str]:
    """The kind of name that stands after each noun («команда»: ORG), "-" for none."""
    return {fold(noun): kind for noun, kind in lexicon.rows("kind_nouns.tsv")}


def in_marks(row: TokenRow, name: Name) -> bool:
    """Whether a quotation mark stands right before the name."""
    return name.first > 0 and row.tokens[name.first - 1].text in MARKS


def body_by_head(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«Театр Гоголя», «Институт Зимина» is a body, whatever stands after the noun for it."""
    for name in names:
        head = name.words[0]
        body = head.pos == "NOUN" and len(name.words) > 1 and kinds_of_nouns().get(fold(head.lemma)) == "ORG"
        yield name.of_kind("ORG") if body and name.kind == "PER" else name


def person_by_role(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """Two words with capitals right after a role in the same case name a person («архиепископ Ефрем Дальний»)."""
    for name in names:
        before = row.before(name) if _spelt_as_person(name) and not in_marks(row, name) else None
        role = before is not None and (_role_of(before, name.words[0]) or _role_ahead(row, name))
        yield name.of_kind("PER") if role else name


AS_SURNAMES = re.compile(r".+([оеё]в|[иы]н|ск)(а|ий|ая|ой)?")
"""A word that ends as surnames do."""


def _role_ahead(row: TokenRow, name: Name) -> bool:
    """«жительница посёлка **Айгерим Нурова**»: a role with what it is of, then a name that ends as surnames do."""
    if name.words[0].pos == "ADJ" or name.words[0].case != "Nom" or not AS_SURNAMES.fullmatch(name.words[-1].text):
        return False
    for at in range(name.first - 1, max(name.first - 8, -1), -1):
        token = row.tokens[at]
        if is_role(token) and token.case == "Nom" and token.number == "Sing":
            return True
        if at in row.openings or token.case != "Gen" or token.pos not in ("NOUN", "ADJ", "PROPN"):
            return False
    return False


def _spelt_as_person(name: Name) -> bool:
    return len(name.words) == 2 and all(AS_NAMES.fullmatch(word.text) for word in name.words)


AS_NAMES = re.compile(r"[А-ЯЁ][а-яё]+(-[А-ЯЁ]?[а-яё]+)*")
"""A word spelt as the words of a person's name are."""


def _role_of(before: Token, word: Token) -> bool:
    return is_role(before) and before.number == "Sing" and word.pos == "PROPN" and word.case == before.case != ""


def clipped_body(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«в **Мосгорсуде**» is no place where the text has a «Московский городской суд»."""
    fulls = {tuple(_key(name).split()) for name in names if name.kind == "ORG" and len(name.words) > 1}
    for name in names:
        key = _key(name) if name.kind == "LOC" and len(name.words) == 1 and fulls else ""
        clipped = key and any(is_clipped(key, full) for full in fulls)
        yield name.of_kind("ORG") if clipped else name


def body_by_ending(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """«**Горстройнадзор** Иван Белов», «**Тарскэнерго**»: a name of one word that ends as names of bodies do."""
    for name in names:
        alone = len(name.words) == 1 and name.kind != "ORG"
        yield name.of_kind("ORG") if alone and _ends_as_bodies(_key(name)) else name


def _ends_as_bodies(word: str) -> bool:
    return word[SHORTEST_CLIPPED:].endswith(_body_endings())


SHORTEST_CLIPPED = 3
"""Letters of what a body is of, before the ending: «Гор-», «Мос-»."""


@cache
def _body_endings() -> tuple[str, ...]:
    return tuple(sorted(map(fold, lexicon.words("body_name_endings.txt"))))


def one_kind(row: TokenRow, names: list[Name]) -> Iterator[Name]:
    """A name of one word that is a person's surname elsewhere in the text is his here; else the kind of the most."""
    surnames = {form for n in names if n.kind == "PER" and len(n.words) > 1 for form in _forms(n.words[-1])}
    keys = [fold(" ".join(words)) for words in name_phrases([name.words for name in names])]
    counts = Counter([(key, name.kind) for name, key in zip(names, keys, strict=True)])
    commonest: dict[str, str] = {}
    for key, kind in counts:
        if counts[key, kind] > counts[key, commonest.get(key, "")]:
            commonest[key] = kind
    for name, key in zip(names, keys, strict=True):
        most = commonest[key]
        alone = len(name.words) == 1 and not in_marks(row, name)
        loud = name.kind == "ORG" and len(name.words[0].text) > 1 and name.words[0].text.isupper()
        if (
            alone
            and (name.kind == "LOC" or loud)
            and not find_place(key)
            and not surnames.isdisjoint(_forms(name.words[0]))
        ):
            yield name.of_kind("PER")
        elif counts[key, most] > counts[key, name.kind] and not in_marks(row, name):
            yield name.of_kind(most)
        else:
            yield name


def _key(name: Name) -> str:
    return fold(" ".join(nominative_phrase(name.words)))


def _forms(word: Token) -> frozenset[str]:
    return _forms_in(word.text, word.case)


@lru_cache(maxsize=50_000)
def _forms_in(word: str, case: str) -> frozenset[str]:
    """The nominatives of a surname that stands in this case."""
    return frozenset([fold(r.nominative) for r in person_readings(plain(word)) if case in r.cases])
