"""What each role may do with a library, held by the library itself; what was done is in the journal."""

import inspect

import pytest

from analysis import corrections
from analysis.card import Card
from analysis.library import WHOLE_LIBRARY, Library, LibraryError, drafts, open_library, roles
from analysis.library.access import Person
from analysis.library.shelf import offered, told
from tests.marked_analysis import marked

TALK = marked("{PER Анна Ким} сказала: «[direct Анна Ким: {LOC Тарск} ждёт <нефть>]».")


@pytest.fixture
def kept(library):
    library.keep(library.add(TALK.text), TALK)
    return library


@pytest.fixture
def identity(kept):
    return kept.texts()[0].id


NEEDS = {
    "analyst": (
        lambda its, _, __: its.add("Идёт снег."),
        lambda its, i, _: its.rename(i, "Имя"),
        lambda its, i, _: its.set_card(i, Card("Заголовок")),
        lambda its, i, _: its.make_collection("Все", [i]),
        lambda its, i, _: its.correct(i, corrections.hide(TALK.entities[1])),
        lambda its, _, __: its.correct(WHOLE_LIBRARY, corrections.hide(TALK.entities[1])),
        lambda its, _, __: its.set_setting("а", "б"),
        lambda its, _, __: drafts.begin(its, "Импорт"),
    ),
    "keeper": (
        lambda its, i, _: its.delete(i),
        lambda its, i, _: its.restore(i),
        lambda its, _, __: its.empty_bin(),
        lambda its, _, folder: its.back_up(folder / "b.duckdb"),
        lambda its, _, folder: its.put_back(folder / "b.duckdb"),
        lambda its, _, __: its.journal(),
        lambda its, _, __: roles.give(its, "vera", "keeper"),
    ),
}
ACTIONS = [(role, action) for role, actions in NEEDS.items() for action in actions]


@pytest.mark.parametrize(("needed", "action"), ACTIONS)
def test_who_may_not_changes_nothing(kept, identity, tmp_path, needed, action):
    before = kept.texts(), kept.all_corrections(), kept.collections(), kept.setting("а"), drafts.imports(kept)
    for role in ("", "reader", "analyst"):
        if role == needed:
            break
        with pytest.raises(LibraryError) as caught:
            action(kept.acting(Person("Борис", role)), identity, tmp_path)
        assert caught.value.key == "not_allowed"
    assert before == (
        *(kept.texts(), kept.all_corrections(), kept.collections(), kept.setting("а"), drafts.imports(kept)),
    )


def test_an_analyst_takes_back_his_own_and_a_keeper_everybodys(kept, identity):
    anna, boris = (kept.acting(Person(name, "analyst")) for name in ("Анна", "Борис"))
    number = anna.correct(identity, corrections.hide(TALK.entities[1]))
    with pytest.raises(LibraryError):
        boris.undo(number)
    assert len(kept.corrections(identity)) == 1
    anna.undo(number)
    kept.acting(Person("Вера", "keeper")).redo(number)
    assert len(kept.corrections(identity)) == 1
    told = [(entry.who, entry.what) for entry in kept.journal()][:3]
    assert told == [("Вера", "redo"), ("Анна", "undo"), ("Анна", "correct")]


def test_a_reader_sees_and_takes_away(kept, identity):
    reader = kept.acting(Person("Анна", "reader"))
    assert [text.id for text in reader.texts()] == [identity]
    assert reader.corrected(identity) == TALK


def test_libraries_of_a_server(tmp_path, monkeypatch):
    monkeypatch.setenv("GOLOSA_LIBRARIES", str(tmp_path))
    (tmp_path / "libraries.toml").write_text(
        """[desk]\nname = "Отдел"\nkeeper = ["anna"]\nreader = ["group:desk"]\n[other]\nkeeper = ["vera"]"""
    )
    anna, boris, gleb = offered("anna"), offered("boris", ["desk"]), offered("gleb")
    assert [(one.name, one.person.role) for one in anna] == [("", "keeper"), ("Отдел", "keeper")]
    assert [(one.name, one.person.role) for one in boris] == [("", "keeper"), ("Отдел", "reader")]
    assert len(gleb) == 1
    assert len({one[0].path for one in (anna, boris, gleb)}) == 3
    assert anna[1].path == boris[1].path == tmp_path / "desk.duckdb"


READS = {
    *(
        "close",
        "at_close",
        "acting",
        "transaction",
        "reading",
        "texts",
        "last_added",
        "names",
        "stored",
        "text",
        "outlet_lines",
    ),
    *("deleted", "collections", "analysis", "analysed", "unanalysed", "failed", "analysis_of", "corrected"),
    *("corrections", "holding", "all_corrections", "select", "chosen", "values", "query", "story_name", "kept"),
    *("setting",),
}
"""What changes nothing that somebody has made: seen, counted, or analysed because it is looked at."""

PROGRAM = {
    *("find_outlet_lines", "keep", "keep_all", "check_facts", "restate", "fail", "forget_failures", "liken"),
    "refresh_identities",
}
"""What the program does by itself in the background."""


def test_whatever_else_a_library_does_asks_for_a_role():
    methods = {name for name, value in vars(Library).items() if callable(value) and not name.startswith("_")}
    for name in sorted(methods - READS - PROGRAM):
        source = inspect.getsource(getattr(Library, name))
        asks = "person.need(" in source or "self._do(" in source
        by_another = any(f"self.{other}(" in source for other in ("add_all", "correct_all", "_set_undone"))
        assert asks or by_another, name


def test_a_keeper_gives_a_role_and_takes_it_away(tmp_path, monkeypatch):
    monkeypatch.setenv("GOLOSA_LIBRARIES", str(tmp_path))
    (tmp_path / "libraries.toml").write_text('[desk]\nname = "Отдел"\nkeeper = ["anna"]\nreader = ["group:desk"]')
    desk = open_library(tmp_path / "desk.duckdb", first=None).acting(offered("anna")[1].person)
    assert len(offered("boris")) == 1
    roles.give(desk, " boris ", "analyst")
    roles.give(desk, "group:desk", "keeper")
    assert offered("boris")[1].person.role == "analyst"
    assert offered("gleb", ["desk"])[1].person.role == "keeper"
    assert told("desk") == {"group:desk": "reader", "anna": "keeper"}
    roles.give(desk, "group:desk", "reader")
    roles.give(desk, "boris", "")
    assert offered("gleb", ["desk"])[1].person.role == "reader"
    assert len(offered("boris")) == 1
    assert [entry.of for entry in desk.journal()][:2] == ["boris: –", "group:desk: reader"]
    for whom, role in (("", "reader"), ("anna", "owner"), ("a\nb", "reader"), ("а" * 201, "reader")):
        with pytest.raises(LibraryError):
            roles.give(desk, whom, role)
    assert (tmp_path / "desk.roles.json").stat().st_mode & 0o077 == 0
    (tmp_path / "desk.roles.json").write_text("[")
    with pytest.raises(LibraryError):
        offered("anna")
    desk.close()


@pytest.mark.parametrize("wrong", ["[desk", "desk = 1", '["../desk"]', "[own-1]", '[desk]\nkeeper = "anna"'])
def test_a_file_of_libraries_that_says_nothing_is_refused(tmp_path, monkeypatch, wrong):
    monkeypatch.setenv("GOLOSA_LIBRARIES", str(tmp_path))
    (tmp_path / "libraries.toml").write_text(wrong)
    with pytest.raises(LibraryError) as caught:
        offered("anna")
    assert caught.value.key == "shelf"
