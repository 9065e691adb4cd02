"""Brat standoff: stretches at their places, who said what as relations, and what brat itself refuses never comes."""

import re

import pytest

from analysis.report.standoff import CONFIGURATION, standoff
from tests.marked_analysis import marked

TEXT = """\
{PER Анна Ким} приехала в {LOC Тарск}.
«[direct Анна Ким: Мост нужен]», — сказала {PER~ Анна Ким=она}.
[fragment ?: Ура] крикнули. Глава {LOC* Тарск=Тарска} молчит, передаёт @Труд@."""


def lines(kind: str) -> list[str]:
    return [line for line in standoff(marked(TEXT)).splitlines() if line.startswith(kind)]


def test_every_stretch_is_the_words_that_stand_there():
    text = marked(TEXT).text
    for line in lines("T"):
        _, place, words = line.split("\t")
        spans = [tuple(map(int, pair.split())) for pair in place.split(" ", 1)[1].split(";")]
        assert " ".join(text[start:stop] for start, stop in spans) == words


def test_labels_and_names():
    assert [line.split("\t")[1].split()[0] for line in lines("T")].count("PER") == 1
    labels = {line.split("\t")[1].split()[0] for line in lines("T")}
    assert {"PER", "LOC", "Reference", "Direct", "Fragment", "Source"} <= labels
    notes = [line.split("\t", 2)[2] for line in lines("#")]
    assert "Анна Ким" in notes and "?" in notes
    assert len(lines("A")) == 1


def test_relations_lead_from_and_to_what_there_is():
    numbers = {line.split("\t")[0] for line in lines("T")}
    for line in lines("R"):
        found = re.fullmatch(r"R\d+\t(\w+) Arg1:(T\d+) Arg2:(T\d+)", line)
        assert found and {found[2], found[3]} <= numbers
        assert f"\n{found[1]}\t" in CONFIGURATION


def test_a_statement_over_two_lines_is_two_stretches_of_one():
    made = standoff(marked("{PER Анна Ким}: «[direct Анна Ким: Мост.\nПаром]»."))
    (direct,) = [line for line in made.splitlines() if "\tDirect " in line]
    assert direct.endswith("\tDirect 11 16;17 22\tМост. Паром")


@pytest.mark.parametrize("text", ["", "Мост открыт."])
def test_nothing_found(text: str):
    assert standoff(marked(text)) == ""
