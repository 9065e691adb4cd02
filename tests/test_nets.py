"""The nets: the tags of Slovnet's own code, the same on every processor and in any order, in bounded memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy._core._multiarray_umath import __cpu_features__ as features

from analysis import crf, nets
from analysis.tokens import sentences, tokens
from analysis.word_layers import WordLayers

ROOT = Path(__file__).resolve().parents[1]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "examples").glob("*.txt"))]

KERNELS = {
    "Prescott": "SSE3",
    "Haswell": "AVX2",
    "Zen": "AVX2",
    "SkylakeX": "AVX512_SKX",
}
"""OpenBLAS's kernels, and what a processor must have for them."""


def sentences_of(text: str) -> list[list[str]]:
    return [[token for _, _, token in tokens(sentence)] for _, _, sentence in sentences(text)]


def answers(texts: list[str]) -> list[list[str]]:
    model = nets.nets()
    return [[*model.tag(sentences_of(text)), *model.label(sentences_of(text))] for text in texts]


@pytest.fixture(scope="module")
def here() -> list[list[str]]:
    return answers(TEXTS)


def test_the_tagger_says_what_slovnets_own_code_says(here):
    slovnet = pytest.importorskip("slovnet")
    folder = nets.data_folder() / "model"
    navec = pytest.importorskip("navec").Navec.load(nets.data_folder() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    tagger = slovnet.Morph.load(folder / "slovnet_morph_news_v1.tar").navec(navec)
    for text, found in zip(TEXTS, here, strict=True):
        asked = sentences_of(text)
        told = [token.tag for markup in tagger.map(asked) for token in markup.tokens]
        assert found[: len(told)] == told


def test_the_order_of_texts_and_what_was_forgotten_change_nothing(here):
    model = nets.nets()
    layers = [net.first for net in model.single]
    small = nets.Nets(model.single, model.double, WordLayers(layers, model.words._shape, model.words._known, 64))
    for text, found in reversed(list(zip(TEXTS, here, strict=True))):
        assert [*small.tag(sentences_of(text)), *small.label(sentences_of(text))] == found
    assert len(small.words._places) <= small.words._table.shape[1]


def test_the_file_of_common_words_changes_nothing(here, tmp_path):
    model = nets.nets()
    layers = [net.first for net in model.single]
    sharing = nets.Nets(model.single, model.double, WordLayers(layers, model.words._shape, model.words._known))
    sharing.words.share(tmp_path)
    assert sharing.words._common
    for text, found in zip(TEXTS, here, strict=True):
        assert [*sharing.tag(sentences_of(text)), *sharing.label(sentences_of(text))] == found


@pytest.mark.parametrize("threads", ["1", "2"])
@pytest.mark.parametrize("kernel", KERNELS)
def test_every_kernel_gives_the_same(kernel, threads, here):
    if not features.get(KERNELS[kernel]):
        pytest.skip(f"this processor has no {KERNELS[kernel]}")
    code = "import json; from tests.test_nets import TEXTS, answers; print(json.dumps(answers(TEXTS)))"
    kernels = {"OPENBLAS_CORETYPE": kernel, "OPENBLAS_NUM_THREADS": threads}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **kernels}, capture_output=True, check=True
    )
    assert json.loads(done.stdout) == here


def test_a_word_that_hangs_on_a_digit_is_decided_in_double_precision():
    asked: list[list[int]] = []

    def exact(rows):
        asked.append(rows.tolist())
        return np.array([[0.0, 1.0]] * len(rows))

    scores = np.array([[1.0, 0.0], [1.0, 1.0 - nets.DOUBT / 2]])
    assert nets._best(scores, exact).tolist() == [0, 1]
    assert asked == [[1]]


@pytest.mark.parametrize("rows", [3, 16, 17, 100])
def test_the_best_path_is_that_of_all_paths_tried_row_by_row(rows):
    drawn = np.random.default_rng(rows)
    scores, steps = drawn.normal(0, 1, (rows, 4)), drawn.normal(0, 3, (4, 4))
    reached, came = scores[1], []
    for row in scores[2:-1]:
        came.append((reached[:, None] + steps).argmax(0))
        reached = (reached[:, None] + steps).max(0) + row
    path = [int(reached.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    found = crf.best_path(scores, steps, np.array([0, rows - 1]), 0.0, lambda asked: scores[asked])
    assert found.tolist() == [4, *reversed(path), 4]
