"""What is counted over a library and made anew only when what it reads is another."""

import pytest

from analysis import corrections
from analysis.library import WHOLE_LIBRARY
from analysis.tables import over_library, themes
from tests.small_library import small

TEXTS = [
    (
        "Заря",
        "2026-09-01",
        "{PER Анна Ким} там. «[direct Анна Ким: <Новый мост> открыт]», — сказала она. <Мост=Мост> ждали.",
    ),
    ("Вестник", "2026-09-02", "{PER Олег Нин} там. «[direct Олег Нин: <паром=Паром> стоит]», — сказал он про <мосты>."),
    ("Вестник", "2026-09-03", "<паром=Паром> ушёл, <берег> пуст, и <паром=парома> нет у <берег=берега>."),
]


@pytest.fixture
def kept(tmp_path):
    library, ids = small(tmp_path / "a.duckdb", TEXTS)
    yield library, ids
    library.close()


def test_texts_with_a_term_are_those_that_all_terms_tell(kept):
    library, ids = kept
    about = themes.about(library, ids)
    for term in ("мост", "паром", "берег", "снег"):
        found = themes.texts_with_term(library, ids, term)
        assert found.to_dict("records") == themes.with_term(about, term).to_dict("records")
    assert set(themes.texts_with_term(library, ids, "паром")["text_id"]) == set(ids[1:])
    assert themes.with_terms(library, ids) == 3


def test_who_says_what_is_another_once_a_speaker_or_a_term_is(kept):
    library, ids = kept
    before = over_library.heard_state(library, ids)
    assert over_library.heard_state(library, ids) == before != over_library.heard_state(library, ids[:1])
    library.set_setting("x", "y")
    assert over_library.heard_state(library, ids) == before
    quote = library.corrected(ids[0]).quotes[0]
    library.correct(ids[0], corrections.reassign(quote, "Вера Лесная"))
    assert over_library.heard_state(library, ids) != before


def test_the_sentences_are_others_once_a_text_is_analysed_or_corrected(kept):
    library, _ = kept
    before = over_library.state(library)
    assert over_library.state(library) == before
    library.correct(WHOLE_LIBRARY, corrections.stop_word("мост"))
    assert over_library.state(library) != before


def test_similar_terms_come_with_the_texts_that_have_them_most(kept):
    library, ids = kept
    found, homes = over_library.similar_over(library, "мост")
    assert set(homes) == set(found["term"]) and set(homes.values()) <= set(ids)
    beside, texts = over_library.collocations_over(library, "паром")
    assert texts == 2 and "word" in beside
