"""Marks that are no quotes: titles, companies, operations, formats, scores, ironical words, outlets."""

from pathlib import Path

from tests.quotes.drawn_quotes import found

EXAMPLES = (Path(__file__).parent / "no_quotes.txt").read_text(encoding="utf-8").splitlines()


def test_at_most_one_false_quote_in_a_hundred_and_fifty() -> None:
    false = [text for text in EXAMPLES if any(q.kind in ("direct", "fragment") for q in found(text)[0])]
    assert len(EXAMPLES) == 150
    assert len(false) <= 1, false
