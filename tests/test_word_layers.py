"""What words give to the first layers: the same in any order and from the file, in bounded memory, whatever was met."""

import numpy as np
import pytest

from analysis import word_layers
from analysis.nets import nets
from analysis.vectors import vectors
from analysis.word_layers import WordLayers


@pytest.fixture(autouse=True)
def few_common_words(monkeypatch):
    monkeypatch.setattr(word_layers, "COMMON", 2_048)


def layers(**size) -> WordLayers:
    model = nets()
    return WordLayers([net.first for net in model.single], model.words._shape, vectors(), **size)


WORDS = ["", "город", "Город", "ГОРОД", "кудеяровичу", "Кудеяровичу", "2000", "—", ""]


def exactly(words: list[str]) -> list[np.ndarray]:
    found = layers()
    rows = [found.exactly(net.first, words) for net in nets().double]
    for one in rows:
        one[[not word for word in words]] = 0
    return rows


def close(words: list[str], found: WordLayers) -> bool:
    return all(np.allclose(found.given(net, words), one, atol=1e-5) for net, one in enumerate(exactly(words)))


def test_words_that_were_never_met_before_may_be_any_number():
    found = layers(size=64)
    for begin in range(100):
        assert close(["мост", *(f"ъ{'абвгд'[begin % 5]}ъщ{begin}ъ{end}ъ" for end in "абвг"), ""], found)
    assert len(found._rows) <= 4 * 64
    known = vectors().words._lines.decode().split()[1000:1400]
    for begin in range(0, 400, 20):  # here the words that were met before have to give way, but not those of the block
        assert close(["мост", *known[begin : begin + 20]], found)
    assert found._table.shape[1] == 64


def test_a_block_with_more_words_than_the_table_has_rows_makes_it_grow():
    assert close(["мост", *vectors().words._lines.decode().split()[1000:1100]], layers(size=64))


def test_the_file_is_written_once_and_gives_what_is_computed_without_it(tmp_path):
    first, second, alone = layers(), layers(), layers()
    first.share(tmp_path)
    [file] = tmp_path.iterdir()
    written = file.stat()
    second.share(tmp_path)
    assert file.stat() == written
    for found in (first, second, alone):
        assert close(WORDS, found)
    assert len(second._places) < len(second._common) + len(WORDS)  # «город» is in the file
    assert file.stat().st_size == first._table.nbytes


def test_words_of_the_file_stay_when_others_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(word_layers, "OWN", 64)
    found = layers()
    found.share(tmp_path)
    asked: list[str] = []
    monkeypatch.setattr(found, "seen", lambda word: asked.append(word) or WordLayers.seen(found, word))
    known = vectors().words._lines.decode().split()[1000:1100]
    for begin in range(0, 100, 20):
        assert close([*known[begin : begin + 20], "", "город", "кудеяровичу"], found)
    assert asked.count("город") == 1
    assert asked.count("кудеяровичу") > 1


def test_own_rows_are_not_written_into_the_file(tmp_path):
    first, second = layers(), layers()
    first.share(tmp_path)
    [file] = tmp_path.iterdir()
    before = file.read_bytes()
    assert close(WORDS, first)
    assert file.read_bytes() == before
    second.share(tmp_path)
    assert not second._table[:, len(second._common) :].any()


def test_a_file_of_another_version_gives_way(tmp_path):
    (tmp_path / "first-layers-0.bin").write_bytes(b"")
    layers().share(tmp_path)
    [file] = tmp_path.iterdir()
    assert file.stat().st_size


def test_a_file_that_is_cut_off_is_written_anew(tmp_path):
    layers().share(tmp_path)
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:100])
    found = layers()
    found.share(tmp_path)
    assert close(WORDS, found)
    assert file.read_bytes() == whole


def test_where_no_file_can_be_a_process_goes_on_alone(tmp_path):
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")
    found = layers()
    found.share(tmp_path / "cache")
    assert not found._common
    assert close(WORDS, found)
