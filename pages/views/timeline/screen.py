"""Динамика of many texts: what is drawn, of whom, by what, the chart, and what is new and gone."""

import datetime
from dataclasses import dataclass, field, replace

import pandas as pd
import streamlit as st

from analysis.library import WHOLE_LIBRARY
from analysis.report import doors
from analysis.report.charts import timeline as charts
from analysis.report.colours import GENDERS, colours_of
from analysis.report.doors import Target
from analysis.report.look import BAR
from analysis.search.query import QueryError, read_query
from analysis.tables import many, themes
from analysis.tables import timeline as tables
from analysis.tables.gender import GENDERS as SEXES
from analysis.themes import FEWEST, Themes, with_names
from analysis.themes.names import most_like
from pages.shared.address import choose_texts
from pages.shared.chart import show_chart
from pages.shared.escape import plain
from pages.shared.filters import flag, one_of, some_of
from pages.shared.linked_text import Run, linked_text
from pages.shared.method import method
from pages.shared.page import ManyTexts
from pages.shared.problem import said
from pages.shared.themes import found_themes
from pages.views.timeline.turned import new_and_gone

MOST_LINES = 8
FIRST_LINES = 3
PARTED_BY = ";"
SHOWN = ("n", "texts", "share")
LOOKS = ("lines", "panels", "stacked")


@dataclass(frozen=True, slots=True)
class AskedCourse:
    """What the page is asked for: a subject, its keys, the step ("" by what the time is long), what is drawn, how; the
    themes, where they are the subject."""

    subject: str
    keys: tuple[str, ...]
    step: str
    shown: str
    look: str
    mean: bool
    themes: Themes = field(default=Themes(), repr=False)


def timeline(page: ManyTexts) -> None:
    """The whole screen."""
    asked = _asked(page)
    if asked and asked.keys:
        _drawn(page, asked)
    elif asked:
        st.info(page.words("timeline.choose"))
    new_and_gone(page)
    method(page, "timeline", "identities", "quotes")


# ---------------------------------------------------------------- what is asked
def _asked(page: ManyTexts) -> AskedCourse | None:
    """None while the themes that are asked for are being counted."""
    words = page.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        subject = st.selectbox(
            words("timeline.what"),
            tables.SUBJECTS,
            format_func=lambda name: words(f"timeline.subject.{name}"),
            width=260,
            **one_of("what", tables.SUBJECTS, "texts"),
        )
        steps = ("", *tables.STEPS)
        step = st.segmented_control(
            words("timeline.step"),
            steps,
            format_func=lambda name: words(f"timeline.steps.{name or 'auto'}"),
            required=True,
            **one_of("step", steps, ""),
        )
        offered = {"texts": ("n",), "outlets": ("n", "share"), "themes": ("n", "share")}.get(subject, SHOWN)
        shown = (
            "n"
            if len(offered) == 1
            else st.segmented_control(
                words("timeline.shown"),
                offered,
                format_func=lambda name: words(
                    f"timeline.{'share_of' if name == 'share' else 'shown_of'}.{_key(subject, name)}"
                ),
                required=True,
                **one_of("as", offered, "n"),
            )
        )
    found = _themes(page) if subject == "themes" else Themes()
    if found is None:
        return None
    keys = _keys(page, subject, found)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        looks = LOOKS if subject in ("outlets", "gender") and shown != "share" else LOOKS[:2]
        look = st.segmented_control(
            words("timeline.look"),
            looks,
            format_func=lambda name: words(f"timeline.looks.{name}"),
            required=True,
            **one_of("look", looks, "lines"),
        )
        mean = look != "stacked" and st.toggle(words("timeline.mean"), help=words("timeline.mean_help"), **flag("mean"))
    return AskedCourse(subject, keys, step or "", shown or "n", look or "lines", bool(mean), found)


def _key(subject: str, shown: str) -> str:
    return (
        tables.BASES.get(subject, "texts")
        if shown == "share"
        else tables.UNITS.get(subject, "mentions")
        if shown == "n"
        else "texts"
    )


def _keys(page: ManyTexts, subject: str, found: Themes) -> tuple[str, ...]:
    words = page.words
    if subject == "texts":
        return ("",)
    if subject == "gender":
        return SEXES
    if subject == "search":
        return _queries(page)
    if subject == "themes":
        _by_present_names(found)
        ranked = tables.ranked_themes(found)
    else:
        ranked = page.count_many(tables.ranked, subject)
    options = list(ranked["key"])
    asked = st.query_params.get_all("line")
    unknown = [name for name in asked if name and name not in options]
    chosen = st.multiselect(
        words("timeline.lines"),
        [*options, *unknown],
        format_func=lambda name: _named(page, subject, name),
        max_selections=MOST_LINES,
        placeholder=words("timeline.choose"),
        **some_of("line", [*options, *unknown], options[:FIRST_LINES]),
    )
    return tuple(chosen)


def _themes(page: ManyTexts) -> Themes | None:
    """The themes of «Темы», under the names that the analyst gave them; None while they are being counted."""
    if page.count_many(themes.with_terms) < FEWEST:
        return Themes()
    made = found_themes(page)
    return made and with_names(made, (row.correction for row in page.library.corrections(WHOLE_LIBRARY)))


def _by_present_names(found: Themes) -> None:
    """Themes in the URL under former names are told by what they are called since texts or stories have come."""
    asked, titles = st.query_params.get_all("line"), [theme.title for theme in found.themes]
    like = [most_like(found.themes, name.split(", ")) if name not in titles else None for name in asked]
    present = [name if at is None else titles[at] for name, at in zip(asked, like, strict=True)]
    if present != asked:
        st.query_params["line"] = list(dict.fromkeys(present))


def _queries(page: ManyTexts) -> tuple[str, ...]:
    words, key = page.words, "timeline queries"
    st.session_state[key] = f"{PARTED_BY} ".join(st.query_params.get_all("line"))

    def write() -> None:
        parts = [part.strip() for part in st.session_state[key].split(PARTED_BY)]
        st.query_params["line"] = [part for part in parts if part][:MOST_LINES]

    st.text_input(words("timeline.queries"), placeholder=words("timeline.queries_hint"), key=key, on_change=write)
    found = []
    for written in st.query_params.get_all("line"):
        try:
            read_query(written)
        except QueryError as error:
            st.warning(plain(said(words, error)))
        else:
            found.append(written)
    return tuple(found[:MOST_LINES])


# ---------------------------------------------------------------- what is drawn
def _drawn(page: ManyTexts, asked: AskedCourse) -> None:
    words, selection = page.words, page.selection
    if asked.subject == "themes":
        found = tables.of_themes(asked.themes, page.count_many(many.texts), asked.keys)
    else:
        found = page.count_many(tables.counts, asked.subject, *asked.keys)
    base = page.count_many(tables.bases)
    rows = tables.lines(
        found, base, asked.subject, asked.keys, step=asked.step, since=selection.since, until=selection.until
    )
    undated = int(base.loc[base["date"].isna(), "all"].sum())
    if rows.empty:
        advice = [words("timeline.set_dates")] if page.may("analyst") else []
        st.info(" ".join([words("timeline.no_dates", n=undated), *advice]))
        return
    targets = {key: _door(asked.subject, key) for key in asked.keys}
    fixed = {"texts": {"": BAR}, "gender": GENDERS}
    colours = fixed.get(asked.subject) or colours_of(asked.keys)
    drawing = charts.Drawing(asked.subject, asked.shown, colours, targets, lambda key: _named(page, asked.subject, key))
    if asked.look == "stacked":
        chart = charts.stacked(rows, words, drawing)
    else:
        draw = charts.multiples if asked.look == "panels" and len(asked.keys) > 1 else charts.lines
        chart = draw(rows, words, drawing, tables.moving_mean(rows, asked.shown) if asked.mean else None)

    def choose(since: datetime.date, until: datetime.date) -> None:
        stretches = rows[(rows["since"] <= until) & (rows["until"] >= since)]
        if len(stretches):
            first, last = stretches["since"].min(), stretches["until"].max()
            choose_texts(replace(selection, since=first, until=last))

    show_chart(page, chart, state=f"{asked}", drawn=choose)
    _notes(page, asked, rows, found, undated)


def _notes(page: ManyTexts, asked: AskedCourse, rows: pd.DataFrame, found: pd.DataFrame, undated: int) -> None:
    """What the lines leave out: undated texts, stretches without texts, those of a handful, and unfinished ones."""
    words, one = page.words, rows[rows["key"] == rows["key"].iloc[0]]
    notes = [Run(words("timeline.draw"), "muted small")]
    if undated:
        n = sum(tables.undated(found).values())
        key = "timeline.undated_texts" if asked.subject in ("texts", "outlets") else "timeline.undated"
        text = words(key, texts=words("many.shown", n=undated), n=n)
        notes += [Run(" "), Run(text, "small", to=page.door(doors.texts(only="undated")))]
    if gaps := int((~one["there"]).sum()):
        notes.append(Run(" " + words("timeline.gaps", n=gaps), "muted small"))
    if one["unfinished"].any():
        notes.append(Run(" " + words("timeline.unfinished_note"), "muted small"))
    few = int((one["share"].isna() & one["there"]).sum())
    if asked.shown == "share" and few:
        notes.append(Run(" " + words("timeline.few", n=few), "muted small"))
    linked_text([notes], key="timeline notes")


def _door(subject: str, key: str) -> Target:
    match subject:
        case "outlets" if key:
            return doors.in_outlet(doors.texts(), key)
        case "outlets":
            return doors.texts(only="no_outlet")
        case "entities":
            return doors.entity(key)
        case "speakers" | "words":
            return doors.quotes(speaker=key)
        case "themes":
            return doors.theme(key)
        case "terms":
            return doors.term(key)
        case "gender":
            return doors.gender(key or "unknown")
        case "search":
            return doors.contexts(key)
    return doors.texts()


def _named(page: ManyTexts, subject: str, key: str) -> str:
    words = page.words
    if subject == "gender":
        return words(f"gender.of.{key or 'unknown'}")
    return key or words("timeline.all" if subject == "texts" else "many.no_outlet")
