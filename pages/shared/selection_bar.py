"""One bar on every page: which texts it counts, the filters that are on, and the way back to them from one text."""

import datetime
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis.interface import Words
from analysis.library.asked import LISTS, SELECTION, write_selection
from analysis.library.kept_columns import coded, parted
from analysis.library.selecting import KEPT
from analysis.library.selection import Selection
from analysis.report import doors
from analysis.report.doors import Target
from analysis.search.scope import PARTS, Scope
from pages.shared import stored
from pages.shared.address import choose_text, choose_texts
from pages.shared.asked import meaning, read_or_say
from pages.shared.escape import plain
from pages.shared.importing import IMPORTING
from pages.shared.linked_text import Run, linked_text
from pages.shared.page import Page
from pages.shared.roles import offered_to

FIELDS = {"outlet": "outlet", "about": "entity", "by": "speaker"}
"""A parameter of the URL: the field of Library.values that has its values."""

ONE = "one"
EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)

MOST = 1000
"""Collections that the box offers: a browser would choke on more."""
KEY = "choose texts"

LONGEST_NAME = 60
"""Characters of a story's name on a chip."""


def selection_bar(page: Page) -> None:
    """Nothing where the library has one text; beside one text a quiet line."""
    words, selection = page.words, page.selection
    if page.size < 2 and selection is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="selection bar"):
        popover = st.popover(  # one label for all selections: another one would close it at every choice
            words("selection.one" if page.text else "selection.choose"),
            type="tertiary" if page.text else "secondary",
            icon=":material/filter_list:",
            key=KEY,
            on_change="rerun",
        )
        if page.many:
            st.markdown(f"**{plain(page.told)}**", width="content")
        elif selection:
            linked_text([[_back(page, selection)]], key="chips", look="chips")
    if page.many and selection and page.name != "contexts":  # which has a box of its own
        _search(page, selection)
    if page.many and selection and (chips := list(_chips(page, selection))):
        linked_text([chips], key="chips", look="chips")
    if popover.open:
        with popover:
            _choices(page, selection or Selection())
    if page.many and not page.chosen:
        st.info(words("selection.nothing"))
    if page.many:
        _unanalysed(page)


def _search(page: Page, selection: Selection) -> None:
    """The box for words in the texts, where and in whose words they are to stand, what they mean, and their places."""
    words, key = page.words, "selection search"
    written = st.query_params.get("q", "")
    st.session_state[key] = written

    def write() -> None:
        choose_texts(replace(selection, query="", part="", by=""))
        if asked := st.session_state[key].strip():
            st.query_params["q"] = asked

    label = words("selection.query")
    placeholder = words("selection.query_placeholder")
    st.text_input(label, placeholder=placeholder, label_visibility="collapsed", key=key, on_change=write)
    if selection.query:
        with st.container(horizontal=True):
            _search_scope(page, selection)
    if written.strip() and (query := read_or_say(words, written)):
        with IMPORTING:
            from analysis.tables import contexts  # noqa: PLC0415 -- with pandas, see _unanalysed

        scope = Scope(selection.part, selection.by)
        found = page.count_many(contexts.found, written, scope)
        door = page.within(doors.contexts(written, part=scope.part, whose=scope.speaker), selection)
        places = Run(words("contexts.places", n=found.places), "small", to=door if found.places else None)
        linked_text([[Run(f"{meaning(words, query, scope)} · ", "muted small"), places]], key="asked")


def _search_scope(page: Page, selection: Selection) -> None:
    """In what part of the texts the words are to stand, and in whose statements."""
    with IMPORTING:
        from analysis.tables.contexts import speakers_in  # noqa: PLC0415 -- with pandas, see _unanalysed

    words, names = page.words, page.count_many(speakers_in)[:MOST]
    st.selectbox(
        words("contexts.where"),
        PARTS,
        format_func=lambda part: words(f"contexts.part.{part or 'all'}"),
        label_visibility="collapsed",
        width=160,
        **_tied(selection, "part", selection.part),
    )
    st.selectbox(
        words("contexts.whose"),
        dict.fromkeys(["", selection.by, *names]),
        format_func=lambda name: name or words("selection.anybody"),
        label_visibility="collapsed",
        width=190,
        **_tied(selection, "by", selection.by),
    )


def _unanalysed(page: Page) -> None:
    """What is in no count, and the way to have it analysed."""
    with IMPORTING:
        from analysis.tables.many import unanalysed  # noqa: PLC0415 -- with pandas, which one text awaits not

    if left := stored.counted_many(unanalysed, page.library, page.chosen):
        door = Run(page.words("selection.unanalysed", n=left), to=page.door(doors.library()))
        linked_text([[door]], key="unanalysed")


# ---------------------------------------------------------------- what is on
def _back(page: Page, selection: Selection) -> Run:
    label = page.words("selection.back", n=len(page.library.chosen(selection)))
    return Run(f"← {label}", to=page.within(Target(page.name), selection))


def _chips(page: Page, selection: Selection) -> Iterator[Run]:
    """Each filter as a link to the same screen without it, and a last one to the screen without any."""
    words, wider = page.words, list(_filters(page, selection))
    for label, without in wider:
        yield Run(label, "chip", to=_here(page, without), hint=words("selection.remove"))
    if wider:
        yield Run(words("selection.reset"), "small", to=_here(page, Selection(collection=selection.collection)))


def _here(page: Page, selection: Selection) -> Target:
    """This screen as it is, for another selection."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name not in SELECTION}
    return Target(page.name, {**kept, **write_selection(selection)})


def _filters(page: Page, selection: Selection) -> Iterator[tuple[str, Selection]]:
    """The filters that are on, in words, each with the selection without it."""
    words = page.words
    for name, (wanted, unwanted) in LISTS.items():
        field = words(f"selection.{name}")
        for value in getattr(selection, wanted):
            rest = tuple(other for other in getattr(selection, wanted) if other != value)
            label = _called(words, name, value) if name == "kept" else words("selection.chip", field=field, value=value)
            yield label, _with(selection, wanted, rest)
        for value in getattr(selection, unwanted):
            rest = tuple(other for other in getattr(selection, unwanted) if other != value)
            key = f"selection.chip_not_{name}" if name in ("about", "by") else "selection.chip_not"
            yield words(key, value=_called(words, name, value)), _with(selection, unwanted, rest)
    if selection.since:
        yield words("selection.since_chip", value=selection.since), replace(selection, since=None)
    if selection.until:
        yield words("selection.until_chip", value=selection.until), replace(selection, until=None)
    if selection.title:
        yield words("selection.title_chip", value=selection.title), replace(selection, title="")
    if selection.query:
        without = replace(selection, query="", part="", by="")
        yield words("selection.query_chip", value=selection.query), without
    if selection.outside:
        yield words("selection.outside_chip"), replace(selection, outside=None)
    if selection.once:
        yield words("selection.once_chip"), replace(selection, once=False)
    if selection.once_a_story:
        yield words("selection.once_a_story_chip"), replace(selection, once_a_story=False)
    if selection.story is not None:
        yield words("selection.story_chip", value=_story(page, selection.story)), replace(selection, story=None)


def _story(page: Page, number: int) -> str:
    """Its name, or its number where there is none of it any more."""
    name = page.library.story_name(number) or f"№ {number}"
    return textwrap.shorten(name, LONGEST_NAME, placeholder="…")


def _with(selection: Selection, field: str, value: Any) -> Selection:
    """The selection with one of its fields changed."""
    changes: dict[str, Any] = {field: value}
    return replace(selection, **changes)


# ---------------------------------------------------------------- the choices
def _choices(page: Page, selection: Selection) -> None:
    words = page.words
    _which(page, selection)
    counts = _counts(page, selection)
    for name, (wanted, unwanted) in LISTS.items():
        if name == "kept" and not counts[name] and not selection.kept and not selection.not_kept:
            continue
        left, right = st.columns(2)
        with left:
            _values(page, selection, wanted, name, counts[name])
        with right:
            _values(page, selection, unwanted, f"not_{name}", counts[name])
    left, right = st.columns(2)
    for column, field in ((left, "since"), (right, "until")):
        with column:
            key = _tied(selection, field, getattr(selection, field))
            st.date_input(words(f"selection.{field}"), min_value=EARLIEST, max_value=LATEST, format="DD.MM.YYYY", **key)
    st.text_input(words("selection.title"), **_tied(selection, "title", selection.title))
    st.toggle(words("selection.once"), **_tied(selection, "once", selection.once))
    st.toggle(words("selection.once_a_story"), **_tied(selection, "once_a_story", selection.once_a_story))
    if page.many and page.chosen:
        _save_form(page)


def _which(page: Page, selection: Selection) -> None:
    """One text, all texts or a collection."""
    words = page.words
    known = page.library.collections()
    sets = {str(one.id): one for place, one in enumerate(known) if place < MOST or one.id == selection.collection}
    labels = {
        ONE: words("selection.what_one"),
        "": words("selection.value", name=words("selection.all"), n=page.size),
    } | {
        at: words("selection.value", name=words("selection.set", name=found.name), n=found.texts)
        for at, found in sets.items()
    }
    key = "which texts"
    st.session_state[key] = ONE if page.text else str(selection.collection or "")

    def choose() -> None:
        asked = st.session_state[key]
        if asked != ONE:
            choose_texts(replace(selection, collection=int(asked) if asked else None))
        elif page.chosen:
            choose_text(page.chosen[0])

    st.selectbox(words("selection.what"), list(labels), format_func=labels.__getitem__, key=key, on_change=choose)


def _values(page: Page, selection: Selection, field: str, name: str, counts: dict[str, int]) -> None:
    """Several values of a field, with the number of texts beside each, under the words `selection.<name>`."""
    words, on = page.words, list(getattr(selection, field))
    st.multiselect(
        words(f"selection.{name}"),
        [*counts, *(value for value in on if value not in counts)],
        format_func=lambda value: words("selection.value", name=_called(words, name, value), n=counts.get(value, 0)),
        placeholder=words("selection.nobody" if name.startswith("not_") else "selection.any"),
        **_tied(selection, field, on),
    )


def _counts(page: Page, selection: Selection) -> dict[str, dict[str, int]]:
    """How many texts have each value, by parameter; what has no name cannot be asked for."""
    counts: dict[str, dict[str, int]] = {name: {} for name in LISTS}
    parameters = {field: name for name, field in FIELDS.items()}
    for row in page.library.values(selection).to_dict("records"):
        if row["field"] in parameters and row["value"]:
            counts[parameters[row["field"]]][str(row["value"])] = int(row["texts"])
        elif row["field"].startswith(KEPT):
            counts["kept"][coded(row["field"].removeprefix(KEPT), str(row["value"]))] = int(row["texts"])
    return counts


def _called(words: Words, name: str, value: str) -> str:
    """A value of a list as a person reads it: «Тональность: негативная»."""
    if name.removeprefix("not_") != "kept":
        return value
    field, said = parted(value)
    return words("selection.chip", field=field, value=said)


def _tied(selection: Selection, field: str, value: Any) -> dict[str, Any]:
    """Ties a widget to a field of the selection: what is chosen is written into the URL."""
    key = f"selection {field}"
    st.session_state[key] = value

    def write() -> None:
        chosen = st.session_state[key]
        choose_texts(_with(selection, field, tuple(chosen) if isinstance(chosen, list) else chosen))

    return {"key": key, "on_change": write}


@offered_to("analyst")
def _save_form(page: Page) -> None:
    words = page.words
    with (
        st.form("save selection", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input(words("selection.save"), placeholder=words("selection.save_name")).strip()
        if not st.form_submit_button(words("selection.save_do")) or not name:
            return
    made = page.attempt(page.library.make_collection, name, page.chosen)
    if made is not None:
        choose_texts(Selection(collection=made if isinstance(made, int) else made.id))
    st.rerun()
