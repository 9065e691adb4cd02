"""What a query is read as, and the sentence for one that cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.search.query import (
    DEEPEST,
    LONGEST,
    MOST_PARTS,
    Every,
    Form,
    OneOf,
    Pattern,
    Query,
    QueryError,
    Unit,
    Without,
    Word,
    WordPart,
    WordSequence,
    phrases,
    read_query,
)


def shown(query: Query) -> str:
    """A query written so that its structure is seen: words by their likeliest lemma."""
    match query:
        case WordSequence(units):
            return " ".join(map(unit, units))
        case Every(parts):
            return "(" + " & ".join(map(shown, parts)) + ")"
        case OneOf(parts):
            return "(" + " | ".join(map(shown, parts)) + ")"
        case Without(part):
            return "-" + shown(part)


def unit(one: Unit) -> str:
    match one:
        case Word(_, lemmas):
            return lemmas[0]
        case Form(form):
            return f"={form}"
        case WordPart(stars):
            return stars
        case Pattern(expression):
            return f"/{expression}/"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("санкциями", "санкция"),
        ("  Санкциями ", "санкция"),
        ('"санкциями"', "=санкциями"),
        ("«Новые санкции»", "=новые =санкции"),
        ("„новые санкции“", "=новые =санкции"),
        ("[новых санкций]", "новый санкция"),
        ("ёлки", "елка"),
        ('"Ёлки"', "=елки"),
        ("санкц*", "санкц*"),
        ("*экспорт*", "*экспорт*"),
        ("/санкци(я|и)/", "/санкци(я|и)/"),
        ("мосты паромы", "(мост & паром)"),
        ("мосты И паромы", "(мост & паром)"),
        ("мосты AND паромы", "(мост & паром)"),
        ("мосты | паромы", "(мост | паром)"),
        ("мосты|паромы", "(мост | паром)"),
        ("мосты ИЛИ паромы OR реки", "(мост | паром | река)"),
        ("мосты -паромы", "(мост & -паром)"),
        ("мосты НЕ паромы", "(мост & -паром)"),
        ("НЕ паромы", "-паром"),
        ("(мосты | паромы) реки", "((мост | паром) & река)"),
        ("мосты -(паромы | реки)", "(мост & -(паром | река))"),
        ('мосты -"новых рек"', "(мост & -=новых =рек)"),
        ("Нур-Султане", "нур-султан"),
        ("С5+1", "с5 1"),
        ("мосты — паромы", "(мост & паром)"),
        ("мосты, паромы!", "(мост & паром)"),
        ("2,5", "2,5"),
        ("дом/офис", "дом офис"),
    ],
)
def test_queries(written: str, read: str):
    assert shown(read_query(written)) == read


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "nothing"),
        ("…", "nothing"),
        ('""', "nothing"),
        ("[!]", "nothing"),
        ('мост "паром', "unclosed"),
        ("[мост", "unclosed"),
        ("(мост", "unclosed"),
        ("мост)", "unopened"),
        ("мост]", "unopened"),
        ("()", "dangling"),
        ("мост |", "dangling"),
        ("| мост", "dangling"),
        ("мост НЕ", "dangling"),
        ("*", "nothing"),
        ("м*", "short"),
        ("/(/", "pattern"),
        ("/(?=мост)/", "pattern"),
        ("м" * (LONGEST + 1), "long"),
        ("мы " * (MOST_PARTS + 1), "many"),
        ("(" * (DEEPEST + 2) + "мост" + ")" * (DEEPEST + 2), "deep"),
        ("(" * 390, "deep"),
        ("-" * 390 + "м", "deep"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(written: str, key: str):
    with pytest.raises(QueryError) as error:
        read_query(written)
    assert error.value.key == key
    assert str(error.value).endswith(".")


def test_excluded_words_have_no_places():
    assert [shown(phrase) for phrase in phrases(read_query("(мост | река) -паром"))] == ["мост", "река"]


@given(st.text(alphabet='мостИЛИНЕ ()[]|-"«»„“”/*.+\\', max_size=60))
def test_any_query_is_read_or_refused_in_a_sentence(written: str):
    try:
        assert isinstance(read_query(written), WordSequence | Every | OneOf | Without)
    except QueryError as error:
        assert str(error)
