"""What the pages give away as a workbook speaks the language of the interface: no heading and no value is a code."""

import io
import re
from collections.abc import Callable

import pytest
import streamlit as st
from openpyxl import load_workbook

from tests.many_texts import FourTexts
from tests.pages.conftest import App, opened

MANY = (
    ("", {}),
    ("entities", {}),
    ("entities", {"entity": "Тарск"}),
    ("quotes", {}),
    ("topics", {"term": "мост"}),
    ("reader", {}),
    ("contexts", {"word": "мост"}),
    ("compare", {}),
    ("timeline", {}),
    ("timeline", {"what": "speakers"}),
    ("gender", {}),
    ("outlets", {}),
    ("dossier", {"who": "Анна Ветрова"}),
    ("relations", {}),
    ("relations", {"net": "speech"}),
)
ONE = ("", "entities", "quotes", "topics", "contexts", "dossier", "relations")

CODE = re.compile(r"[a-z]+(?:_[a-z0-9]+)*|Fem|Masc|PER|ORG|LOC")
"""What a heading or a value looks like that nobody has put into words."""

RULES = {"Правило", "Правило спикера"}
"""Columns of names that stand in the method as they are."""

Made = dict[str, Callable[[], bytes]]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Made:
    """The makers of the files that a page offers, by the files' names."""
    offered: Made = {}

    def button(label: str, make: Callable[[], bytes], *, file_name: str, **_: object) -> None:
        offered[file_name] = make

    monkeypatch.setattr(st, "download_button", button)
    return offered


def codes(files: Made) -> set[tuple[str, str, str]]:
    """The file, the heading and the value of each cell that is a code; the value is "" for a heading."""
    found = set()
    for name, make in files.items():
        if not name.endswith(".xlsx"):
            continue
        for sheet in load_workbook(io.BytesIO(make())):
            rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
            found |= {(name, head, "") for head in rows[0] if CODE.fullmatch(head)}
            found |= {
                (name, head, value)
                for row in rows[1:]
                for head, value in zip(rows[0], row, strict=True)
                if CODE.fullmatch(value) and head not in RULES
            }
    return found


@pytest.mark.parametrize(("page", "params"), MANY)
def test_files_over_many_texts(page: str, params: dict[str, str], four: FourTexts, files: Made):
    opened(page, set="all", **params)
    assert files
    assert not codes(files)


@pytest.mark.parametrize("page", ONE)
def test_files_of_one_text(page: str, app: App, files: Made):
    app.open(page, word="мост")  # only «Контексты» asks for one
    assert files
    assert not codes(files)
