"""Texts come one by one, in whatever order, change and go: who is who is what all texts told apart at once give, and a
text costs the names that it touches, however large the library is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.entities import Entity, Mention, Role
from analysis.entities.bearers import MANY
from analysis.entities.identities import Identities, find_identities
from tests.entities.test_identities import body, person, place

NAMES = (
    *("Ветров", "Ветрова", "Ветрову", "Борис Ветров", "Ветров Борис", "Б. Ветров", "Борис Ильич Ветров", "Анна"),
    *("Анна Ветрова", "Аня Ветрова", "Анна Сергеевна", "Анна Сергеевна Ветрова", "Богдан Ветров", "Как Ветров"),
    *("Ветрова Зимина", "Борис Зимин", "Борис Зимин Ветров", "Зимин", "А.", "Ким"),
)
BODIES = (
    *(body("МИД"), body("МИД", of="РК"), body("МИД", of="Россия=России"), body("ТСС"), body("Тарский союз садоводов")),
    *(
        body("Мосгорсуд"),
        body("Московский городской суд"),
        body("Товарищество северных сёл"),
        body("мэрия"),
        body("мэрия", of="Тарск=Тарска"),
        body("Комитет"),
    ),
    *([place("Китай")], [place("КНР")], [place("Россия", times=3)], [place("Казахстан", times=2)], [place("Тарск")]),
)
TITLES = ((), ("министр",), ("тренер",), ("министр", "тренер"), ("министр иностранных дел Казахстана",))
PERSONS = st.builds(
    lambda name, gender, roles: [person(name, gender, *roles)],
    st.sampled_from(NAMES),
    st.sampled_from(("", "", "Masc", "Fem")),
    st.sampled_from(TITLES),
)
TEXT = st.lists(st.one_of(PERSONS, PERSONS, st.sampled_from(BODIES)), max_size=5).map(
    lambda parts: tuple(entity for part in parts for entity in part)
)
CHANGES = st.lists(st.dictionaries(st.sampled_from("abcdefgh"), TEXT, min_size=1, max_size=3), min_size=1, max_size=12)


@settings(max_examples=100, deadline=None)
@given(CHANGES)
def test_whatever_comes_changes_and_goes_it_is_what_all_at_once_gives(changes):
    known, texts = Identities(), {}
    for change in changes:
        told = known.change(change)
        assert {(text, at) for text, own in change.items() for at in range(len(own))} <= told
        texts |= change
    assert known.found() == find_identities(texts.items())


def test_the_only_owner_of_a_body_is_another_now():
    known, alone = Identities(), tuple(body("МИД"))
    known.change({"a": alone, "b": tuple(body("МИД", of="РК"))})
    last = tuple(body("МИД", of="Россия=России"))
    known.change({"b": last})
    assert known.found() == find_identities({"a": alone, "b": last}.items())
    assert [identity.name for identity in known.found()] == ["МИД России", "Россия"]


def test_two_that_are_alike_in_all_have_an_order():
    known, lone, full = Identities(), person("Ветров", ""), person("Борис Ветров", "")
    text = (person("Б. Ветров", ""), lone, person("Ветров", "", "министр"))
    known.change({"a": text})
    known.change({"b": (full,)})
    assert known.found() == find_identities({"a": text, "b": (full,)}.items())


@settings(max_examples=50, deadline=None)
@given(CHANGES)
def test_whose_identity_is_another_is_told(changes):
    known: Identities = Identities()
    before: dict[tuple[str, int], tuple[str, ...]] = {}
    texts: dict[str, tuple[Entity, ...]] = {}
    for change in changes:
        told = known.change(change)
        texts |= change
        now = {(text, at): known.known((text, at)).called for text, own in texts.items() for at in range(len(own))}
        assert {at for at, called in now.items() if before.get(at) != called} <= told
        before = now


def test_more_full_names_than_many_leave_a_first_name_to_nobody():
    directors = {
        f"d{n}": [person(f"Анна Ветрова{'аеиоуыэюя'[n % 9]}{'абвгде'[n // 9 % 6]}{n}")] for n in range(MANY + 1)
    }
    directors["d0"] = [person("Анна Зимина", "", "министр")]
    known = Identities()
    known.change({**dict(list(directors.items())[:50]), "x": [person("Анна", "", "министр")]})
    assert known.group(("x", 0)) == known.group(("d0", 0))
    known.change(directors)
    assert known.group(("x", 0)) != known.group(("d0", 0))
    assert known.found() == find_identities([*directors.items(), ("x", [person("Анна", "", "министр")])])


# ---------------------------------------------------------------- the work
SURNAMES = [a + b + "ов" for a in ("Ветр", "Кам", "Сол", "Дуб", "Рыб", "Гор", "Лес", "Мор") for b in "аеиоуыюя"]
FIRST = ["Анна", "Борис", "Олег", "Ирина", "Пётр", "Мария", "Сергей", "Елена"]
ROLES = ["министр", "тренер", "депутат", "директор завода", "губернатор", ""]


def _texts(number: int) -> dict[str, list[Entity]]:
    """Texts in which the same few hundred people and bodies are named, some by a part of their names only, in a
    library of 1,000 texts and in one of 5,000: what differs is how many texts name each."""
    chance = random.Random(1)
    found = {}
    for _ in range(number):
        people = [chance.choice(SURNAMES) for _ in range(5)]
        named = [
            chance.choice((surname, f"{first} {surname}", f"{first} {surname}", f"{first[0]}. {surname}"))
            for surname in people
            for first in [FIRST[_sum_of(surname) % 3 + chance.randrange(3)]]
        ]
        persons = [
            Entity(name, "PER", (Mention(0, 5, name),), roles=tuple(Role(r, 0, 5) for r in [chance.choice(ROLES)] if r))
            for name in dict.fromkeys(named)
        ]
        town = f"{chance.choice(SURNAMES)[:-2]}ск"
        found[f"{chance.randrange(16**12):012x}"] = [
            *persons,
            *body("мэрия", of=f"{town}={town}а"),
            *body(chance.choice(("правительство", "МИД", "ТСС", f"{chance.choice(SURNAMES)} союз садоводов")), at=500),
        ]
    return found


def _sum_of(name: str) -> int:
    """The same number for a name in every run."""
    return sum(map(ord, name))


@pytest.fixture(scope="module")
def work() -> dict[int, float]:
    """How much is looked at for one more text, on average of fifty, by the number of texts that are there."""
    found = {}
    for number in (1000, 5000):
        known = Identities()
        texts = list(_texts(number + 50).items())
        known.change(dict(texts[:number]))
        before = known.looked
        for text, entities in texts[number:]:
            known.change({text: entities})
        found[number] = (known.looked - before) / 50
    return found


def test_one_more_text_costs_the_same_in_five_times_the_library(work: dict[int, float]):
    assert work[5000] < 1.5 * work[1000], work
    assert work[5000] < 5000, work
