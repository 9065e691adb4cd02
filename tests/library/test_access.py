"""What each role may do with a library, held by the library itself; what was done is in the journal."""

import pytest

from analysis import corrections
from analysis.card import Card
from analysis.jobs import at_once, choosing, taking
from analysis.jobs.at_once import Brought, ReaderAside
from analysis.jobs.background import Background, background
from analysis.library import WHOLE_LIBRARY, Library, LibraryError, drafts, open_library, roles
from analysis.library.access import Person
from analysis.library.prepared import of_analysis
from analysis.library.shelf import offered, told
from analysis.reading.document import Document
from tests.marked_analysis import marked

TALK = marked("{PER Анна Ким} сказала: «[direct Анна Ким: {LOC Тарск} ждёт <нефть>]».")


@pytest.fixture
def kept(library):
    library.keep(library.add(TALK.text), TALK)
    return library


@pytest.fixture
def waiting(kept):
    """With a list that waits and a correction, both of the program."""
    drafts.add_files(kept, drafts.begin(kept, "Импорт"), ["а.txt"], {})
    drafts.add_rows(kept, 1, [(0, [drafts.TextDraft("а.txt", text="Идёт снег.")])])
    kept.correct(kept.texts()[0].id, corrections.hide(TALK.entities[0]))
    return kept


@pytest.fixture
def identity(kept):
    return kept.texts()[0].id


ROW = (1, 0, 0)
FILE = drafts.ImportFile(0, "а.csv", False, {}, {"headers": ["Текст"]})

NEEDS = {
    "analyst": {
        "Library.transaction": lambda its, *_: its.transaction().__enter__(),
        "Library.add": lambda its, *_: its.add("Идёт снег."),
        "Library.add_all": lambda its, *_: its.add_all([Document("", "Идёт снег.")]),
        "Library.rename": lambda its, i, _: its.rename(i, "Имя"),
        "Library.set_card": lambda its, i, _: its.set_card(i, Card("Заголовок")),
        "Library.mend_text": lambda its, i, _: its.mend_text(i, (0, 4), "Инна"),
        "Library.outlet_line_is_story": lambda its, *_: its.outlet_line_is_story("Вести", "Фото", story=True),
        "Library.make_collection": lambda its, i, _: its.make_collection("Все", [i]),
        "Library.add_to_collection": lambda its, i, _: its.add_to_collection(1, [i]),
        "Library.remove_from_collection": lambda its, i, _: its.remove_from_collection(1, [i]),
        "Library.rename_collection": lambda its, *_: its.rename_collection(1, "Имя"),
        "Library.correct": lambda its, i, _: its.correct(i, corrections.hide(TALK.entities[1])),
        "Library.correct_all": lambda its, *_: its.correct_all([(WHOLE_LIBRARY, corrections.hide(TALK.entities[1]))]),
        "Library.undo": lambda its, *_: its.undo(1),
        "Library.redo": lambda its, *_: its.redo(1),
        "Library.forget_failures": lambda its, *_: its.forget_failures(),
        "Library.set_setting": lambda its, *_: its.set_setting("а", "б"),
        "Background.analyse": lambda its, *_: background(its).acting(its.person).analyse(),
        "Background.stop_analysis": lambda its, *_: background(its).acting(its.person).stop_analysis(),
        "Background.read": lambda its, *_: background(its).acting(its.person).read(),
        "Background.stop_reading": lambda its, *_: background(its).acting(its.person).stop_reading(),
        "ReaderAside.read": lambda its, *_: ReaderAside().read(its, "а.txt", b""),
        "at_once.bring": lambda its, *_: at_once.bring(its, "Импорт", [Brought("а", b"", (drafts.TextDraft("а"),))]),
        "drafts.begin": lambda its, *_: drafts.begin(its, "Импорт"),
        "drafts.add_files": lambda its, *_: drafts.add_files(its, 1, ["а"], {}),
        "drafts.add_read": lambda its, *_: drafts.add_read(its, 1, []),
        "drafts.read_again": lambda its, *_: drafts.read_again(its, 1, 0, {}),
        "drafts.add_rows": lambda its, *_: drafts.add_rows(its, 1, [(0, [drafts.TextDraft("а")])]),
        "drafts.end_files": lambda its, *_: drafts.end_files(its, 1, {0: {}}),
        "drafts.forget_rows": lambda its, *_: drafts.forget_rows(its, 1, 0),
        "drafts.mark_begun": lambda its, *_: drafts.mark_begun(its, 1, 0, {}),
        "drafts.forget_unread": lambda its, *_: drafts.forget_unread(its),
        "drafts.replace_text": lambda its, *_: drafts.replace_text(its, ROW, drafts.TextDraft("а")),
        "drafts.confirm": lambda its, *_: drafts.confirm(its, 1),
        "drafts.discard": lambda its, *_: drafts.discard(its, 1),
        "taking.take_in": lambda its, *_: taking.take_in(its, "Импорт"),
        "taking.put": lambda its, *_: taking.put(its, 1, []),
        "taking.confirm": lambda its, *_: taking.confirm(its, 1),
        "taking.discard": lambda its, *_: taking.discard(its, 1),
        "taking.keep_feeds": lambda its, *_: taking.keep_feeds(its, 1),
        "taking.forget_feed": lambda its, *_: taking.forget_feed(its, "https://a.example/rss"),
        "choosing.choose_columns": lambda its, *_: choosing.choose_columns(its, 1, FILE, {}),
        "choosing.take_marks": lambda its, *_: choosing.take_marks(its, 1, FILE, True),
        "choosing.take_borders": lambda its, *_: choosing.take_borders(its, 1, FILE, [0]),
        "choosing.take_any_language": lambda its, *_: choosing.take_any_language(its, 1, 0),
        "choosing.read_spoiled": lambda its, *_: choosing.read_spoiled(its, 1, 0),
        "choosing.take_reading": lambda its, *_: choosing.take_reading(its, ROW, "UTF-8", "Идёт снег."),
    },
    "keeper": {
        "Library.delete": lambda its, i, _: its.delete(i),
        "Library.restore": lambda its, i, _: its.restore(i),
        "Library.empty_bin": lambda its, *_: its.empty_bin(),
        "Library.delete_collection": lambda its, *_: its.delete_collection(1),
        "Library.back_up": lambda its, _, folder: its.back_up(folder / "b.duckdb"),
        "Library.put_back": lambda its, _, folder: its.put_back(folder / "b.duckdb"),
        "Library.journal": lambda its, *_: its.journal(),
        "Library.keep": lambda its, i, _: its.keep(i, TALK),
        "Library.keep_all": lambda its, i, _: its.keep_all([(i, TALK)]),
        "Library.keep_prepared": lambda its, i, _: its.keep_prepared([of_analysis(i, TALK)]),
        "Library.fail": lambda its, i, _: its.fail(i, "died"),
        "Library.restate": lambda its, *_: its.restate(1),
        "Library.foresee": lambda its, *_: its.foresee("SELECT 1 AS n", []),
        "Library.keep_answer": lambda its, *_: its.keep_answer("SELECT 1 AS n", []),
        "Library.keep_values": lambda its, *_: its.keep_values(),
        "Library.tell": lambda its, *_: its.tell(),
        "Library.check_facts": lambda its, *_: its.check_facts(),
        "Library.find_outlet_lines": lambda its, *_: its.find_outlet_lines(),
        "roles.give": lambda its, *_: roles.give(its, "vera", "keeper"),
    },
}
"""What each role may that the one before it may not. What the program alone does by itself is the keeper's too."""

ACTIONS = [(role, name) for role, actions in NEEDS.items() for name in actions]


@pytest.mark.parametrize(("needed", "name"), ACTIONS)
def test_who_may_not_changes_nothing(waiting, identity, tmp_path, needed, name):
    action, kept = NEEDS[needed][name], waiting
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
    "Library": {
        *("close", "at_close", "acting", "read_only", "reading", "changes", "stamp", "texts", "size", "last_added"),
        *(
            "names",
            "listed",
            "stored",
            "text",
            "outlet_lines",
            "deleted",
            "collections",
            "analysis",
            "analysed",
            "unanalysed",
            "waiting",
        ),
        *("failed", "analysis_of", "corrected", "corrections", "holding", "all_corrections", "select", "chosen"),
        *(
            "values",
            "query",
            "story_name",
            "kept",
            "kept_fields",
            "setting",
            "tried",
            "keep_tried",
            "liken",
            "refresh_identities",
        ),
    },
    "Background": {"acting", "go_on", "close"},
    "ReaderAside": {"lines", "close"},
    "at_once": {"called"},
    "drafts": {"imports", "files", "signatures", "text_of", "table"},
    "taking": {"spool", "feeds"},
    "choosing": {"remembered_columns", "other_readings"},
    "roles": {"given"},
}
"""What changes nothing that somebody has made: seen, counted, or told apart because it is looked at."""


@pytest.mark.parametrize("where", [Library, Background, ReaderAside, at_once, drafts, taking, choosing, roles])
def test_of_whatever_can_be_done_it_is_decided_who_may(where):
    """A new one is in no list, and fails here."""
    name = where.__name__.rpartition(".")[2]
    own = {
        one: value
        for one, value in vars(where).items()
        if not one.startswith("_")
        and (callable(value) or isinstance(value, property))
        and not isinstance(value, type)
        and getattr(value, "__module__", where.__name__)
        in (where.__name__, where.__module__ if isinstance(where, type) else "")
    }
    decided = {
        action.partition(".")[2] for actions in NEEDS.values() for action in actions if action.startswith(f"{name}.")
    }
    assert set(own) == decided | READS[name]


def test_a_list_that_another_has_brought_is_discarded_by_the_keeper_only(library):
    anna, boris, vera = (
        library.acting(Person(name, role))
        for name, role in (("Анна", "analyst"), ("Борис", "analyst"), ("Вера", "keeper"))
    )
    of_anna, of_boris = taking.take_in(anna, "Мосты"), taking.take_in(boris, "Реки")
    with pytest.raises(LibraryError) as caught:
        taking.discard(boris, of_anna)
    assert caught.value.key == "not_allowed"
    taking.discard(boris, of_boris)
    assert [(one.id, one.name) for one in drafts.imports(library)] == [(of_anna, "Мосты")]
    taking.discard(vera, of_anna)
    assert [(entry.who, entry.what, entry.of) for entry in library.journal()] == [
        ("Вера", "discard", "Мосты"),
        ("Борис", "discard", "Реки"),
    ]


def test_who_stopped_the_analysis_is_in_the_journal(library):
    work = background(library).acting(Person("Анна", "analyst"))
    work.stop_analysis()
    work.analyse()
    work.analysing.wait(30)
    assert [(entry.who, entry.what) for entry in library.journal()] == [
        ("Анна", "start_analysis"),
        ("Анна", "stop_analysis"),
    ]


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
