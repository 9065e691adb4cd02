"""What the analyst says of entities of two texts: they are one, or two; undone by being left out."""

from dataclasses import replace

from analysis import corrections
from analysis.corrections import Correction, correct_identities
from analysis.entities import Entity, Mention
from analysis.entities.identities import find_identities


def person(name, start=0, kind="PER"):
    return Entity(name, kind, (Mention(start, start + len(name), name),))


BORIS, LONE, OLEG = person("Борис Ветров"), person("Ветров", 40), person("Олег Ветров", 80)
LIBRARY = {"a": [BORIS], "b": [BORIS], "c": [LONE], "d": [OLEG], "e": [person("Ветров", kind="LOC")]}


def groups(*made, library=None):
    """The texts of each identity, with the first letter of its name."""
    found = correct_identities(find_identities((library or LIBRARY).items()), made)
    return {f"{identity.name[0]} {''.join(m.text for m in identity.members)}" for identity in found.identities}


def test_they_are_one():
    assert groups() == {"Б ab", "О d", "В c", "В e"}
    assert groups(corrections.one("c", LONE, "b", BORIS)) == {"Б abc", "О d", "В e"}


def test_all_that_is_one_with_either_comes_along():
    made = corrections.one("a", BORIS, "d", OLEG)
    assert groups(made) == {"Б abd", "В c", "В e"}
    assert groups(made, corrections.one("c", LONE, "d", OLEG)) == {"Б abcd", "В e"}


def test_they_are_two_and_one_of_them_may_be_a_third():
    apart = corrections.two("a", BORIS, "b", BORIS)
    assert groups(apart) == {"Б a", "Б b", "О d", "В c", "В e"}
    assert groups(apart, corrections.one("c", LONE, "a", BORIS)) == {"Б ac", "Б b", "О d", "В e"}


def test_what_holds_already_changes_nothing_and_is_no_error():
    made = (corrections.one("a", BORIS, "b", BORIS), corrections.two("a", BORIS, "d", OLEG))
    found = find_identities(LIBRARY.items())
    assert correct_identities(found, made) == corrections.CorrectedIdentities(found, ())


def test_an_entity_under_another_name_is_found_by_its_mentions():
    made = corrections.one("c", LONE, "b", BORIS)
    later = LIBRARY | {"c": [replace(LONE, name="Ветрова")]}
    assert groups(made, library=later) == {"Б abc", "О d", "В e"}


def test_what_finds_nothing_is_listed():
    made = (
        corrections.one("z", LONE, "b", BORIS),
        corrections.two("c", LONE, "b", OLEG),
        corrections.one("c", LONE, "e", person("Ветров", kind="LOC")),
        corrections.one("c", LONE, "c", LONE),
        Correction("hide", name="Ветров", kind="PER", text="c", value="Борис Ветров", other="b"),
    )
    found = find_identities(LIBRARY.items())
    assert correct_identities(found, made) == corrections.CorrectedIdentities(found, made)
