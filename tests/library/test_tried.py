"""What was tried about the number of themes is known to the next process that counts them, and to the next server."""

import pandas as pd
import pytest

from analysis.jobs.counting import Counting
from analysis.library import Library, open_library
from analysis.library.values import readable_setting
from analysis.themes import Asked, Themes, themes_of

SUBJECTS = {
    "суд": ("суд", "арест", "улика", "приговор", "жалоба"),
    "река": ("паром", "река", "мост", "порт", "берег"),
    "школа": ("урок", "школа", "учитель", "класс", "экзамен"),
}


def about(more: int = 0) -> pd.DataFrame:
    """Texts on three subjects; `more` of them on the first."""
    rows = [
        (f"{subject} {n}", term, 1 + (n + at) % 3, 30.0 + n, False)
        for subject, terms in SUBJECTS.items()
        for n in range(12 + more * (subject == "суд"))
        for at, term in enumerate(terms)
    ]
    return pd.DataFrame(rows, columns=["text_id", "term", "count", "score", "is_name"])


def counted(library: Library, made_of: pd.DataFrame) -> Themes:
    """By a process of its own, as a page has it counted."""
    asked = Asked(made_of, library.tried())
    found = Counting().ask(
        "themes",
        "one",
        lambda: (themes_of, (asked, None)),
        seconds=60,
        keep=lambda found: library.keep_tried(found.tried_of, found.tried),
    )
    return found.value


def test_what_one_process_has_tried_the_next_one_knows(library: Library, path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GOLOSA_WORKERS", "1")
    state = library.changes
    first = counted(library, about())
    assert first.tried and library.tried() == {first.tried_of: first.tried}
    assert library.changes == state  # no figure is another for it
    library.close()
    again = open_library(path, first=None)
    marked = dict.fromkeys(first.tried, 0.95)  # what is kept is taken, not tried again
    again.keep_tried(first.tried_of, marked)
    assert counted(again, about()).tried == marked
    other = counted(again, about(more=1))  # a text more among those that are tried: nothing kept is trusted
    assert other.tried_of != first.tried_of and other.tried != marked
    assert list(again.tried()) == [first.tried_of, other.tried_of]
    again.close()


def test_the_last_ones_are_kept(library: Library):
    for number in range(10):
        library.keep_tried(f"k{number}", {2: 0.5})
    library.keep_tried("k5", {3: 0.25})
    assert list(library.tried()) == [f"k{number}" for number in (2, 3, 4, 6, 7, 8, 9, 5)]
    assert library.tried()["k5"] == {3: 0.25}


@pytest.mark.parametrize("record", ["[]", "нет", '{"a": 1}', '{"a": {"два": 1}}', '{"a": {"2": null}}'])
def test_a_foreign_record_is_no_setting_of_ours(library: Library, record: str):
    assert not readable_setting("themes tried", record)
    library.set_setting("themes tried", record)
    assert library.tried() == {}
