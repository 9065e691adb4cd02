"""A selection in the address: what is written is what is read, and what says nothing is refused."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.library.asked import read_selection, write_selection
from analysis.library.selection import Selection
from analysis.report.doors import Target
from pages.shared.address import address, shared_params

values = some.lists(some.text(some.characters(exclude_categories=["Cs"]), min_size=1), max_size=3, unique=True)
several = values.map(tuple)
days = some.none() | some.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
selections = some.builds(
    Selection,
    collection=some.none() | some.integers(1, 999_999_999),
    outlets=several,
    not_outlets=several,
    since=days,
    until=days,
    title=some.text(some.characters(exclude_categories=["Cs"])),
    entities=several,
    not_entities=several,
    speakers=several,
    not_speakers=several,
    once=some.booleans(),
)


def asked(href: str) -> dict[str, list[str]]:
    """The parameters of an address as a browser hands them on."""
    return parse_qs(urlsplit(href).query, keep_blank_values=True)


@given(selections)
def test_what_a_link_says_is_what_is_read(selection: Selection):
    href = address(Target("quotes", shared_params(None, "ru", selection=selection)))
    assert read_selection(asked(href)) == (selection, [])


@pytest.mark.parametrize(
    ("query", "selection"),
    [
        ("set=all", Selection()),
        ("set=3", Selection(collection=3)),
        ("outlet=Вестник&outlet=-Заря", Selection(outlets=("Вестник",), not_outlets=("Заря",))),
        ("outlet=%2B-5", Selection(outlets=("-5",))),
        (
            "since=2026-09-01&until=2026-09-30",
            Selection(since=datetime.date(2026, 9, 1), until=datetime.date(2026, 9, 30)),
        ),
        ("about=Тарск&by=-Анна Ким", Selection(entities=("Тарск",), not_speakers=("Анна Ким",))),
        ("headline=мост&once=1", Selection(title="мост", once=True)),
    ],
)
def test_addresses_as_a_person_reads_them(query: str, selection: Selection):
    assert read_selection(asked("?" + query)) == (selection, [])


def test_an_address_that_chooses_nothing():
    assert read_selection(asked("?lang=en&title=own&speaker=Анна")) == (None, [])


@given(some.dictionaries(some.sampled_from(["set", "since", "until", "once", "outlet", "by"]), some.lists(some.text())))
def test_any_address_is_read_or_refused(query: dict[str, list[str]]):
    selection, refused = read_selection(query)
    if selection:
        assert read_selection(
            {name: [value] if isinstance(value, str) else value for name, value in write_selection(selection).items()}
        ) == (selection, [])
    assert all(part.split("=")[0] in ("set", "since", "until") for part in refused)


def test_what_says_nothing_is_refused_and_the_rest_holds():
    query = asked("?set=Мосты&since=вчера&until=2026-02-30&outlet=Вестник&outlet=-")
    assert read_selection(query) == (Selection(outlets=("Вестник",)), ["set=Мосты", "since=вчера", "until=2026-02-30"])
