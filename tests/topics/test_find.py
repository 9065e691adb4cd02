"""The order of the terms, and the names among them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.analyse import analyse
from analysis.article import read_article
from analysis.entities import Entity, Mention, Role
from analysis.language import parse
from analysis.topics import Term, find_terms


def found(text: str, *entities: Entity) -> tuple[Term, ...]:
    article = read_article(text)
    return find_terms(article, parse(article), entities)


def mentions(text: str, *forms: str) -> tuple[Mention, ...]:
    """One mention for each place of each of `forms` in `text`."""
    return tuple(
        Mention(at, at + len(form), form) for form in forms for at in range(len(text)) if text.startswith(form, at)
    )


def test_name_is_marked_and_counts_its_mentions() -> None:
    text = "Заречье строит порт. Власти Заречья довольны."
    terms = found(text, Entity("Заречье", "LOC", mentions(text, "Заречье", "Заречья")))
    assert [(term.term, term.count) for term in terms if term.is_name] == [("Заречье", 2)]
    assert "Заречье" not in [term.term for term in terms if not term.is_name]


def test_surname_that_nobody_could_tie_is_no_common_word() -> None:
    text = "Олег Воробьёв строит порт. Порт нужен, уверен Воробьёв."
    terms = found(text, Entity("Олег Воробьёв", "PER", mentions(text, "Олег Воробьёв")))
    assert not any("вороб" in term.term.lower() for term in terms if not term.is_name)


def test_outlet_is_a_subject_in_the_headline_only() -> None:
    body = "Порт достроили, передаёт Zarechye.kz."
    outlet = "Zarechye.kz"
    assert outlet not in [t.term for t in found(body, Entity(outlet, "ORG", mentions(body, outlet)))]
    headed = "Zarechye.kz продали\n\n" + body
    assert outlet in [t.term for t in found(headed, Entity(outlet, "ORG", mentions(headed, outlet)))]


def test_rarer_in_general_russian_stands_first() -> None:
    terms = [term.term for term in found("Нашли дорогу. Нашли тромбон. О дороге спорят. О тромбоне спорят.")]
    assert terms.index("тромбон") < terms.index("дорога")


def test_headline_and_first_paragraph_raise() -> None:
    text = "Маяк починили\n\nБуксир ушёл.\n\nПаром стоит. Маяк, буксир и паром старые."
    assert [term.term for term in found(text)] == ["маяк", "буксир", "паром"]


def test_office_beside_a_name_weighs_less() -> None:
    text = "Министр Ким приехал. Министр Ким уехал."
    ministers = mentions(text, "Министр")
    roles = tuple(Role("министр", m.start, m.stop) for m in ministers)
    names = mentions(text, "Ким")
    with_roles = {t.term: t.score for t in found(text, Entity("Ким", "PER", names, (), roles))}
    without = {t.term: t.score for t in found(text, Entity("Ким", "PER", names))}
    assert with_roles["министр"] == without["министр"] / 2


def test_keyness_and_expected_explain_the_score() -> None:
    port = next(term for term in found("Порт открыт. Порт нужен.") if term.term == "порт")
    assert 0 < port.expected < 0.001
    assert port.keyness > 0


@given(st.text(alphabet="аяё АЯ.,-«»\n1zё", max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_terms_that_stand_in_it(text: str) -> None:
    for term in analyse(read_article(text)).terms:
        assert term.term
        assert term.count == len(set(term.spans))
        assert all(0 <= start < stop <= len(text) for start, stop in term.spans)


def test_organisation_is_called_as_the_text_calls_it() -> None:
    text = "Союз речников (СР) бастует. СР ждёт. С СР спорят."
    union = Mention(0, 13, "Союз речников")
    entity = Entity("Союз речников", "ORG", (union, *mentions(text, "СР")))
    term = next(term for term in found(text, entity) if term.is_name)
    assert (term.term, term.entity, term.count) == ("СР", "Союз речников", 4)


def test_person_is_named_in_full() -> None:
    text = "Олег Зуев приехал. Зуев устал. Зуев спит."
    entity = Entity("Олег Зуев", "PER", (Mention(0, 9, "Олег Зуев"), Mention(19, 23, "Зуев"), Mention(31, 35, "Зуев")))
    assert [term.term for term in found(text, entity) if term.is_name] == ["Олег Зуев"]


def test_who_speaks_in_a_stenogram_is_no_term():
    text = (
        "Собрание\n\nРУДНЕВ Ф. Л.: Предлагаю начать. У нас два дела: крыша и окна.\n\nКОРШ З. А.: Окна куплены.\n\n"
        "РУДНЕВ Ф. Л.: А крыша?\n\nКОРШ З. А.: Крыша к августу."
    )
    assert {term.term for term in analyse(read_article(text)).terms if not term.is_name} == {"крыша", "окно"}
