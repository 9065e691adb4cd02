"""Verdicts over annotated texts: what is right, wrong, open, missed and false, and what two runs differ in."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


scoring, quality = load("scoring"), load("quality")

TEXT = "Пётр Зорин приехал. «Мост открыт», — сказал Зорин. Вьюн добавил, что река чиста. Так пишет «Вестник»."


def gold(kind: str, words: str, speaker: str, *, person: bool = True) -> dict[str, Any]:
    start = TEXT.index(words)
    spans = [] if kind == "source" else [[start, start + len(words)]]
    return {
        "kind": kind,
        "spans": spans,
        "speaker": speaker,
        "type": "PER" if person else "ORG",
        "mention": "",
        "cue": "",
    }


def got(kind: str, words: str, speaker: str | None, rule: str = "r", speaker_rule: str = "name") -> dict[str, Any]:
    start = TEXT.index(words)
    stop = start + len(words)
    return {"kind": kind, "spans": [[start, stop]], "speaker": speaker, "rule": rule, "speaker_rule": speaker_rule}


ROW = {
    "id": "vestnik__1",
    "text": TEXT,
    "quotes": [
        gold("direct", "Мост открыт", "Пётр Зорин"),
        gold("indirect", "река чиста", "Олег Вьюн"),
        gold("source", "Вестник", "Вестник", person=False),
    ],
}


def verdicts(*quotes: dict[str, Any], sources: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    named = [{"name": s, "span": [0, 4], "rule": "outlet_says"} for s in sources]
    found = {"text": TEXT, "quotes": list(quotes), "sources": named}
    both = (*scoring.judge_statements(ROW, found), *scoring.judge_sources(ROW, found))
    return sorted((v.kind, v.outcome) for v in both)


def test_right_wrong_and_missed() -> None:
    found = [got("direct", "Мост открыт", "Пётр Зорин"), got("indirect", "река чиста", "Пётр Зорин")]
    assert verdicts(*found) == [("direct", "right"), ("indirect", "wrong"), ("source", "missed")]


def test_a_surname_alone_is_not_the_full_name_and_nobody_is_open() -> None:
    found = [got("direct", "Мост открыт", "Зорин"), got("indirect", "река чиста", None)]
    assert verdicts(*found, sources=("Вестник",)) == [("direct", "wrong"), ("indirect", "open"), ("source", "right")]


def test_another_kind_on_the_same_words_is_a_miss_and_no_false_alarm() -> None:
    found = [got("fragment", "Мост открыт", "Пётр Зорин"), got("indirect", "Пётр Зорин приехал", "Зорин")]
    assert verdicts(*found) == [
        ("direct", "missed"),
        ("indirect", "false"),
        ("indirect", "missed"),
        ("source", "missed"),
    ]


def test_figures() -> None:
    outcomes = ["right", "right", "wrong", "open", "missed", "false"]
    told = scoring.figures(scoring.Verdict("t", i, "g", "direct", o) for i, o in enumerate(outcomes))
    assert (told.gold, told.precision, told.recall, told.speaker, told.open) == (5, 0.8, 0.8, 0.5, 0.25)
    assert told.f1 == pytest.approx(0.8)


def test_what_a_rule_brought_and_cost() -> None:
    def run(*quotes: dict[str, Any]) -> dict[str, Any]:
        return {"quotes": list(scoring.judge_statements(ROW, {"text": TEXT, "quotes": list(quotes)}))}

    before = run(got("direct", "Мост открыт", "Пётр Зорин"), got("indirect", "река чиста", None, speaker_rule="open"))
    after = run(
        got("direct", "Мост открыт", "Вьюн", speaker_rule="focus"),
        got("indirect", "река чиста", "Олег Вьюн", speaker_rule="role"),
    )
    lines = list(quality.compared(before, after, 0))
    assert lines[0] == "\n== quotes compared: 1 better, 1 worse"
    assert [line.split() for line in lines[1:]] == [
        ["direct", "r", "focus", "+0", "-1"],
        ["indirect", "r", "role", "+1", "+0"],
    ]


def test_no_folder_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main(["--gold", str(tmp_path)]) == 1
    assert "name their folder with --gold" in capsys.readouterr().err
