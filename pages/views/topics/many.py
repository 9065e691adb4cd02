"""Темы of many texts: the themes that bring them together, the texts of each, and the terms of all."""

import datetime
from collections.abc import Callable

import pandas as pd
import streamlit as st

from analysis.library import WHOLE_LIBRARY
from analysis.report import doors
from analysis.report.charts import themes as charts
from analysis.tables import many
from analysis.tables import themes as tables
from analysis.themes import FEWEST, Theme, Themes, broad_themes, is_parted, with_names
from analysis.themes.meaning import NEAR
from analysis.themes.names import most_like
from analysis.themes.number import NUMBERS, SAME
from pages.shared.chart import show_chart
from pages.shared.escape import plain
from pages.shared.export import table_heading
from pages.shared.filters import one_of, reset
from pages.shared.linked_text import Run, linked_text
from pages.shared.method import method
from pages.shared.page import ManyTexts
from pages.shared.table import Row
from pages.shared.text_list import text_list
from pages.shared.themes import found_themes
from pages.views.topics.speakers_of_many import speakers_of_many
from pages.views.topics.stop_words import stop_word_list
from pages.views.topics.terms_of_many import term_texts, terms_of_many
from pages.views.topics.theme_names import naming_form, theme_names

AUTO = ""
NARROW, BROAD = "narrow", "broad"
FEWEST_BARS = 2
REST = ("several", "without")
"""Fields of Themes: the texts of several themes and of none."""
TEXTS_ON_ONE_SCREEN = 20


def topics_of_many(page: ManyTexts) -> None:
    """The whole screen."""
    term_texts(page)
    _themes(page)
    terms_of_many(page)
    speakers_of_many(page)
    stop_word_list(page)
    theme_names(page)
    method(page, "themes", "topics", "compared")


def _themes(page: ManyTexts) -> None:
    """The themes, or a plain sentence on why there are none."""
    words = page.words
    if (analysed := page.count_many(tables.with_terms)) < FEWEST:
        st.info(words("themes.few", needed=FEWEST, n=analysed))
        return
    number = _number(page)
    made = found_themes(page, int(number) if number else None)
    if made is None:
        return
    named = [row.correction for row in page.library.corrections(WHOLE_LIBRARY)]
    found = narrow = with_names(made, named)
    if not found.themes:
        st.info(words("themes.nothing_common"))
        return
    params = {"themes": number} if number else {}
    if _level(page, narrow) == BROAD:
        found, params = with_names(broad_themes(narrow), named), {**params, "level": BROAD}
    theme = _chosen(page, found)
    title = theme.title if theme else ""
    show_chart(page, charts.shares(tables.themes(found), words, params, chosen=title), state=f"{params} {title}")
    linked_text([_counted(page, narrow, params)], key="counted")
    _levels(page, narrow, found, number)
    if (rest := st.query_params.get("rest", "")) in REST and getattr(found, rest):
        _rest(page, found, rest)
    if theme:
        _theme(page, found, theme, params)
    texts = page.count_many(tables.cards)
    outlets = tables.by_outlet(found, texts)
    if outlets["outlet"].replace("", pd.NA).nunique() >= FEWEST_BARS:
        show_chart(page, charts.by_outlet(outlets, words, params), state=str(params))
    stretches = page.count_many(many.over_time)
    if len(stretches) >= FEWEST_BARS:
        times = tables.by_time(found, texts, stretches)
        show_chart(page, charts.by_time(times, words, params, chosen=title), state=f"{params} {title}")


def _number(page: ManyTexts) -> str:
    """How many themes the analyst asks for; "" where the number is to be suggested."""
    words = page.words
    options = [AUTO, *map(str, NUMBERS)]
    chosen = st.selectbox(
        words("themes.number.title"),
        options,
        format_func=lambda number: number or words("themes.number.auto"),
        width=180,
        **one_of("themes", options, AUTO),
    )
    return str(chosen or "")


def _level(page: ManyTexts, narrow: Themes) -> str:
    """Whether the themes are shown as they are or as the broad ones that they make; nothing to choose of few."""
    if not is_parted(narrow):
        return NARROW
    words = page.words
    levels = (NARROW, BROAD)
    return str(
        st.segmented_control(
            words("themes.level.title"),
            levels,
            format_func=lambda level: words(f"themes.level.{level}"),
            required=True,
            **one_of("level", levels, NARROW),
        )
    )


def _levels(page: ManyTexts, narrow: Themes, shown: Themes, number: str) -> None:
    """Which narrow themes each broad one is made of, where the broad ones are shown."""
    if shown is narrow or not is_parted(narrow):
        return
    params = {"themes": number} if number else {}
    blocks = []
    for theme in shown.themes:
        parts = [part for part in narrow.themes if part.broad == theme.broad]
        runs = [Run(f"{theme.title}: ", "strong small")]
        for at, part in enumerate(parts):
            runs += [Run(" · ", "muted small")] if at else []
            runs += [Run(f"{part.title} ({part.main_texts})", "small", to=page.door(doors.theme(part.title, params)))]
        blocks.append(runs)
    linked_text(blocks, key="broad themes")


def _counted(page: ManyTexts, found: Themes, params: dict[str, str]) -> list[Run]:
    """What is counted, how many themes and why; the texts of several themes and of none, which can be opened."""
    words, n = page.words, len(found.themes)
    told = words("themes.number." + ("suggested" if found.tried else "asked"), n=n)
    if found.tried:
        agreed = found.tried.get(n, 0)
        how = "steady" if agreed >= SAME else "of_use"
        numbers = {"least": min(found.tried), "most": max(found.tried), "agreed": round(100 * agreed)}
        told += ": " + words(f"themes.number.{how}", **numbers)
    runs = [Run(f"{words('themes.counted', n=found.texts)} {told}.", "muted small")]
    for drawn, said in ((found.tried_in, "themes.number.tried_in"), (found.made_of, "themes.made_of")):
        if drawn:
            runs.append(Run(" " + words(said, n=drawn), "muted small"))
    if near := sum(text.near > 0 for theme in found.themes for text in theme.texts):
        runs += [Run(" " + words("themes.near", n=near, floor=words.number(NEAR, 2)), "muted small")]
    for name in REST:
        if texts := getattr(found, name):
            door = page.door(doors.topics(params, rest=name))
            runs += [Run(" ", "small"), Run(words(f"themes.{name}", n=len(texts)), "small", to=door)]
    return runs


def _rest(page: ManyTexts, found: Themes, name: str) -> None:
    """The texts of several themes, or of none."""
    words, texts = page.words, page.count_many(many.texts)
    rows = texts[texts["text_id"].isin(getattr(found, name))]
    with st.container(border=True):
        st.subheader(words(f"themes.rest.{name}"), anchor=False)
        if name == "without":
            st.caption(words("themes.nearest_told", floor=words.number(NEAR, 2)))
            near = {near.text: (found.themes[near.theme].title, near.likeness) for near in found.nearest}
            rows = rows.assign(nearest=[_nearest(page, *near[text]) for text in rows["text_id"]])
        _list(page, rows, name)
        st.button(words("many.close"), on_click=reset, args=("rest",), key="leave rest")


def _nearest(page: ManyTexts, title: str, likeness: float) -> str:
    return f"{title} ({page.words.number(likeness, 2)})" if likeness > 0 else "–"


def _chosen(page: ManyTexts, found: Themes) -> Theme | None:
    """The theme that the URL names: by what it is called, else by the terms that it was called by."""
    asked = st.query_params.get("theme", "")
    titles = [theme.title for theme in found.themes]
    if asked and asked not in titles:
        like = most_like(found.themes, asked.split(", "))
        if like is None:
            st.warning(page.words("themes.unknown"))
        asked = "" if like is None else titles[like]
    return next((theme for theme in found.themes if asked and theme.title == asked), None)


# ---------------------------------------------------------------- one theme
def _theme(page: ManyTexts, found: Themes, theme: Theme, params: dict[str, str]) -> None:
    words = page.words
    with st.container(border=True):
        st.subheader(plain(theme.title), anchor=False)
        main, all_of = words("themes.texts", n=theme.main_texts), words("themes.part_of", n=len(theme.texts))
        st.markdown(plain(words("themes.term_told", main=main, all=all_of)))
        naming_form(page, found, theme)
        own = {**params, "theme": theme.title}
        show_chart(page, charts.terms(tables.theme_terms(theme), words, own), state=theme.title)
        _texts(page, theme)
        st.button(words("many.close"), on_click=_leave, key="leave theme")


def _texts(page: ManyTexts, theme: Theme) -> None:
    """The texts of the theme, greatest share first; a chart may have asked for those of one outlet or time."""
    words, rows = page.words, tables.theme_texts(theme, page.count_many(many.texts))
    narrowed, told = _narrowed(page, rows)
    heading = words("themes.of_number", title=told or words("themes.all_texts"), texts=words.number(len(narrowed)))
    table_heading(page, "theme texts", heading, narrowed)
    if narrowed.empty:
        st.caption(words("themes.narrow_none"))
        return
    _list(page, narrowed, f"{theme.title} {told}")


def _list(page: ManyTexts, rows: pd.DataFrame, what: str) -> None:
    """Texts with their share in the theme, or with the nearest theme, where the rows have one."""
    words = page.words
    more: dict[str, Callable[[Row], Run]] = {}
    if shares := "of_text" in rows:
        more[words("themes.column.share")] = lambda row: Run(_share(page, row), "number")
    elif "nearest" in rows:
        more[words("themes.column.nearest")] = lambda row: Run(row["nearest"])
    key = "theme texts" if shares else "rest"
    text_list(page, rows, more, size=TEXTS_ON_ONE_SCREEN, key=key, what=f"theme texts {page.shown} {what}")


def _share(page: ManyTexts, row: Row) -> str:
    words = page.words
    if row["near"]:
        return words("themes.by_meaning", near=words.number(row["near"], 2))
    return words.number(row["of_text"]) + ("" if row["main"] else f" · {words('themes.not_main')}")


def _narrowed(page: ManyTexts, rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Of a theme's texts those of the outlet `of` or the time `when` of the URL (where it is the main theme, as the
    charts count), and what was asked for in words."""
    words, outlet = page.words, st.query_params.get("of", "")
    since, until = _days(st.query_params.get("when", ""))
    if outlet and (rows["outlet"] == outlet).any():
        return rows[rows["main"] & (rows["outlet"] == outlet)], outlet
    if since and until:
        inside = rows["date"].map(lambda day: day is not None and since <= day <= until).astype(bool)
        days = [words.date(day) for day in (since, until)]
        told = words("themes.when", since=days[0], until=days[1]) if since != until else days[0]
        return rows[rows["main"] & inside], told
    return rows, ""


def _days(asked: str) -> tuple[datetime.date | None, datetime.date | None]:
    """«2026-09-01:2026-09-30», or nothing where it is no such thing."""
    first, _, last = asked.partition(":")
    try:
        return datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    except ValueError:
        return None, None


def _leave() -> None:
    for name in ("theme", "of", "when", "term"):
        st.query_params.pop(name, None)
