"""One story: its texts in time with what each added and left out, why they are one, and the analyst's word on it."""

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from analysis.library.selection import Selection
from analysis.report import doors
from analysis.report.doors import Target
from analysis.tables import UNKNOWN, many
from analysis.tables import stories as tables
from analysis.tables import story as of_one
from pages.shared.escape import plain
from pages.shared.export import table_heading
from pages.shared.linked_text import Cell, Run, linked_table, linked_text
from pages.shared.links import counted, link_to
from pages.shared.named import named
from pages.shared.page import Page
from pages.shared.table import Row
from pages.views.stories.correcting import correcting
from pages.views.stories.why import why

MOST_NAMES = 6
MOST_SAID = 2
MOST_OF_EACH = 8
LONGEST_SAID = 110
HOUR, DAY = 60, 1440


def show_story(page: Page, number: int) -> None:
    """A frame with the story of this number; a sentence where there is none."""
    words, name = page.words, tables.name_of(page.library, number)
    page.library.liken()
    told = of_one.told(page.library, number)
    if name is None or told.empty:
        st.warning(words("stories.unknown", number=number))
        return
    with st.container(border=True):
        table_heading(page, "story", name, _plain(told))
        st.markdown(plain(_sentence(page, told)))
        header = [words(f"stories.told.{column}") for column in ("when", "text", "added", "left_out", "statements")]
        rows = [[_when(page, row), *_cells(page, row)] for row in told.to_dict("records")]
        linked_table(header, rows, key=f"story {number}")
        st.caption(words("stories.told_counted"))
        _about(page, number, list(told["text_id"]))
        why(page, number, told)
        link_to(
            page.within(doors.texts(), Selection(story=number)), words("stories.filter"), icon=":material/filter_alt:"
        )
        correcting(page, number, name, told)


def behind(page: Page, minutes: int) -> str:
    """Minutes in words: «5 мин», «1 ч 5 мин», «2 дн. 3 ч»."""
    if minutes < HOUR:
        return page.words("stories.minutes", n=minutes)
    if minutes < DAY:
        return page.words("stories.hours", n=minutes // HOUR, minutes=minutes % HOUR)
    return page.words("stories.days", n=minutes // DAY, hours=minutes % DAY // HOUR)


def _sentence(page: Page, told: pd.DataFrame) -> str:
    """Who was first, how many texts and outlets, how many of them reprints, in what time."""
    words = page.words
    first = told[told["first"]]
    outlets = ", ".join(sorted(set(first["outlet"]) - {""}))
    sentence = words("stories.sentence", n=len(told), outlets=len(set(told["outlet"]) - {""}))
    if reprints := int(told["reprint"].sum()):
        sentence += " " + words("stories.reprints", n=reprints)
    if not first.empty and outlets:
        row = first.iloc[0]
        known = len(first) == 1 and row["time"] is not None
        when = words("stories.at", date=row["date"], time=f"{row['time']:%H:%M}") if known else words.date(row["date"])
        sentence += " " + words("stories.first", date=when, outlets=outlets)
    minutes = [minute for minute in told["behind"] if minute is not None]
    if len(minutes) == len(told) > 1:
        sentence += " " + words("stories.lasted", time=behind(page, max(minutes)))
    return sentence


def _when(page: Page, row: Row) -> Run:
    if not row["date"]:
        return Run("–")
    when = page.words.date(row["date"]) + (f" {row['time']:%H:%M}" if row["time"] is not None else "")
    late = f" (+{behind(page, row['behind'])})" if row["behind"] else ""
    return Run(when + late)


def _cells(page: Page, row: Row) -> list[Cell]:
    words = page.words
    outlet = " · ".join([row["outlet"] or "–", *([words("many.reprint")] if row["reprint"] else [])])
    numbers = ", ".join(words.number(number, 0 if number == int(number) else 1) for number in row["numbers"])
    numbers_told = words("stories.numbers", numbers=numbers) if numbers else ""
    added = [*_names(page, row["added"]), *map(Run, filter(None, (numbers_told, _said(row["said"]))))]
    left = [*_names(page, row["left_out"]), *map(Run, filter(None, (_said(row["unsaid"]),)))]
    return [
        Run(f"{outlet}: {row['title']}", to=page.door(doors.reader(), text=row["text_id"])),
        [*_apart(added, "; ")] or Run("–"),
        [*_apart(left, "; ")] or Run("–"),
        counted(page, row["statements"], doors.quotes(), text=row["text_id"]),
    ]


def _names(page: Page, names: tuple[str, ...]) -> Iterator[Run]:
    for name in names[:MOST_NAMES]:
        yield named(page, name)
    if (rest := len(names) - MOST_NAMES) > 0:
        yield Run(f"+ {rest}")


def _said(said: tuple[str, ...]) -> str:
    rest = len(said) - MOST_SAID
    told = "; ".join(f"«{_short(one)}»" for one in said[:MOST_SAID])
    return told + (f" + {rest}" if rest > 0 else "")


def _short(said: str) -> str:
    said = said.strip('«»" ')
    return said if len(said) <= LONGEST_SAID else said[:LONGEST_SAID].rsplit(" ", 1)[0] + "…"


def _about(page: Page, number: int, ids: list[str]) -> None:
    """Who is named, who speaks, what recurs and what it is about: each opens its places in the texts of the story."""
    words, here = page.words, Selection(story=number)

    def linked(name: str, target: Target, n: int) -> Run:
        return Run(f"{name} ({words.number(n)})", to=page.within(target, here))

    people = many.entities(page.library, ids).head(MOST_OF_EACH)
    speakers = many.speakers(page.library, ids)
    speakers = speakers[speakers["speaker"] != UNKNOWN].head(MOST_OF_EACH)
    terms = many.terms(page.library, ids).head(MOST_OF_EACH)
    lists = {
        "named": [linked(row["entity"], doors.entity(row["entity"]), row["texts"]) for row in _rows(people)],
        "speak": [
            linked(row["speaker"], doors.quotes(speaker=row["speaker"]), row["statements"]) for row in _rows(speakers)
        ],
        "about": [linked(row["term"], doors.term(row["term"]), row["texts"]) for row in _rows(terms)],
        "recur": [
            linked(f"{row['speaker']}: «{_short(row['said'])}»", doors.repeated(int(row["group"])), row["texts"])
            for row in _rows(of_one.recurring(page.library, number).head(MOST_OF_EACH))
        ],
    }
    blocks = [[Run(words(f"stories.{name}") + " ", "muted"), *_apart(runs)] for name, runs in lists.items() if runs]
    if blocks:
        linked_text(blocks, key=f"about story {number}")


def _apart(runs: list[Run], sign: str = " · ") -> Iterator[Run]:
    for at, run in enumerate(runs):
        yield from ([Run(sign, "muted")] if at else [])
        yield run


def _rows(found: pd.DataFrame) -> Sequence[Row]:
    return found.to_dict("records")


def _plain(told: pd.DataFrame) -> pd.DataFrame:
    """For files: lists as words."""
    lists = {name: told[name].map("; ".join) for name in ("added", "left_out", "new_speakers", "said", "unsaid")}
    numbers = told["numbers"].map(lambda own: "; ".join(f"{number:g}" for number in own))
    times = told["time"].map(lambda time: f"{time:%H:%M}" if time is not None else "")
    return told.drop(columns="text_id").assign(**lists, numbers=numbers, time=times)
