"""What is left apart and offered to the analyst."""

from analysis.entities.suggestions import KnownIdentity, suggest


def offered(*library: tuple[str, str, int]) -> list[tuple[str, str, int]]:
    rows = (KnownIdentity(number, *row) for number, row in enumerate(library, start=1))
    return [(s.name, s.known.name, s.texts) for s in suggest(rows)]


def test_a_surname_is_offered_to_the_fuller_name_of_most_texts():
    assert offered(
        ("Глеб Кудеяров", "PER", 30), ("Пётр Кудеяров", "PER", 9), ("Кудеяров", "PER", 20), ("Кудеяров", "PER", 1)
    ) == [("Кудеяров", "Глеб Кудеяров", 21)]
    assert offered(("Глеб Кудеяров", "PER", 4), ("Пётр Кудеяров", "PER", 4), ("Кудеяров", "PER", 2)) == []


def test_initials_patronymics_and_misread_names_are_offered():
    assert offered(("Глеб Ильич Кудеяров", "PER", 5), ("Г. Кудеяров", "PER", 3), ("Как Кудеяров", "PER", 1)) == [
        ("Г. Кудеяров", "Глеб Ильич Кудеяров", 3),
        ("Как Кудеяров", "Глеб Ильич Кудеяров", 1),
    ]


def test_a_body_without_an_owner_is_offered_to_the_owned():
    assert offered(("Министерство обороны России", "ORG", 9), ("Минобороны", "ORG", 4), ("МИД", "ORG", 4)) == [
        ("Минобороны", "Министерство обороны России", 4)
    ]


def test_others_are_not():
    assert offered(("Глеб Кудеяров", "PER", 5), ("Анна Кудеярова", "PER", 5), ("Кудеярова", "LOC", 1)) == []


def test_who_was_told_apart_is_not_offered():
    library = [KnownIdentity(1, "Глеб Кудеяров", "PER", 9), KnownIdentity(2, "Кудеяров", "PER", 4)]
    assert [[one.number for one in s.open] for s in suggest(library)] == [[2]]
    assert suggest(library, {frozenset((1, 2))}) == ()
