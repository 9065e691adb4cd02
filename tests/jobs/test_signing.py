"""Texts without a signature are signed by a process beside the server: the same ones, and all of them if it dies."""

from collections.abc import Iterator

import pytest

from analysis.child import Child, ChildDiedError
from analysis.jobs import signing
from analysis.library import Library, reprints
from analysis.library.reprints import sign_texts
from analysis.library.texts import Given

TEXTS = [(f"t{number}", " ".join(f"слово{number}и{at}" for at in range(40))) for number in range(1, 26)]


HERE = list[int]()


def signed_here(texts: list[tuple[str, str]]) -> list[reprints.Signed]:
    """As sign_texts; in a process HERE is another list."""
    HERE.append(len(texts))
    return sign_texts(texts)


@pytest.fixture(autouse=True)
def one_worker(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "1")


def test_many_are_signed_in_a_process(monkeypatch: pytest.MonkeyPatch):
    HERE.clear()
    monkeypatch.setattr(signing, "sign_texts", signed_here)
    batches = [TEXTS[:20], TEXTS[20:]]
    assert list(signing.sign_beside(iter(batches))) == [sign_texts(TEXTS[:20]), sign_texts(TEXTS[20:])]
    assert HERE == [5]


def test_where_the_process_dies_they_are_signed_all_the_same(monkeypatch: pytest.MonkeyPatch):
    def ask(child: Child, _: object) -> Iterator[object]:
        raise ChildDiedError(child)
        yield

    monkeypatch.setattr(Child, "ask", ask)
    assert list(signing.sign_beside([TEXTS])) == [sign_texts(TEXTS)]


def test_they_are_grouped_as_if_they_were_signed_here(library: Library):
    words = " ".join(f"слово{at}" for at in range(60))
    library.add_all([Given("", f"Первый заголовок\n\n{words}."), Given("", f"Другой заголовок\n\n{words}.")])
    library.add_all(Given(name, text) for name, text in TEXTS)
    assert reprints.group(library, signing.sign_beside) == library.size
    assert library.query("SELECT count(*) AS n FROM texts WHERE reprint_of IS NOT NULL")["n"].tolist() == [1]
