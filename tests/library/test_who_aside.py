"""Who is who of a large library is known to a process: it says what would be told here, and may die at any moment."""

import os
import signal
import threading
from itertools import pairwise
from pathlib import Path

import pytest

from analysis import corrections
from analysis.library import WHOLE_LIBRARY, Library, LibraryError, open_library, refreshing
from analysis.library.who_aside import LostError
from tests.marked_analysis import marked

VISIT = marked("{PER Анна Ветрова} в {LOC Тарск=Тарске}. «[direct Анна Ветрова: Рада]», — сказала она.")
LATER = marked("{PER А. Ветрова} и {LOC Тарск}. «[direct А. Ветрова: Жду]». {ORG МИД} {LOC Казахстан=Казахстана} ждёт.")
OTHER = marked("{PER Анна Ветрова} поёт. «[direct Анна Ветрова: Ля]». {ORG Министерство иностранных дел} молчит.")
ALONE = marked("{PER Ким Ветрова-Нин} ушла.")


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every library counts as one of many entities."""
    monkeypatch.setattr(refreshing, "AT_ONCE", 0)


def add(library: Library, *given) -> list[str]:
    ids = [library.add(analysis.text) for analysis in given]
    library.keep_all(list(zip(ids, given, strict=True)))
    return ids


def called(library: Library) -> dict[tuple[str, str], str]:
    """How all are called, when that is told."""
    library.refresh_identities()
    with library.reading() as rows:
        found = rows.execute(
            """SELECT text_id, entity, identity FROM named JOIN texts ON id = text_id WHERE deleted IS NULL
            UNION SELECT text_id, speaker, identity FROM said JOIN texts ON id = text_id WHERE deleted IS NULL"""
        ).fetchall()
    return {(text_id, name): identity for text_id, name, identity in found}


def pid(library: Library) -> int:
    found = library._identities.aside.child.pid
    assert found
    return found


def history(path: Path) -> list[dict[tuple[str, str], str]]:
    """What is told as texts come and go, and the analyst says who is one and who are two, and takes it back."""
    library = open_library(path, first=None)
    (visit, later), told = add(library, VISIT, LATER), []
    told.append(called(library))
    third, fourth = add(library, OTHER, ALONE)
    told.append(called(library))
    two = library.correct(WHOLE_LIBRARY, corrections.two(third, OTHER.entities[0], visit, VISIT.entities[0]))
    told.append(called(library))
    library.correct(WHOLE_LIBRARY, corrections.one(fourth, ALONE.entities[0], visit, VISIT.entities[0]))
    told.append(called(library))
    library.correct(fourth, corrections.rename(ALONE.entities[0], "К. Нин"))  # found by its places now
    told.append(called(library))
    library.delete(later)
    told.append(called(library))
    library.undo(two)
    library.restore(later)
    told.append(called(library))
    library.close()
    return told


def test_it_tells_what_is_told_in_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aside = history(tmp_path / "aside.duckdb")
    monkeypatch.setattr(refreshing, "AT_ONCE", 5000)
    monkeypatch.setattr(refreshing.WhoAside, "told", lambda *_: pytest.fail("a small library needs no process"))
    assert aside == history(tmp_path / "here.duckdb")
    assert all(before != after for before, after in pairwise(aside))
    assert {"Анна Ветрова (2)"} <= set(aside[2].values())
    assert {name for (_, entity), name in aside[4].items() if entity == "К. Нин"} == {"Анна Ветрова"}


def asking(library: Library, monkeypatch: pytest.MonkeyPatch) -> threading.Thread:
    """Somebody who has it told, and waits for the process, which stands still."""
    going, told = threading.Event(), refreshing.WhoAside.told

    def noted(*given):
        going.set()
        return told(*given)

    monkeypatch.setattr(refreshing.WhoAside, "told", noted)
    os.kill(pid(library), signal.SIGSTOP)
    waiting = threading.Thread(target=library.refresh_identities)
    waiting.start()
    assert going.wait(10)
    return waiting


def test_one_that_is_killed_in_the_middle_costs_a_telling_anew(library: Library, monkeypatch) -> None:
    visit, later = add(library, VISIT, LATER)
    assert called(library)[later, "А. Ветрова"] == "Анна Ветрова"
    library.delete(visit)
    killed = pid(library)
    waiting = asking(library, monkeypatch)
    os.kill(killed, signal.SIGKILL)
    waiting.join(30)
    assert not waiting.is_alive()
    assert pid(library) != killed
    assert called(library)[later, "А. Ветрова"] == "А. Ветрова"
    [third] = add(library, OTHER)
    assert called(library)[later, "А. Ветрова"] == called(library)[third, "Анна Ветрова"] == "Анна Ветрова"


def test_one_that_was_killed_since_is_told_all_again(library: Library) -> None:
    _, later = add(library, VISIT, LATER)
    called(library)
    os.kill(pid(library), signal.SIGKILL)
    [third] = add(library, ALONE)
    library.correct(third, corrections.rename(ALONE.entities[0], "Анна Ветрова"))
    found = called(library)
    assert found[later, "А. Ветрова"] == found[third, "Анна Ветрова"] == "Анна Ветрова"


def test_a_library_that_grows_large_is_taken_over(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "AT_ONCE", 2)
    add(library, ALONE)
    called(library)
    assert library._identities.aside.child.pid is None
    [later] = add(library, LATER)
    add(library, OTHER)
    assert called(library)[later, "А. Ветрова"] == "Анна Ветрова"
    assert pid(library)


def test_another_library_in_its_place_is_read_anew(library: Library, tmp_path: Path) -> None:
    visit, later = add(library, VISIT, LATER)
    called(library)
    library.back_up(tmp_path / "backup.duckdb")
    library.delete(visit)
    assert called(library)[later, "А. Ветрова"] == "А. Ветрова"
    library.put_back(tmp_path / "backup.duckdb")
    add(library, ALONE)
    assert called(library)[later, "А. Ветрова"] == "Анна Ветрова"


def test_a_closed_library_ends_it_in_the_middle(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = open_library(path, first=None)
    visit, later = add(library, VISIT, LATER)
    called(library)
    library.delete(visit)
    at_work = pid(library)
    waiting = asking(library, monkeypatch)
    library.close()
    waiting.join(10)
    assert not waiting.is_alive()
    with pytest.raises(ProcessLookupError):
        os.kill(at_work, 0)
    opened = open_library(path, first=None)
    assert called(opened)[later, "А. Ветрова"] == "А. Ветрова"  # what was not told then is told now
    opened.close()


def test_a_page_waits_for_few_texts_to_be_told_and_not_for_long(library: Library, monkeypatch) -> None:
    [later] = add(library, LATER)
    called(library)
    monkeypatch.setattr(refreshing, "A_MOMENT", 30)
    add(library, VISIT)
    found = library.query("SELECT identity FROM named WHERE text_id = ? AND kind = 'PER'", [later])
    assert found["identity"].tolist() == ["Анна Ветрова"]
    monkeypatch.setattr(refreshing, "A_MOMENT", 0.1)
    os.kill(pid(library), signal.SIGSTOP)
    [third] = add(library, ALONE)
    found = library.query("SELECT identity FROM named WHERE text_id = ?", [third])
    assert found["identity"].tolist() == ["Ким Ветрова-Нин"]
    assert library._identities.beside.at_work
    os.kill(pid(library), signal.SIGCONT)
    library._identities.beside.wait()


def test_where_none_comes_to_its_end_pages_go_on_and_programs_are_told(library: Library, monkeypatch) -> None:
    tried = []

    def lost(*given):
        tried.append(given)
        raise LostError

    monkeypatch.setattr(refreshing.WhoAside, "told", lost)
    monkeypatch.setattr(refreshing, "BREATH", 0)
    _, later = add(library, VISIT, LATER)
    with pytest.raises(LibraryError) as caught:
        library.refresh_identities()
    assert (caught.value.key, len(tried)) == ("untold", 2)
    for _ in range(3):
        found = library.query("SELECT identity FROM named WHERE text_id = ? AND kind = 'PER'", [later])
        assert found["identity"].tolist() == ["А. Ветрова"]
        library._identities.beside.wait()
    assert len(tried) == 4  # once more beside the pages, and not again for a while
