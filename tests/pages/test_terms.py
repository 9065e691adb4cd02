"""What stands around the terms: speakers, the rest of the library, neighbours, stop words."""

import json

import pytest

from analysis.library import WHOLE_LIBRARY
from tests.marked_analysis import marked
from tests.pages.conftest import cells, marks, shown, told

HARBOUR = """\
{PER Анна Ким} и {PER Пётр Лужин} спорят о порте

«[direct Анна Ким: Северный <порт=порту> нужен <лёд>, северный <лёд> и только <лёд>, без <лёд=льда> порта нет]», —
сказала {PER Анна Ким}. Ржавый <порт> молчал, и ржавый сторож долго стоял у ворот, глядя на тёмную воду и тучи.
{PER Пётр Лужин} ответил, что [indirect Пётр Лужин: ржавый <порт> переживёт всех].
«[direct Пётр Лужин: <порт=Порт> жив, и <!Тарск> цел]», — сказал {PER Пётр Лужин}. {LOC Тарск} промолчал."""


@pytest.fixture
def harbour(app):
    analysis = marked(HARBOUR)
    app.harbour = app.library.add(analysis.text, name="Спор о порте")
    app.library.keep(app.harbour, analysis)
    return app


def specs(at):
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def test_what_sets_a_speaker_apart_and_who_is_set_apart_by_nothing(harbour):
    at = harbour.open("topics", text=harbour.harbour)
    assert told(at, "distinctive") == ["Анна Ким: лёд (4 раза из 4).", "Ничем не отличаются: Пётр Лужин."]


def test_matrix_of_terms_and_speakers(harbour):
    at = harbour.open("topics", text=harbour.harbour)
    dots = next(s["data"][0] for s in specs(at) if s["layout"]["xaxis"].get("side") == "top")
    assert list(zip(dots["x"], dots["y"], dots["text"], strict=True)) == [(0, 0, "4"), (0, 1, "1"), (1, 1, "1")]


def test_paraphrases_are_counted_when_asked(harbour):
    at = harbour.open("topics", text=harbour.harbour, paraphrases="1")
    dots = next(s["data"][0] for s in specs(at) if s["layout"]["xaxis"].get("side") == "top")
    assert dots["text"] == ["4", "1", "2"]


def test_numbers_that_carry_nothing_are_said_in_words(app):
    captions = [caption.value for caption in app.open("topics").caption]
    assert any(caption.startswith("Ни одно ключевое слово не отличает спикеров") for caption in captions)


def test_term_in_the_words_of_one_speaker(harbour):
    at = harbour.open("topics", text=harbour.harbour, term="порт", voice="Пётр Лужин")
    assert marks(at, "evidence порт") == [("Порт", False)]
    at = harbour.open("topics", text=harbour.harbour, term="порт", voice="Пётр Лужин", paraphrases="1")
    assert marks(at, "evidence порт") == [("порт", False), ("Порт", False)]
    at = harbour.open("topics", text=harbour.harbour, term="порт", voice="Никто")
    assert len(marks(at, "evidence порт")) == 4


def test_neighbours_open_the_sentences_with_both(harbour):
    at = harbour.open("topics", text=harbour.harbour, term="порт")
    assert cells(at, "beside") == [
        ["лёд", "4", "4", "14,0"],
        ["ржавый", "3", "3", "13,8"],
        ["северный", "2", "2", "13,4"],
        ["Пётр Лужин", "2", "3", "13,2"],
    ]
    run = shown(at, "beside")["rows"][1][0]
    assert (run["params"]["term"], run["params"]["beside"]) == ("порт", "ржавый")
    at = harbour.open("topics", text=harbour.harbour, term="порт", beside="ржавый")
    assert [text for text, _ in marks(at, f"evidence порт ржавый {harbour.harbour}")] == [
        "Ржавый", "порт", "ржавый", "ржавый", "порт",
    ]  # fmt: skip


def test_word_beside_that_is_not_there_shows_all(harbour):
    at = harbour.open("topics", text=harbour.harbour, term="порт", beside="слон")
    assert len(marks(at, "evidence порт")) == 4


def test_similar_terms(harbour):
    analysis = marked("<Нефть> дороже, <газ> дешевле, <песня> поётся.")
    other = harbour.library.add(analysis.text)
    harbour.library.keep(other, analysis)
    at = harbour.open("topics", text=other, term="газ")
    assert cells(at, "similar") == [["Нефть", "0,38"]]


def test_the_whole_library_is_looked_through_when_asked(harbour):
    analysis = marked("Ржавый <порт> закрыт, ржавый <порт> пуст, <гавань> тоже.")
    other = harbour.library.add(analysis.text, name="Другой порт")
    harbour.library.keep(other, analysis)
    at = harbour.open("topics", text=harbour.harbour, term="порт", scope="library")
    assert cells(at, "beside")[0] == ["ржавый", "5", "5", "13,9"]
    assert cells(at, "similar") == [["гавань", "0,40"]]
    assert shown(at, "similar")["rows"][0][0]["params"]["text"] == other
    at = harbour.open("topics", text=harbour.harbour, term="порт", scope="library", beside="ржавый")
    assert {"**Другой порт**", "**Спор о порте**"} <= {m.value for m in at.markdown}


def test_stop_word_goes_everywhere_and_comes_back(harbour):
    at = harbour.open("topics", text=harbour.harbour, term="лёд")
    next(b for b in at.button if b.label == "Это стоп-слово").click().run()
    assert [row.correction.name for row in harbour.library.corrections(WHOLE_LIBRARY)] == ["лёд"]
    assert "term" not in at.query_params
    assert list(at.dataframe[0].value["term"]) == ["порт"]
    next(b for b in at.button if b.key.startswith("undo stop")).click().run()
    assert list(at.dataframe[0].value["term"]) == ["порт", "лёд"]


def test_stop_word_is_typed(app):
    at = app.open("topics")
    at.text_input(key="new stop word").set_value(" Мост ")
    next(b for b in at.button if b.label == "Добавить").click().run()
    assert [row.correction.name for row in app.library.corrections(WHOLE_LIBRARY)] == ["Мост"]
    assert at.dataframe[0].value.empty
    next(b for b in at.button if b.key.startswith("undo stop")).click().run()
    assert list(at.dataframe[0].value["term"]) == ["мост"]


def test_built_in_stop_words_are_shown(app):
    table = next(d.value for d in app.open("topics").dataframe if "Когда" in d.value)
    assert table[table["Слово"] == "год"]["Когда"].tolist() == ["никогда"]
    assert table[table["Слово"] == "вопрос"]["Когда"].tolist() == ["без прилагательного"]


def test_too_few_words_of_others_are_said(app):
    assert any(c.value.startswith("С остальными текстами") for c in app.open("topics").caption)


def test_against_the_rest_of_the_library(harbour):
    long = marked("<порт=Порт> стоит. " * 9 + "Слово. " * 3200)
    identity = harbour.library.add(long.text)
    harbour.library.keep(identity, long)
    at = harbour.open("topics", text=harbour.harbour, against="rest", names="1")
    table = at.dataframe[0].value
    assert table[["term", "count", "rest"]].to_dict("split")["data"] == [["лёд", 4, 0], ["порт", 4, 9], ["Тарск", 1, 1]]
    assert at.query_params["against"] in ("rest", ["rest"])


def test_speakers_over_many_texts_behind_a_fold(harbour):
    second = marked(
        "«[direct Анна Ким: Тонкий <лёд> и <мост>]», — сказала {PER Анна Ким}. Тихо шумит вода у ворот порта."
    )
    harbour.library.keep(harbour.library.add(second.text), second)
    at = harbour.open("topics", text="", set="all")
    assert not specs(at) or not any(s["layout"]["xaxis"].get("side") == "top" for s in specs(at))
    at.session_state["speakers of many"] = True
    at.run()
    assert told(at, "distinctive")[0].startswith("Анна Ким: лёд (5 раз из 5)")


def test_stop_word_of_many_texts(harbour):
    at = harbour.open("topics", text="", set="all", term="порт")
    next(b for b in at.button if b.label == "Это стоп-слово").click().run()
    assert [row.correction.name for row in harbour.library.corrections(WHOLE_LIBRARY)] == ["порт"]
    assert set(harbour.library.query("SELECT term FROM about WHERE NOT is_name")["term"]) == {"мост", "лёд"}
    next(b for b in at.button if b.key.startswith("undo stop")).click().run()
    assert "порт" in set(harbour.library.query("SELECT term FROM about")["term"])
