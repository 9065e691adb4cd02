"""An Analysis goes to JSON and back; its version changes with what makes it."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from analysis.analyse import analyse, code, from_record, to_record, version
from analysis.article import read_article
from tests.marked_analysis import marked

module = importlib.import_module("analysis.analyse")
ROOT = Path(__file__).resolve().parents[1]

FULL = marked(
    """Мост открыт

{PER! Анна Ким=Мэр} {PER Анна Ким} сказала, что [indirect Анна Ким >2: <мост> готов]. «[direct Анна Ким: Готов]», —
сказала {PER~ Анна Ким=она}. «[fragment ?: Вот]». Передаёт @Труд>2@ со ссылкой на {LOC* Тарск=Тарск}, @ТАСС@.
Читайте также:
Порт закрыт"""
)


def through_json(analysis):
    return from_record(json.loads(json.dumps(to_record(analysis))))


def test_an_analysis_is_the_same_after_json():
    assert FULL.title
    assert FULL.furniture
    assert through_json(FULL) == FULL


def test_a_real_analysis_is_the_same_after_json():
    text = "Министр Анна Ким сообщила, что мост готов. «Мы рады», — сказала она. В Тарске ждут гостей."
    found = analyse(read_article(text))
    assert found.text == text
    assert found.entities
    assert through_json(found) == found


@given(st.text(max_size=60))
def test_any_text_is_the_same_after_json(text):
    analysis = marked(text.translate(str.maketrans("", "", "{}[]<>@")))
    assert through_json(analysis) == analysis


def test_a_text_with_nothing_in_it_has_an_analysis_with_nothing_in_it():
    for text in ("", " \n", "слово", "…"):
        found = analyse(read_article(text))
        assert (found.entities, found.quotes, found.sources) == ((), (), ())


def test_the_version_is_of_the_code_and_the_language_data(tmp_path, monkeypatch):
    before = version()
    assert before == version() == version.__wrapped__()
    (tmp_path / "cues.tsv").write_text("сказать", encoding="utf-8")
    monkeypatch.setattr(module.lexicon, "FOLDER", tmp_path)
    other = version.__wrapped__()
    assert other != before
    (tmp_path / "cues.tsv").write_text("сообщить", encoding="utf-8")
    assert version.__wrapped__() != other


LOADED = """
import sys, analysis.analyse
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("analysis.")), sep="\\n")
"""

MAKE_NONE = {"notebook.py", "code_hash.py"}
"""What is loaded with it and makes no Analysis: a door of the package, and what versions are made with."""


def test_the_version_is_of_all_code_that_is_loaded_for_an_analysis():
    told = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = {Path(line) for line in told.stdout.split()}
    assert {path for path in loaded if path.name not in MAKE_NONE} <= set(code())


def test_a_cut_headline_is_in_no_count():
    lead = "Глава района Савелий Кудеяров сообщил, что мост через Тару откроют в мае."
    found = analyse(read_article(f"{lead[:45]}…\n\n{lead}\n\nПо словам Кудеярова, деньги есть."))
    assert [(e.name, len(e.mentions)) for e in found.entities if e.kind == "PER"] == [("Савелий Кудеяров", 2)]
    assert len(found.quotes) == 2
