"""The same texts give the same themes on every processor: OpenBLAS adds in another order in each of its kernels."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processors import KERNELS, settings_of

ROOT = Path(__file__).resolve().parents[2]
TOLD = """
import json, sys
from analysis.themes import find_themes
from tests.themes.made_about import COLLECTIONS
def told(found):
    terms = [[term.term for term in theme.terms] for theme in found.themes]
    texts = [[[text.text, text.main] for text in theme.texts] for theme in found.themes]
    return [terms, texts, found.several, found.without, found.tried]
json.dump({name: told(find_themes(made())) for name, made in COLLECTIONS.items()}, sys.stdout)
"""


@pytest.fixture(scope="module")
def themes_of():
    """The themes of each collection by kernel and threads, all found at once in processes of their own."""
    running = {
        (kernel, threads): subprocess.Popen(
            [sys.executable, "-c", TOLD],
            cwd=ROOT,
            env={**os.environ, **settings_of(kernel, threads)},
            stdout=subprocess.PIPE,
        )
        for kernel in KERNELS
        for threads in (1, 2)
    }
    return {key: json.loads(process.communicate()[0]) for key, process in running.items()}


@pytest.mark.parametrize("collection", ["three subjects", "all alike", "many of every size"])
@pytest.mark.parametrize("kernel", ["Haswell", "SkylakeX"])
def test_every_kernel_and_number_of_threads_finds_the_same(themes_of, kernel, collection):
    if ("Prescott", 1) not in themes_of or (kernel, 1) not in themes_of:
        pytest.skip(f"this processor has no {kernel}")
    usual = themes_of["Prescott", 1][collection]
    assert len(usual[0]) >= 2
    for key in (("Prescott", 2), (kernel, 1), (kernel, 2)):
        assert themes_of[key][collection] == usual, key
