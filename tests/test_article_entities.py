"""The article that the project began with: who is named in it, by general rules."""

from pathlib import Path

import pytest

from analysis import language
from analysis.analyse import analyse
from analysis.article import Article, read_article
from analysis.entities import Entity, find_entities

ARTICLE = Path(__file__).resolve().parent.parent / "data" / "article.txt"


@pytest.fixture(scope="module")
def article() -> Article:
    return read_article(ARTICLE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def entities(article: Article) -> dict[str, Entity]:
    return {e.name: e for e in find_entities(article, language.parse(article))}


@pytest.mark.parametrize(
    ("name", "kind", "mentions", "in_title"),
    [
        ("США", "LOC", 21, 12),
        ("Казахстан", "LOC", 20, 4),
        ("Майк Помпео", "PER", 12, 0),
        ("Мухтар Тлеуберди", "PER", 8, 0),
        ("Нурсултан Назарбаев", "PER", 2, 0),
        ("Дональд Трамп", "PER", 2, 0),
        ("Нур-Султан", "LOC", 2, 0),
        ("Ташкент", "LOC", 2, 0),
        ("Сирия", "LOC", 2, 0),
        ("Ирак", "LOC", 2, 0),
        ("Токаев", "PER", 1, 0),
        ("VRK.News", "ORG", 1, 0),
        ("BaigeNews.kz", "ORG", 1, 0),
    ],
)
def test_counts(entities, name, kind, mentions, in_title):
    entity = entities[name]
    assert entity.kind == kind
    assert len(entity.mentions) == mentions
    assert sum(m.in_title for m in entity.mentions) == in_title


def test_short_forms(entities, article):
    assert [m.form for m in entities["Казахстан"].mentions].count("РК") == 2
    assert {m.form for m in entities["Мухтар Тлеуберди"].mentions} == {"Мухтар Тлеуберди", "Тлеуберди"}


def test_nothing_else_is_named(entities):
    strangers = {"Казахстанец", "Далай-лама", "Сулеймани", "С5+1", "Жусан", "Папа Римский"}
    assert not strangers & set(entities)
    forms = {m.form.lower() for e in entities.values() for m in e.mentions}
    assert not forms & {"казахстанский", "американский", "я", "мы", "коронавирус"}
    furniture = ("казахстанец", "далай", "сулеймани", "репортер")
    assert not [form for form in forms if form.startswith(furniture)]


def test_roles(entities):
    roles = {name: [r.text for r in e.roles] for name, e in entities.items() if e.roles}
    assert "глава МИД Казахстана" in roles["Мухтар Тлеуберди"]
    assert "министр иностранных дел Казахстана" in roles["Мухтар Тлеуберди"]
    assert "госсекретарь США" in roles["Майк Помпео"]
    assert "государственный секретарь США" in roles["Майк Помпео"]
    assert roles["Нурсултан Назарбаев"] == ["Первый Президент РК", "Первый Президент"]
    assert roles["Дональд Трамп"] == ["президент США"]
    assert roles["Токаев"] == ["президент"]


def test_references(article):
    found = {e.name: e for e in analyse(article).entities}

    def shown(name):
        return [(article.text[r.start : r.stop], r.how) for r in found[name].references]

    assert shown("Мухтар Тлеуберди") == [("министр", "role"), ("он", "pronoun"), ("министра", "role")]
    assert shown("Казахстан") == [("он", "pronoun"), ("он", "pronoun")]
    assert shown("Майк Помпео") == [
        ("Госсекретарь", "role"),
        ("госсекретарь США", "role"),
        ("государственный секретарь США", "role"),
    ]
    assert shown("Нурсултан Назарбаев") == [("Первым Президентом страны", "role")]
    assert {e.name for e in found.values() if e.references} == {
        "Мухтар Тлеуберди",
        "Казахстан",
        "Майк Помпео",
        "Нурсултан Назарбаев",
    }


def test_a_country_in_a_role_reference_is_named_in_a_title(article):
    found = {e.name: e for e in analyse(article).entities}
    role = next(r for r in found["Майк Помпео"].references if article.text[r.start : r.stop] == "госсекретарь США")
    inside = [m for m in found["США"].mentions if role.start <= m.start < role.stop]
    assert [m.in_title for m in inside] == [True]
