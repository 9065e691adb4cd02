"""A typo of a text put right: what the text had, the mended one has; corrections keep their places."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import corrections as make
from analysis.card import Card
from analysis.corrections import Correction
from analysis.library import WHOLE_LIBRARY, LibraryError
from analysis.library.mending import moved
from tests.marked_analysis import marked

STORY = marked("Мост открт\n\n{PER Анна Ким} приехала. {PER Анна Ким} сказала: [direct Анна Ким: мост готов].")


@pytest.fixture
def story(library):
    identity = library.add(STORY.text, name="Мост")
    library.set_card(identity, Card("Мост открт", "Вихрь", datetime.date(2024, 3, 5)))
    library.make_collection("Март", [identity])
    library.correct(identity, make.checked(STORY.quotes[0]))
    library.correct(WHOLE_LIBRARY, Correction("two", name="Анна Ким", value="Анна Ким", text=identity, other="x"))
    return identity


def test_all_that_the_text_had_follows(library, story):
    at = STORY.text.index("открт")
    mended = library.mend_text(story, (at, at + 5), "открыт")
    [text] = library.texts()
    assert (text.id, text.name, text.card) == (mended, "Мост", Card("Мост открыт", "Вихрь", datetime.date(2024, 3, 5)))
    assert library.text(mended) == STORY.text.replace("открт", "открыт")
    assert library.collections()[0].texts == 1
    [row] = library.corrections(mended)
    assert [library.text(mended)[slice(*span)] for span in row.correction.spans] == ["мост готов"]
    assert library.corrections(WHOLE_LIBRARY)[0].correction.text == mended
    assert [text.id for text in library.deleted()] == [story]


def test_what_is_there_already_is_no_mended_text(library, story):
    library.add(STORY.text.replace("открт", "закрыт"))
    with pytest.raises(LibraryError, match="уже есть"):
        library.mend_text(story, (5, 10), "закрыт")
    assert library.mend_text(story, (5, 10), "открт") == story
    assert len(library.texts()) == 2


@given(st.text("абв ", min_size=3, max_size=20), st.data())
def test_places_follow(text, data):
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    words = data.draw(st.text("где", max_size=5))
    left = data.draw(st.integers(0, len(text) - 1))
    right = data.draw(st.integers(left + 1, len(text)))
    mended = text[:start] + words + text[stop:]
    [(now_left, now_right)] = moved(Correction("checked", ((left, right),)), (start, stop), words).spans
    assert 0 <= now_left <= now_right <= len(mended)
    if right <= start or left >= stop:
        assert mended[now_left:now_right] in (text[left:right], text[left:right] + words, words + text[left:right])
