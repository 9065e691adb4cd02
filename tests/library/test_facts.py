"""The facts of the analyses: as the corrected analysis has them, whatever happens to it."""

import pickle

import pytest

from analysis import corrections, tables
from analysis.library import WHOLE_LIBRARY, facts, kept_facts, open_library, prepared
from analysis.library.packed_facts import packed
from analysis.library.prepared import of_analysis
from analysis.tables import many
from tests.marked_analysis import marked

TALK = marked(
    """\
Переговоры в Тарске

{PER! Анна Ким=Министр} {PER Анна Ким} и {PER Олег Нин} в {LOC Тарск=Тарске}.
«[direct Анна Ким: {LOC Тарск} ждёт <нефть>, <нефть> ждёт]», — сказала {PER~ Анна Ким=она}.
[indirect Анна Ким; Олег Нин: Встреча прошла]. Кричали: «[fragment ?: Ура]». [direct Анна Ким >1: {LOC* Тарск} ждёт].

Читайте также:
Другая новость"""
)


@pytest.fixture
def talk(library):
    identity = library.add(TALK.text)
    library.keep(identity, TALK)
    return identity


def rows(library, sql, *values):
    return [tuple(row) for row in library.query(sql, values).itertuples(index=False)]


def named(library):
    query = 'SELECT entity, kind, identity, mentions, in_title, "references", statements FROM named ORDER BY entity'
    return rows(library, query)


def said(library):
    return rows(library, "SELECT place, kind, speaker, repeat_of, checked FROM said ORDER BY place, speaker")


def test_who_is_named(library, talk):
    assert named(library) == [
        ("Анна Ким", "PER", "Анна Ким", 1, 0, 1, 3),
        ("Олег Нин", "PER", "Олег Нин", 1, 0, 0, 1),
        ("Тарск", "LOC", "Тарск", 3, 1, 0, 0),
    ]


def test_who_says_what(library, talk):
    assert said(library) == [
        (1, "direct", "Анна Ким", 0, False),
        (2, "indirect", "Анна Ким", 0, False),
        (2, "indirect", "Олег Нин", 0, False),
        (3, "fragment", "", 0, False),
        (4, "direct", "Анна Ким", 1, False),
    ]
    (words,) = rows(library, "SELECT said, words, start, stop, role, cue FROM said WHERE place = 1")
    start = TALK.text.index("Тарск ждёт")
    assert words == ("Тарск ждёт нефть, нефть ждёт", 5, start, start + 28, "Министр", "сказал")


def test_the_facts_say_what_the_tables_of_the_text_say(library, talk):
    statements = tables.statements(TALK)
    query = "SELECT DISTINCT place, kind, cue, words, start, stop, said, repeat_of FROM said ORDER BY place"
    columns = ["place", "kind", "cue", "words", "start", "stop", "said", "repeat_of"]
    assert rows(library, query) == [tuple(row) for row in statements[columns].itertuples(index=False)]
    voices = tables.voices(TALK).set_index("voice")["words"]
    assert rows(library, "SELECT words, direct_words FROM words") == [(voices.sum(), voices.sum() - voices[""])]
    assert rows(library, "SELECT term, count, score, is_name FROM about") == [("нефть", 2, 2.0, False)]


def test_where_an_entity_is_named_and_whose_words_these_are(library, talk):
    query = "SELECT entity, in_headline, in_lead, in_speech, sex, sex_by FROM named ORDER BY entity"
    assert rows(library, query) == [
        ("Анна Ким", 0, 1, 0, "Fem", "first_name"),
        ("Олег Нин", 0, 1, 0, "Masc", "first_name"),
        ("Тарск", 0, 1, 2, "", ""),
    ]
    assert rows(library, "SELECT DISTINCT marker, manner FROM said") == [("сказать", "saying")]


def test_the_sources_that_a_text_names(library):
    library.keep(library.add("Снег."), marked("@«Эхо»@ и @газета «Заря»>1@."))
    query = "SELECT nth, source, folded, via, via_folded, rule FROM cited ORDER BY nth"
    assert rows(library, query) == [
        (0, "«Эхо»", "эхо", "", "", "outlet_tells"),
        (1, "газета «Заря»", "заря", "«Эхо»", "эхо", "outlet_tells"),
    ]


def test_a_correction_its_undoing_and_redoing_change_the_facts(library, talk):
    before = named(library), said(library)
    hidden = library.correct(talk, corrections.hide(TALK.entities[1]))
    ticked = library.correct(talk, corrections.checked(TALK.quotes[0]))
    gone = library.correct(talk, corrections.not_quote(TALK.quotes[2]))
    assert [row[0] for row in named(library)] == ["Анна Ким", "Тарск"]
    assert [row[:3] for row in said(library) if row[1] == "fragment"] == []
    assert said(library)[0] == (1, "direct", "Анна Ким", 0, True)
    for number in (hidden, ticked, gone):
        library.undo(number)
    assert (named(library), said(library)) == before
    library.redo(hidden)
    assert [row[0] for row in named(library)] == ["Анна Ким", "Тарск"]


def test_corrections_made_before_the_analysis_are_in_the_facts(library):
    identity = library.add(TALK.text)
    library.correct(identity, corrections.rename(TALK.entities[0], "Анна Петровна Ким"))
    assert named(library) == []
    library.keep(identity, TALK)
    assert [row[0] for row in named(library)] == ["Анна Петровна Ким", "Олег Нин", "Тарск"]
    assert {row[2] for row in said(library)} == {"Анна Петровна Ким", "Олег Нин", ""}


def test_until_it_is_told_who_is_who_a_speaker_is_who_most_of_his_namesakes_are(library):
    library.keep(library.add("Снег."), marked("{PER Ким}: «[direct Ким: Рейсов нет]»."))
    with library.transaction() as changed:
        changed.execute("UPDATE named SET identity = 'Олег Ким' WHERE entity = 'Ким'")
    fresh = library.add("Град.")
    library.keep(fresh, marked("{PER Ким}: «[direct Ким: Будет град]». «[direct прохожий: Неправда]»."))
    query = "SELECT speaker, identity FROM said WHERE text_id = ? ORDER BY place"
    with library.reading() as untold:  # a query would have it told
        assert untold.execute(query, [fresh]).fetchall() == [("Ким", "Олег Ким"), ("прохожий", "прохожий")]


def test_several_texts_are_kept_at_once_and_each_once(library, talk):
    other = library.add("Снег.")
    rain = marked("Идёт <дождь>.")
    library.keep_all([(talk, rain), (other, rain), (other, TALK), ("0123456789ab", TALK)])
    assert library.analysis(talk) == rain
    assert library.analysis(other) == TALK
    assert rows(library, "SELECT DISTINCT text_id FROM named") == [(other,)]
    assert rows(library, "SELECT text_id, words FROM words WHERE text_id = ?", talk) == [(talk, 2)]
    assert rows(library, "SELECT count(*) FROM words") == [(2,)]
    library.keep_all([])


def test_what_was_prepared_before_a_correction_is_kept_with_it(library, talk):
    """The analyst corrects while a worker has the text: its facts are made anew of what the worker gives."""
    other = library.add(f"{TALK.text} Снег.")
    assert library.waiting([talk, "0123456789ab"]) == {}  # what is analysed and what is not there waits for nothing
    waiting = library.waiting([other])[other]
    found = pickle.loads(pickle.dumps(of_analysis(other, TALK, waiting.made)))
    library.correct(other, corrections.rename(TALK.entities[0], "Анна Петровна Ким"))
    library.keep_prepared([found, of_analysis("0123456789ab", TALK)])
    query = "SELECT entity FROM named WHERE text_id = ? ORDER BY entity"
    assert rows(library, query, other) == [("Анна Петровна Ким",), ("Олег Нин",), ("Тарск",)]
    assert rows(library, query, talk) == [("Анна Ким",), ("Олег Нин",), ("Тарск",)]
    assert library.analysis(other) == TALK
    assert rows(library, "SELECT count(*) FROM words") == [(2,)]


def test_an_analysis_with_the_furniture_changes_no_fact(library, talk):
    library.keep(talk, marked("Ничего."), furniture=True)
    assert len(named(library)) == 3


def test_a_stop_word_takes_its_term_out_everywhere_and_gives_it_back(library, talk):
    number = library.correct(WHOLE_LIBRARY, corrections.stop_word("Нефть"))
    assert rows(library, "SELECT * FROM about") == []
    library.keep(library.add("Снег."), TALK)
    assert rows(library, "SELECT * FROM about") == []
    library.undo(number)
    assert rows(library, "SELECT count(*) FROM about") == [(2,)]
    library.redo(number)
    assert rows(library, "SELECT count(*) FROM about") == [(0,)]


def test_facts_go_with_the_text_for_good(library, talk, path):
    library.make_collection("Все", [talk])
    library.delete(talk)
    library.close()
    library = open_library(path)
    for table in ("named", "said", "cited", "terms", "words", "analyses", "collected"):
        assert rows(library, f"SELECT count(*) FROM {table}") == [(0,)]
    library.close()


def test_what_could_not_be_analysed(library, talk):
    other = library.add("Снег.")
    library.fail(other, "died")
    assert library.failed() == {other: "died"}
    assert library.unanalysed() == [other]
    library.keep(other, TALK)
    assert library.failed() == {}
    library.fail(other, "died")
    library.forget_failures()
    assert library.failed() == {}


def test_the_last_added_is_the_first_to_analyse(library):
    first, last = library.add("Снег."), library.add("Град.")
    assert library.unanalysed() == [last, first]
    assert library.unanalysed(limit=1) == [last]


class Heard:
    """The rows of a library; what is asked of them is kept."""

    def __init__(self, rows):
        self.rows, self.asked = rows, []

    def execute(self, sql, *values):
        self.asked.append(sql)
        return self.rows.execute(sql, *values)

    def __getattr__(self, name):
        return getattr(self.rows, name)


def test_a_new_text_searches_no_table_for_facts_to_delete(library, talk):
    other = library.add("Другой текст.")
    with library.transaction() as rows:
        new, again = Heard(rows), Heard(rows)
        kept_facts.write(new, {other: packed(facts.tables(facts.make(other, TALK)))})
        kept_facts.write(again, {talk: packed(facts.tables(facts.make(talk, TALK)))})
    assert not [sql for sql in new.asked if sql.startswith("DELETE")]
    assert len([sql for sql in again.asked if sql.startswith("DELETE")]) >= len(facts.COLUMNS)
    assert library.query("SELECT count(*) AS n FROM words")["n"].tolist() == [2]


def test_facts_of_other_code_are_made_anew_from_the_kept_analysis(library, talk, path, monkeypatch):
    before = named(library), said(library), rows(library, "SELECT count(*) FROM fresh_postings")
    library.close()
    monkeypatch.setattr(facts, "version", lambda: "другая")
    again = open_library(path)
    assert many.unanalysed(again, [talk]) == 0  # until then the former ones stand, and all of them
    assert (again.unanalysed(), again.restate(5), again.restate(5)) == ([talk], 1, 0)
    again.tell()
    assert again.unanalysed() == []
    assert (named(again), said(again), rows(again, "SELECT count(*) FROM fresh_postings")) == before
    again.close()
    assert open_library(path).unanalysed() == []


def test_a_worker_makes_them_anew_of_the_kept_analysis(library, talk, path, monkeypatch):
    """The text is not analysed again, and what the analyst corrected holds."""
    library.correct(talk, corrections.rename(TALK.entities[0], "Анна Петровна Ким"))
    before = named(library), said(library), rows(library, "SELECT * FROM analyses")
    library.close()
    monkeypatch.setattr(facts, "version", lambda: "другая")
    monkeypatch.setattr(prepared, "analyse", None)
    again = open_library(path)
    (waiting,) = again.waiting([talk, "0123456789ab"]).values()
    again.keep_prepared([prepared.prepare(pickle.loads(pickle.dumps(waiting)))])
    assert again.unanalysed() == []
    assert (named(again), said(again), rows(again, "SELECT * FROM analyses")) == before
    assert before[0][0][0] == "Анна Петровна Ким"


def test_a_text_that_is_gone_for_good_leaves_nothing_behind(library, talk):
    library.delete(talk)
    library.empty_bin()
    tables_of_texts = rows(
        library, "SELECT DISTINCT table_name FROM information_schema.columns WHERE column_name = 'text_id'"
    )
    assert len(tables_of_texts) > len(facts.COLUMNS)
    left = [name for (name,) in tables_of_texts if rows(library, f"SELECT 1 FROM {name} WHERE text_id = ?", talk)]
    assert left == []
