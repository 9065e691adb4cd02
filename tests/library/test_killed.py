"""Killed at any moment, while it imports, keeps analyses or corrects: what was confirmed is there."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from analysis.corrections import Correction
from analysis.library import open_library
from tests.marked_analysis import marked

ROUNDS = 18
TEXTS = 40
"""Of one import."""

WRITER = """
import os, sys
from itertools import count
from pathlib import Path
from analysis import tables  # what keeping analyses needs is there before it begins
from analysis.corrections import Correction
from analysis.library import open_library
from analysis.reading.document import Document
from tests.marked_analysis import marked

TALK = marked("{PER Анна Ким} сказала: «[direct Анна Ким: {LOC Тарск} ждёт <нефть>]».")

def write(path, turn):
    library = open_library(path, first=None)
    for number in count():
        documents = [Document("", f"Текст {turn} {number} {one}. " + "слово " * 500) for one in range(int(sys.argv[2]))]
        ids = library.add_all(documents, collection=f"Загрузка {turn}")
        print("added", *ids, ".", flush=True)
        library.keep_all([(identity, TALK) for identity in ids])
        print("kept", *ids, ".", flush=True)
        library.correct_all([(ids[0], Correction("hide", name="Тарск", kind="LOC"))])
        print("corrected", ids[0], ".", flush=True)

for turn in sys.stdin:
    child = os.fork()
    if not child:
        print("started", os.getpid(), flush=True)
        write(Path(sys.argv[1]), int(turn))
    os.waitpid(child, 0)
    print("\\nended", flush=True)
"""


@pytest.fixture
def writers(path):
    """A process that begins a writer, itself a process that can be killed, for each line that it reads."""
    server = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(TEXTS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    yield server
    server.stdin.close()
    server.wait(10)
    server.stdout.close()


def confirmed(server, turn, enough, moment):
    """What a writer confirmed: it is killed so long after it has confirmed that much."""
    server.stdin.write(f"{turn}\n")
    server.stdin.flush()
    child = int(server.stdout.readline().split()[1])
    lines = [server.stdout.readline() for _ in range(enough)]
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    while lines[-1] != "ended\n":
        lines.append(server.stdout.readline())
    return [line.split()[:-1] for line in lines[:-1] if line.endswith(" .\n")]  # a line may be cut in its middle


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_whatever_was_confirmed_is_there(writers, path):
    chance = random.Random(7)
    analysis = marked("{PER Анна Ким} сказала: «[direct Анна Ким: {LOC Тарск} ждёт <нефть>]».")
    known, seen = Counter(), Counter()
    for turn in range(ROUNDS):
        lines = confirmed(writers, turn, chance.randint(1, 5), chance.random() ** 2 / 10)
        library = open_library(path, first=None)
        texts = {text.id for text in library.texts()}
        facts = library.query("SELECT text_id, count(*) AS n FROM named GROUP BY text_id")
        named = dict(zip(facts["text_id"], facts["n"], strict=True))
        for what, *ids in lines:
            seen[what] += 1
            assert set(ids) <= texts
            if what == "kept":
                assert set(ids) <= named.keys()
                assert library.analysis(ids[-1]) == analysis
            elif what == "corrected":
                (made,) = library.corrections(ids[0])
                assert made.correction == Correction("hide", name="Тарск", kind="LOC")
                assert named[ids[0]] == 1
        assert len(texts) % TEXTS == 0  # all of an import or nothing
        assert {found.texts % TEXTS for found in library.collections()} == {0}
        assert len(named) % TEXTS == 0
        assert not set(named) - texts
        known[len(texts)] += 1
        library.close()
    assert seen["added"] >= ROUNDS
    assert min(seen["kept"], seen["corrected"]) > 0
    assert len(known) == ROUNDS  # each writer went on where the killed one before it had come to
