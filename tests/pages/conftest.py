"""A library of two texts whose analyses are known (no models), and the app on it."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import language
from analysis.card import Card
from analysis.jobs.background import STOPPED
from analysis.library import Library, open_library
from pages.shared import stored
from tests.many_texts import FourTexts, four_texts
from tests.marked_analysis import marked

APP = Path(__file__).resolve().parents[2] / "app.py"

STORY = """\
Анна Ветрова назвала срок

{PER Анна Ветрова} и {PER Борис Кленов} приехали в {LOC Тарск}, сообщает @Вестник@.
«[direct Анна Ветрова: {LOC Тарск} ждёт <мост>, и {PER Борис Кленов} обещал его]», — сказала {PER Анна Ветрова=Ветрова}.
{PER Борис Кленов} отметил, что [indirect Борис Кленов: <мост> откроют в мае].
«[direct Борис Кленов >2: Мы откроем <мост> в мае, и {LOC Тарск} оживёт]», — сказал {PER~ Борис Кленов=он}.
Глава {LOC* Тарск=Тарска} и глава <!Тарск=Тарска> {LOC* Тарск=Тарска} [fragment ?: посмотрят] потом.
{PER Вера Лесная} молчала.
Читайте также:
Другая новость"""

OTHER = "{PER Вера Лесная} приехала."


def opened(page: str = "", *, timeout: int = 30, state: Mapping[str, Any] | None = None, **params: Any) -> AppTest:
    """A page as its address opens it, without an exception; `timeout`: in seconds."""
    at = AppTest.from_file(str(APP), default_timeout=timeout)
    for name, value in params.items():
        at.query_params[name] = value
    if page:
        at.switch_page(f"pages/{page}.py")
    for name, value in (state or {}).items():
        at.session_state[name] = value
    at.run()
    assert not at.exception
    return at


@contextmanager
def served(path: Path | str) -> Iterator[None]:
    """The app has the library at `path` open, and nothing of another one in mind; no models are loaded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOLOSA_LIBRARY", str(path))
        patch.setattr(language, "load", lambda: None)
        st.cache_resource.clear()
        st.cache_data.clear()
        yield
        stored.background().close()
        stored.open_library().close()
        st.cache_resource.clear()


class App:
    """The app in a test: the pages as a user opens them, and the library behind them."""

    def __init__(self, library: Library, story: str, other: str) -> None:
        self.library, self.story, self.other = library, story, other

    def open(self, page: str = "", **params: str) -> AppTest:
        return opened(page, **{"text": self.story, **params})


@pytest.fixture
def app(path: Path) -> Iterator[App]:
    library = open_library(path, first=None)
    ids = []
    for name, markup in (("Другой текст", OTHER), ("Срок моста", STORY)):
        analysis = marked(markup)
        ids.append(library.add(analysis.text, name=name, encoding="UTF-8", card=Card(outlet="Вестник")))
        library.keep(ids[-1], analysis)
    library.set_setting(STOPPED, "1")  # a text is analysed when it is opened, or when the test asks for it
    library.close()
    with served(path):
        yield App(stored.open_library(), story=ids[1], other=ids[0])


@pytest.fixture
def four(path: Path) -> Iterator[FourTexts]:
    """The app on a library of four texts."""
    made = four_texts(path)
    made.library.close()
    with served(path):
        yield FourTexts(stored.open_library(), made.bridge, made.school, made.weather, made.unread)


def shown(at: AppTest, key: str) -> dict[str, Any]:
    """What the component of this key was given to show."""
    found = [e.proto for e in at.get("bidi_component") if e.proto.id.endswith(f"-{key}")]
    assert found, [e.proto.id for e in at.get("bidi_component")]
    return json.loads(found[0].json)


def told(at: AppTest, key: str) -> list[str]:
    """The paragraphs of linked text as one reads them."""
    return [
        "".join(run["text"] for run in block).replace("\N{NO-BREAK SPACE}", " ") for block in shown(at, key)["blocks"]
    ]


def runs_of(cell: dict[str, Any] | list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The runs of a cell, which is one or has several."""
    return cell if isinstance(cell, list) else [cell]


def cells(at: AppTest, key: str) -> list[list[str]]:
    """The rows of a linked table."""
    return [["".join(run.get("text", "") for run in runs_of(cell)) for cell in row] for row in shown(at, key)["rows"]]


def marks(at: AppTest, key: str) -> list[tuple[str, bool]]:
    """The marked words of evidence, each with whether it is labelled as standing in a title."""
    runs = [run for block in shown(at, key)["blocks"] for run in block]
    return [(run["text"], "title" in run["style"]) for run in runs if "mark" in run.get("style", "").split()]


Opener = Callable[..., AppTest]
