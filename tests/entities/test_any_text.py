"""Any text whatever: nothing is raised, spans lie in the text, mentions of one entity do not overlap."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import language
from analysis.article import read_article
from analysis.entities import find_entities
from analysis.references import refer

PIECES = """Анна Зиминой Петра Лугину США РК МИД Казахстана министр госсекретарём он её с в том , с какими . « » "
( ) • — ОАО улица Гоголя Lenta.ru А. Тараза’ ЁЛКИ-палки 16 тонн Пётр Сергеевич Большого"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text(text):
    article = read_article(text)
    parsed = language.parse(article)
    entities = refer(article, parsed, find_entities(article, parsed), ())
    for entity in entities:
        assert entity.name and entity.mentions
        spans = [(m.start, m.stop) for m in entity.mentions]
        assert spans == sorted(spans)
        assert all(0 <= start < stop <= len(text) for start, stop in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        assert all(0 <= r.start < r.stop <= len(text) for r in entity.references)
        assert all(0 <= r.start < r.stop <= len(text) for r in entity.roles)


@pytest.mark.parametrize(
    "text",
    [
        "1." * 5000 + "x",
        "а-" * 5000,
        "«" * 5000,
        "Анна " * 3000,
        "США, РК, " * 2000,
        "министр он " * 1500,
        "Ы" * 50_000,
    ],
)
def test_monotonous_texts_end(text):
    article = read_article(text)
    parsed = language.parse(article)
    refer(article, parsed, find_entities(article, parsed), ())
