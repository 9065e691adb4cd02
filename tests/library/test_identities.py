"""Who is who over the texts: the names that the rows of all texts share, as analysis.entities.identities tells."""

import threading
from dataclasses import replace

import pytest

from analysis import corrections, tables
from analysis.entities import Role
from analysis.library import WHOLE_LIBRARY, Selection, refreshing
from tests.marked_analysis import marked

VISIT = marked("{PER Анна Ветрова} в {LOC Тарск=Тарске}. «[direct Анна Ветрова: Рада]», — сказала она.")
LATER = marked("{PER А. Ветрова} и {LOC Тарск}. «[direct А. Ветрова: Жду]». Мэр: «[direct мэр: Да]».")
OTHER = marked("{PER Анна Ветрова} поёт. «[direct Анна Ветрова: Ля]».")


@pytest.fixture
def texts(library):
    ids = [library.add(analysis.text) for analysis in (VISIT, LATER)]
    library.keep_all(list(zip(ids, (VISIT, LATER), strict=True)))
    return ids


def identities(library, table="named", name="entity"):
    found = library.query(f"SELECT text_id, {name}, identity FROM {table}")
    return {(row.text_id, getattr(row, name)): row.identity for row in found.itertuples()}


def test_one_person_has_one_name_in_all_texts_as_named_and_as_speaker(library, texts):
    visit, later = texts
    assert identities(library) == {
        (visit, "Анна Ветрова"): "Анна Ветрова",
        (visit, "Тарск"): "Тарск",
        (later, "А. Ветрова"): "Анна Ветрова",
        (later, "Тарск"): "Тарск",
    }
    assert identities(library, "said", "speaker") == {
        (visit, "Анна Ветрова"): "Анна Ветрова",
        (later, "А. Ветрова"): "Анна Ветрова",
        (later, "мэр"): "мэр",
    }
    assert set(library.select(Selection(speakers=("Анна Ветрова",)))) == set(texts)


def test_they_are_those_of_the_tables_of_identities(library, texts):
    for number, markup in enumerate(
        (
            "{ORG МИД=МИДу} {LOC Казахстан=Казахстана} верят. {ORG МИД Казахстана=МИД} молчит.",
            "{ORG МИД} и {LOC Казахстан}. {ORG МИД}: да. {LOC Казахстан}: нет.",
            "{ORG Министерство иностранных дел} {LOC Туркмения=Туркмении}. {PER Ветрова} там.",
            "{ORG Банк «Рыбарск»} и {ORG «Рыбарск»}. {PER Борис Ветров}, {PER Ветров}. {LOC РФ}, {LOC Россия}.",
        )
    ):
        library.keep(library.add(f"{number} {marked(markup).text}"), marked(markup))
    analyses = [(text, library.corrected(text)) for text in library.analysed()]
    table = tables.identity_texts(analyses)
    wanted = {(row["text_id"], row["entity"], row["kind"]): row["name"] for row in table.to_dict("records")}
    found = library.query("SELECT text_id, entity, kind, identity FROM named")
    assert {(row.text_id, row.entity, row.kind): row.identity for row in found.itertuples()} == wanted
    members = tables.library_members(library)
    assert sorted(map(tuple, members.to_numpy())) == sorted(map(tuple, table.to_numpy()))
    assert members.dtypes.to_dict() == table.dtypes.to_dict()
    assert sorted(map(tuple, tables.library_identities(library).to_numpy())) == sorted(
        map(tuple, tables.identities(table).to_numpy())
    )


def test_the_analyst_says_who_is_one(library, texts):
    visit, later = texts
    number = library.correct(WHOLE_LIBRARY, corrections.one(later, LATER.entities[1], visit, VISIT.entities[0]))
    assert identities(library)[later, "Тарск"] == "Тарск"  # a place and a person: this correction finds nothing
    library.undo(number)
    alone = marked("{PER Ким Ветрова-Нин} ушла.")
    third = library.add(alone.text)
    library.keep(third, alone)
    assert identities(library)[third, "Ким Ветрова-Нин"] == "Ким Ветрова-Нин"
    number = library.correct(WHOLE_LIBRARY, corrections.one(third, alone.entities[0], visit, VISIT.entities[0]))
    assert len({name for (_, entity), name in identities(library).items() if entity != "Тарск"}) == 1
    library.undo(number)
    assert identities(library)[third, "Ким Ветрова-Нин"] == "Ким Ветрова-Нин"


def test_who_are_two_though_of_one_name_are_told_apart(library, texts):
    visit, later = texts
    third = library.add(OTHER.text)
    library.keep(third, OTHER)
    assert identities(library)[third, "Анна Ветрова"] == "Анна Ветрова"
    number = library.correct(WHOLE_LIBRARY, corrections.two(third, OTHER.entities[0], visit, VISIT.entities[0]))
    assert identities(library)[third, "Анна Ветрова"] == "Анна Ветрова (2)"
    assert identities(library, "said", "speaker")[third, "Анна Ветрова"] == "Анна Ветрова (2)"
    assert library.select(Selection(speakers=("Анна Ветрова (2)",))) == (third,)
    assert identities(library)[later, "А. Ветрова"] == "Анна Ветрова"
    library.undo(number)
    assert identities(library)[third, "Анна Ветрова"] == "Анна Ветрова"


def test_a_correction_finds_by_its_places_who_is_called_otherwise_now(library, texts):
    visit, _later = texts
    alone = marked("{PER Ким Ветрова-Нин} ушла.")
    third = library.add(alone.text)
    library.keep(third, alone)
    library.correct(WHOLE_LIBRARY, corrections.one(third, alone.entities[0], visit, VISIT.entities[0]))
    library.correct(third, corrections.rename(alone.entities[0], "К. Нин"))
    assert identities(library)[third, "К. Нин"] == identities(library)[visit, "Анна Ветрова"]


def test_a_deleted_text_says_nothing_of_the_others(library, texts):
    visit, later = texts
    library.delete(visit)
    assert identities(library)[later, "А. Ветрова"] == "А. Ветрова"
    library.restore(visit)
    assert identities(library)[later, "А. Ветрова"] == "Анна Ветрова"


def test_titles_tell_namesakes_apart(library):
    for number, role in enumerate(("министр спорта", "тренер клуба", "министр")):
        plain = marked("{PER Ветрова} там.")
        entity = replace(plain.entities[0], roles=(Role(role, 0, 0),))
        library.keep(library.add(f"{number}"), replace(plain, entities=(entity,)))
    analyses = [(text, library.corrected(text)) for text in library.analysed()]
    assert len(tables.identities(tables.identity_texts(analyses))) == 2
    assert library.query("SELECT DISTINCT roles FROM named ORDER BY 1")["roles"].tolist() == [
        "министр",
        "министр спорта",
        "тренер клуба",
    ]


def test_in_a_large_library_nobody_waits(library, texts, monkeypatch):
    _visit, later = texts
    monkeypatch.setattr(refreshing, "AT_ONCE", 0)
    monkeypatch.setattr(refreshing, "BREATH", 0)
    going, may_go = threading.Event(), threading.Event()
    told = refreshing.WhoAside.told

    def slow(*given):
        going.set()
        may_go.wait(10)
        return told(*given)

    monkeypatch.setattr(refreshing.WhoAside, "told", slow)
    assert identities(library)[later, "А. Ветрова"] == "А. Ветрова"  # as the text calls her, until it is told
    assert going.wait(10)
    third = library.add(OTHER.text)
    library.keep(third, OTHER)
    assert identities(library)[third, "Анна Ветрова"] == "Анна Ветрова"
    may_go.set()
    library.refresh_identities()
    assert identities(library)[later, "А. Ветрова"] == "Анна Ветрова"


def test_a_new_text_has_its_names_at_once_as_others_have_them(library, texts, monkeypatch):
    library.refresh_identities()
    monkeypatch.setattr(refreshing.Refreshing, "soon", lambda _: None)  # nothing is told meanwhile
    third = library.add("Ещё раз.")
    library.keep(third, LATER)
    assert identities(library)[third, "А. Ветрова"] == "Анна Ветрова"
    assert identities(library, "said", "speaker")[third, "А. Ветрова"] == "Анна Ветрова"


def test_only_texts_that_came_or_went_are_read_again(library, texts, monkeypatch):
    """The first time all are read; then one that comes, one that is analysed anew, one that goes and comes back."""
    library.refresh_identities()
    read, asked = refreshing.identities.read, []

    def noted(rows, ids=None):
        asked.append(ids)
        return read(rows, ids)

    monkeypatch.setattr(refreshing.identities, "read", noted)
    third = library.add(OTHER.text)
    library.keep(third, OTHER)
    library.refresh_identities()
    library.keep(third, LATER)
    library.refresh_identities()
    library.delete(texts[0])
    library.refresh_identities()
    assert set(identities(library).values()) == {
        "А. Ветрова",
        "Анна Ветрова",
        "Тарск",
    }  # hers in the deleted text stays
    library.restore(texts[0])
    library.refresh_identities()
    assert asked == [[third], [third], [texts[0]], [texts[0]]]
    assert identities(library)[texts[1], "А. Ветрова"] == identities(library)[third, "А. Ветрова"] == "Анна Ветрова"


def test_another_library_in_its_place_is_read_anew(library, texts, tmp_path):
    library.refresh_identities()
    library.back_up(tmp_path / "backup.duckdb")
    library.delete(texts[0])
    library.refresh_identities()
    assert identities(library)[texts[1], "А. Ветрова"] == "А. Ветрова"
    library.put_back(tmp_path / "backup.duckdb")
    library.keep(library.add(OTHER.text), OTHER)
    assert identities(library)[texts[1], "А. Ветрова"] == "Анна Ветрова"
