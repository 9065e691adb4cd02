"""A folder of parts as a library: the numbers of one that holds the same texts, and nothing that can be written."""

import datetime
import json
import signal
import subprocess
import sys

import duckdb
import pyarrow.parquet as pq
import pytest

from analysis.card import Card
from analysis.library import LibraryError, Selection, gathering, kept_columns, open_library, reprints
from analysis.library.folder import GATHERED
from analysis.library.gathering import gather
from analysis.parts.folder import Folder
from analysis.parts.tables import tables_of
from analysis.reading.document import Document
from analysis.tables import many, network, repeated, statements_of_many
from analysis.tables.first_asked import FIRST_ASKED
from analysis.tables.statements_of_many import Wanted
from tests.marked_analysis import marked

SAYING = "мост через реку откроют в мае вместе с новой дорогой до станции и больницей"
LONG = " ".join(f"{word} {number}" for number in range(9) for word in ("строители", "везут", "камень"))
TEXTS = [
    ("Вестник", "2026-03-01", f"{{PER Анна Ветрова}} сказала: «[direct Анна Ветрова: <{SAYING}>]». {LONG}."),
    ("Труд", "2026-03-02", f"Вчера {{PER Анна Ветрова}} сказала: «[direct Анна Ветрова: <{SAYING}>]». {LONG}."),
    ("", "", "{PER Ветрова} приехала в {LOC Тарск}, и {PER Борис Кленов} тоже."),
    ("Труд", "2026-04-02", "{PER Борис Кленов} отметил, что [indirect Борис Кленов: <мост> закроют]."),
]


def documents():
    for number, (outlet, date, markup) in enumerate(TEXTS, start=1):
        analysis = marked(markup)
        day = datetime.date.fromisoformat(date) if date else None
        kept = (("Тональность", "нейтральная"),) if number == 1 else ()
        yield Document(f"Текст {number}", analysis.text, Card(outlet=outlet, date=day), kept=kept), analysis


def write(path, found) -> None:
    Folder(str(path)).write([tables_of(found)])


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "parts"
    made = list(documents())
    write(path, made[:3])
    write(path, made[3:])
    return path


@pytest.fixture
def library(tmp_path):
    opened = open_library(tmp_path / "same.duckdb", first=None)
    made = list(documents())
    opened.add_all([document for document, _ in made])
    opened.keep_all([(identity, analysis) for identity, (_, analysis) in zip(ids(), made, strict=True)])
    with opened.transaction() as rows:
        kept_columns.keep_of(rows, {ids()[0]: made[0][0].kept})
    reprints.group(opened)
    opened.refresh_identities()
    opened.liken(wait=True)
    yield opened
    opened.close()


def ids() -> list[str]:
    from analysis.library.records import id_of

    return [id_of(document.text) for document, _ in documents()]


@pytest.fixture
def read(folder):
    opened = []

    def read_it():
        opened.append(open_library(folder))
        return opened[-1]

    yield read_it
    for one in opened:
        one.close()


def numbers(library):
    """What the pages count, but for the moment when a text was added."""
    chosen = library.chosen(Selection())
    frames = (many.entities, many.speakers, many.terms, many.outlets, many.over_time, network.together)
    return [
        many.figures(library, chosen),
        *(frame(library, chosen).to_dict("records") for frame in frames),
        sorted(map(str, statements_of_many.statements(library, chosen).to_dict("records"))),
        library.values(Selection()).to_dict("records"),
        sorted(map(str, repeated.groups(library, chosen).to_dict("records"))),
    ]


@pytest.mark.parametrize("asked", [(), FIRST_ASKED], ids=["asked when read", "answers kept"])
def test_what_is_gathered_has_the_numbers_of_a_library_of_the_same_texts(folder, library, read, asked):
    assert gather(folder, str, asked) == 4
    found, expected = numbers(read()), numbers(library)
    assert found == expected
    assert found[0].reprints == 1
    assert found[0].statements == 3
    assert [row["entity"] for row in found[1]][:2] == ["Анна Ветрова", "Борис Кленов"]


def test_what_another_program_made_is_made_anew(folder, monkeypatch):
    told: list[str] = []
    assert gather(folder, told.append) == gather(folder, told.append) == 4
    assert told[-1] == "ничего нового" and told.count("кто есть кто: готово") == 1
    monkeypatch.setattr(gathering, "program", lambda: "another")
    assert gather(folder, told.append) == gather(folder, told.append) == 4
    assert told[-1] == "ничего нового" and told.count("кто есть кто: готово") == 2


def test_kept_answers_are_those_that_the_rows_give(folder, read):
    gather(folder, str, FIRST_ASKED)
    library = read()
    everything, a_few = library.chosen(Selection()), library.chosen(Selection(outlets=("Труд",)))
    kept = [question(library, everything) for question in FIRST_ASKED]
    of_few = many.entities(library, a_few)
    library.close()
    with duckdb.connect(str(folder / GATHERED)) as rows:
        answers = rows.execute("SELECT table_name FROM duckdb_tables() WHERE starts_with(table_name, 'answer_')")
        names = [name for (name,) in answers.fetchall()]
        assert len(names) > len(FIRST_ASKED)
        for name in names:
            rows.execute(f"DROP TABLE {name}")
    again = read()
    assert not many.entities(again, again.chosen(Selection(outlets=("Труд",)))).compare(of_few).size
    for question, before in zip(FIRST_ASKED, kept, strict=True):
        found = question(again, again.chosen(Selection()))
        assert found.equals(before) if hasattr(found, "equals") else found == before


def test_before_that_the_parts_are_counted_and_nobody_is_told_apart(read):
    library = read()
    figures = many.figures(library, library.chosen(Selection()))
    assert (figures.texts, figures.statements, figures.reprints) == (4, 3, 0)
    named = many.entities(library, library.chosen(Selection()))["entity"]
    assert {"Ветрова", "Анна Ветрова"} <= set(named)
    assert library.select(Selection(kept=("Тональность=нейтральная",))) == (ids()[0],)
    assert library.liken() == 0


def test_a_text_and_its_analysis_are_there(read):
    library = read()
    assert library.analysis(ids()[0]) == marked(TEXTS[0][2])
    assert library.text(ids()[2]) == marked(TEXTS[2][2]).text
    assert library.stored(ids()[0]).card.outlet == "Вестник"


def test_a_part_is_read_when_all_of_it_is_there(folder, read):
    (folder / "named" / "half.parquet").write_bytes(b"")
    assert len(read().texts()) == 4


def test_new_parts_are_gathered_anew(folder, read):
    gather(folder, str)
    analysis = marked("{PER Вера Лесная} молчала.")
    write(folder, [(Document("Ещё", analysis.text), analysis)])
    assert read().size == 4
    assert gather(folder, str) == 5
    assert read().size == 5
    assert [path.name for path in folder.glob("gathered*")] == [GATHERED]


KILLED = """
import os, signal, sys
from pathlib import Path
from analysis.library.gathering import gather

def tell(done):
    if done == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

gather(Path(sys.argv[1]), tell)
"""


@pytest.mark.parametrize("step", ["texts: записано", "кто есть кто: готово"])
def test_killed_half_way_it_leaves_the_former_file_and_the_next_one_clears_up(folder, read, step):
    gather(folder, str)
    former = (folder / GATHERED).read_bytes()
    analysis = marked("{PER Вера Лесная} молчала.")
    write(folder, [(Document("Ещё", analysis.text), analysis)])
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), step], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (folder / GATHERED).read_bytes() == former
    assert len(list(folder.glob("gathered*"))) == 2
    assert read().size == 4
    assert gather(folder, str) == 5
    assert [path.name for path in folder.glob("gathered*")] == [GATHERED]


@pytest.mark.parametrize("gathered", [False, True])
def test_whatever_would_write_says_that_it_can_only_be_read(folder, read, gathered):
    if gathered:
        gather(folder, str)
    library = read()
    writing = (
        lambda: library.add("Мост."),
        lambda: library.rename(ids()[0], "Иначе"),
        lambda: library.set_setting("a", "b"),
        lambda: library.keep(ids()[0], marked("Мост.")),
        lambda: library.delete(ids()[0]),
    )
    for write_it in writing:
        with pytest.raises(LibraryError, match="не менять"):
            write_it()
    assert library.size == 4


def test_a_text_without_an_analysis_is_analysed_for_who_looks_and_not_kept(folder, read):
    document = Document("Плохой", "Мост открыли.")
    write(folder, [(document, ValueError("нет"))])
    library = read()
    [(identity, reason)] = library.failed().items()
    assert reason == "ValueError: нет"
    assert library.corrected(identity).text == "Мост открыли."
    assert library.failed()


def test_two_may_have_it_open(folder, read):
    gather(folder, str)
    assert read().size == read().size == 4


@pytest.mark.parametrize(("said", "sentence"), [(None, "в ней нет"), ({"schema": 99}, "более новой версией")])
def test_another_folder_is_a_sentence(tmp_path, said, sentence):
    if said:
        (tmp_path / "golosa.json").write_text(json.dumps(said), "utf-8")
    with pytest.raises(LibraryError, match=sentence):
        open_library(tmp_path)


def test_parts_of_the_first_version_are_read_without_what_they_lack(folder):
    said = json.loads((folder / "golosa.json").read_text("utf-8"))
    (folder / "golosa.json").write_text(json.dumps({**said, "schema": 1}), "utf-8")
    for part in (folder / "said").glob("*.parquet"):
        former = duckdb.sql(f"SELECT * EXCLUDE sure FROM read_parquet('{part}')").arrow().read_all()
        pq.write_table(former, part)
    library = open_library(folder)
    chosen = library.chosen(Selection())
    assert statements_of_many.count_statements(library, chosen, Wanted()) == 3
    assert set(statements_of_many.statements(library, chosen)["sure"]) == {""}
    assert statements_of_many.count_statements(library, chosen, Wanted(sure="unsure")) == 0
    library.close()
    assert gather(folder, str) == 4
