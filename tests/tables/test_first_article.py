"""The numbers of the article that the project began with, from its real analysis."""

import pytest

from analysis import corrections, tables
from analysis.card import Card
from analysis.library import open_library

MINISTER, SECRETARY = "Мухтар Тлеуберди", "Майк Помпео"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("library") / "library.duckdb"


@pytest.fixture(scope="module")
def analysis(path):
    library = open_library(path)
    found = library.analysis_of(library.texts()[0].id)
    library.close()
    return found


def counted(analysis):
    table = tables.speakers(analysis)
    return {row.speaker: (row.direct, row.indirect, row.fragments) for row in table.itertuples()}


def test_the_figures_of_the_first_screen(analysis):
    figures = tables.figures(analysis, Card())
    assert (figures.words, figures.words_direct, round(figures.share_direct, 2)) == (724, 421, 0.58)
    assert (figures.statements, figures.unattributed, figures.repeats) == (14, 0, 1)
    assert figures.unheard == ("Нурсултан Назарбаев", "Дональд Трамп", "Токаев")
    assert figures.sources == (("VRK.News", "BaigeNews.kz"),)
    assert figures.furniture == ("related_links",)
    assert figures.missing == ("title", "outlet", "date", "url")


def test_who_speaks_how_often_and_how_much(analysis):
    assert counted(analysis) == {MINISTER: (4, 4, 0), SECRETARY: (3, 3, 0)}
    table = tables.speakers(analysis).set_index("speaker")
    assert table["words_direct"].to_dict() == {MINISTER: 231, SECRETARY: 190}
    assert table["named"].to_dict() == {MINISTER: 8, SECRETARY: 12}


def test_every_word_of_the_body_has_one_voice(analysis):
    table = tables.voices(analysis)
    assert dict(zip(table["voice"], table["words"], strict=True)) == {tables.AUTHOR: 303, MINISTER: 231, SECRETARY: 190}


def test_the_ranking_turns_where_titles_are_left_out(analysis):
    table = tables.entities(analysis).set_index("entity")
    assert table.loc["США", ["mentions", "in_title", "own"]].tolist() == [21, 12, 9]
    assert table.loc["Казахстан", ["mentions", "in_title", "own"]].tolist() == [20, 4, 16]


def test_the_evidence_of_a_count_marks_as_many_places(analysis):
    mentions = tables.mentions(analysis)
    places = mentions.loc[mentions["entity"] == "США", ["start", "stop"]].itertuples(index=False)
    marked = [mark for row in tables.evidence(analysis, map(tuple, places)) for mark in row.marks]
    assert [analysis.text[start:stop] for start, stop in marked] == ["США"] * 21


def test_nothing_of_the_furniture_is_counted(analysis):
    (related,) = analysis.furniture
    for table in (tables.mentions, tables.references, tables.statements, tables.occurrences, tables.sources):
        assert (table(analysis)["stop"] <= related.start).all()


def test_no_quote_is_one_less_after_a_restart_too_and_undone_it_is_back(path, analysis):
    (said,) = (quote for quote in analysis.quotes if analysis.text[slice(*quote.spans[0])].endswith("политики США"))
    library = open_library(path)
    identity = library.texts()[0].id
    number = library.correct(identity, corrections.not_quote(said))
    library.close()
    library = open_library(path)
    assert counted(library.corrected(identity)) == {MINISTER: (4, 3, 0), SECRETARY: (3, 3, 0)}
    library.undo(number)
    assert counted(library.corrected(identity)) == {MINISTER: (4, 4, 0), SECRETARY: (3, 3, 0)}
    library.close()
