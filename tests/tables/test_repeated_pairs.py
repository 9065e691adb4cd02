"""How right «Одни и те же слова» is on pairs written by hand: a statement whole, cut, told in other words, and another
one on the same subject (repeated_pairs.tsv). docs/quality.md has the figures."""

import csv
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from analysis.language import forms
from analysis.library import open_library
from analysis.topics.reference import fold
from analysis.words import find_words
from tests.marked_analysis import marked

PAIRS = Path(__file__).with_name("repeated_pairs.tsv")
SAME = ("whole", "cut", "told")

READ = {("same", True): 67, ("same", False): 8, ("other", True): 1, ("other", False): 74}
"""Pairs of each kind, and whether they are found: 67 of the 68 that are found say the same, 67 of the 75 that do are
found."""


def found_pairs(path: Path) -> Counter[tuple[str, bool]]:
    with PAIRS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    library = open_library(path, first=None)
    kept, named = [], {}
    for number, row in enumerate(rows):
        for kind, said in row.items():
            form = "indirect" if kind == "told" else "direct"
            made = marked(f"{{PER Анна Ким}} в тексте {number} {kind}: [{form} Анна Ким: {said}].")
            words = (made.text[start:stop] for start, stop in find_words(made.text))
            made = replace(made, lemmas=tuple(fold(forms(word.lower())[0].normal) for word in words))
            named[library.add(made.text)] = (number, kind)
            kept.append((list(named)[-1], made))
    library.keep_all(kept)
    library.liken(wait=True)
    rows_found = library.query("SELECT text_id, other_text FROM alike").itertuples(index=False, name=None)
    found = {frozenset((named[str(a)], named[str(b)])) for a, b in rows_found}
    library.close()
    counts: Counter[tuple[str, bool]] = Counter()
    for number in range(len(rows)):
        for a, b in combinations((*SAME, "other"), 2):
            kind = "same" if b in SAME else "other"
            counts[kind, frozenset(((number, a), (number, b))) in found] += 1
    counts["elsewhere", True] = sum(len({number for number, _ in pair}) > 1 for pair in found)
    return +counts


def test_pairs_that_were_read(tmp_path: Path):
    assert found_pairs(tmp_path / "library.duckdb") == READ


@pytest.mark.parametrize("kind", ["whole", "cut", "told", "other"])
def test_the_pairs_are_whole(kind: str):
    with PAIRS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) == 25 and len({row[kind] for row in rows}) == 25
