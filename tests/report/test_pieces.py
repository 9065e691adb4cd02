"""Pieces: targets survive the gaps of a sentence, whatever order the language wants."""

from analysis.report.pieces import Piece, SummarySentence, Target, compose, listed, merged
from pages.shared.words import Language

DOOR = Target("quotes", {"speaker": "Анна"})
WORDS = Language("en", {"both": "{b} before {a}, {n} in all", "braces": "«{a}»"})


def test_gaps_are_filled_in_the_order_of_the_words():
    pieces = compose(WORDS, "both", 3, a=Piece("Анна", DOOR), b="Ким")
    assert pieces == (Piece("Ким before "), Piece("Анна", DOOR), Piece(", 3 in all"))
    assert str(SummarySentence("name", pieces)) == "Ким before Анна, 3 in all"


def test_braces_in_a_name_are_no_gaps():
    assert compose(WORDS, "braces", a="{a} {b}") == (Piece("«{a} {b}»"),)


def test_a_gap_of_several_pieces():
    assert compose(WORDS, "braces", a=[Piece("Анна", DOOR), Piece("!")]) == (
        Piece("«"),
        Piece("Анна", DOOR),
        Piece("!»"),
    )


def test_a_list_of_one_two_and_three():
    assert listed(["А"], ", ", " и ") == (Piece("А"),)
    assert listed(["А", Piece("Б", DOOR)], ", ", " и ") == (Piece("А и "), Piece("Б", DOOR))
    assert "".join(piece.text for piece in listed(["А", "Б", "В"], ", ", " и ")) == "А, Б и В"


def test_neighbouring_links_stay_two():
    assert merged([Piece("а", DOOR), Piece("б", DOOR), Piece(""), Piece("в"), Piece("г")]) == (
        Piece("а", DOOR), Piece("б", DOOR), Piece("вг"),
    )  # fmt: skip
