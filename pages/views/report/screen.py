"""Отчёт: which one, what is in it, its files and the text for a messenger, what it will hold; all files at once."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from analysis.library.asked import read_selection, write_selection
from analysis.library.selection import Selection
from analysis.report import doors, pictures
from analysis.report.reports import content, kept, message, pdf, slides
from analysis.report.reports import document as documents
from analysis.report.reports import page as pages
from analysis.report.reports.content import Report
from analysis.report.reports.spec import DAYS, PARTS, STYLES, Spec, period
from pages.shared import stored
from pages.shared.escape import plain
from pages.shared.export import download
from pages.shared.filters import one_of, reset
from pages.shared.links import link_to
from pages.shared.page import Page
from pages.shared.roles import offered_to
from pages.views.report.everything import everything

MOST_NAME = 80


def report(page: Page) -> None:
    """The whole screen."""
    known = kept.kept(page.library)
    name = _choose(page, known)
    made = kept.frozen(page.library, name) if name else None
    if made and st.query_params.get("edit") != "1":
        _kept(page, name, made)
    else:
        _new(page, known.get(name, Spec()), name, frozen=made is not None)
    everything(page)


def _choose(page: Page, known: dict[str, Spec]) -> str:
    if not known:
        return ""
    chosen = st.selectbox(
        page.words("reports.saved"),
        ["", *sorted(known)],
        format_func=lambda name: name or page.words("reports.choose"),
        width=420,
        **one_of("report", ["", *known], ""),
    )
    return str(chosen or "")


# ---------------------------------------------------------------- one that is kept
def _kept(page: Page, name: str, made: Report) -> None:
    """As it was made; one click makes it of the texts of today, another opens its fields."""
    words = page.words
    st.caption(plain(words("reports.frozen", date=made.made, told=made.told)))
    with st.container(horizontal=True):
        if page.may("analyst") and st.button(
            words("reports.anew"), help=words("reports.anew_help"), icon=":material/refresh:", type="primary"
        ):
            _make_anew(page, name, made.spec)
        st.button(words("reports.edit"), icon=":material/edit:", on_click=_edit)
        if page.may("analyst") and st.button(words("reports.delete"), icon=":material/delete:", type="tertiary"):
            page.attempt(kept.forget, page.library, name)
            reset("report")
            st.rerun()
    if told := st.session_state.pop("made anew", ""):
        st.success(plain(told))
    _outcome(page, made)


def _edit() -> None:
    st.query_params["edit"] = "1"


def _make_anew(page: Page, name: str, spec: Spec) -> None:
    """Of the texts that its own terms choose now, whatever the page shows."""
    text = next(iter(spec.texts.get("text", ())), "")
    if text:
        ids: Sequence[str] = [text] if page.library.stored(text) else []
        told = next(iter(page.library.names(ids).values()), "")
    else:
        selection = _within(spec, read_selection(spec.texts)[0] or Selection())
        ids = page.library.chosen(selection)
        told = _told(page, selection, ids)
    made = _made(page, spec, ids, told)
    if page.attempt(kept.keep, page.library, name, spec, made):
        st.session_state["made anew"] = page.words("reports.made_anew", told=made.told)
    st.rerun()


# ---------------------------------------------------------------- one that is put together
def _new(page: Page, start: Spec, name: str, *, frozen: bool) -> None:
    spec = _asked(page, start, name)
    if name:
        _its_texts(page, start, name)
    if frozen:
        st.button(page.words("reports.stop_editing"), icon=":material/arrow_back:", on_click=reset, args=("edit",))
    if not spec.parts:
        return
    ids, told = page.chosen, page.called
    if spec.days and page.selection and not page.text:
        selection = _within(spec, page.selection)
        ids = page.library.chosen(selection)
        told = _told(page, selection, ids)
    made = _made(page, spec, ids, told)
    _keep_form(page, spec, name, made)
    _outcome(page, made)


def _asked(page: Page, start: Spec, name: str) -> Spec:
    """What the fields say; a kept report fills them."""
    words, key = page.words, f"{name} {page.words.language}"
    with st.container(horizontal=True):
        title = st.text_input(words("reports.title"), start.title, key=f"title {key}")
        author = st.text_input(words("reports.author"), start.author, key=f"author {key}")
    conclusion = st.text_area(words("reports.conclusion"), start.conclusion, key=f"conclusion {key}", height=90)
    parts = st.multiselect(
        words("reports.parts"),
        PARTS,
        list(start.parts),
        format_func=lambda part: words(f"reports.part.{part}"),
        help=words("reports.parts_help"),
        key=f"parts {key}",
    )
    remarks = {}
    with st.expander(words("reports.remarks"), expanded=any(start.remarks.values())):
        for part in parts:
            label = words(f"reports.part.{part}")
            remarks[part] = st.text_area(label, start.remarks.get(part, ""), key=f"remark {part} {key}", height=68)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        style = st.segmented_control(
            words("reports.style"),
            STYLES,
            default=start.style,
            format_func=lambda style: words(f"reports.styles.{style}"),
            required=True,
            key=f"style {key}",
        )
        offered = DAYS if start.days in DAYS else (*DAYS, start.days)
        days = start.days
        if page.many:
            days = st.selectbox(
                words("reports.days"),
                offered,
                offered.index(start.days),
                format_func=lambda days: words(f"reports.day.{days}") if days in DAYS else str(days),
                key=f"days {key}",
                width=220,
            )
        with_texts = st.toggle(words("reports.with_texts"), start.with_texts, key=f"with texts {key}")
    said = {part: remark for part, remark in remarks.items() if remark.strip()}
    return Spec(title, author, conclusion, tuple(parts), said, str(style or STYLES[0]), _texts(page), days, with_texts)


def _texts(page: Page) -> dict[str, list[str]]:
    """Which texts are chosen, as the address has them."""
    chosen = {"text": page.text.id} if page.text else write_selection(page.selection)
    return {name: [value] if isinstance(value, str) else list(value) for name, value in chosen.items()}


def _its_texts(page: Page, spec: Spec, name: str) -> None:
    words = page.words
    if dict(spec.texts) == _texts(page):
        st.caption(words("reports.of_these"))
        return
    st.info(words("reports.of_saved"))
    lang = {} if words.language == "ru" else {"lang": words.language}
    target = doors.Target("report", {**spec.texts, **doors.report(name).params, "edit": "1", **lang})
    link_to(target, words("reports.its_texts"))


@offered_to("analyst")
def _keep_form(page: Page, spec: Spec, name: str, made: Report) -> None:
    words = page.words
    with st.form("keep report", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(words("reports.name"), name, max_chars=MOST_NAME).strip()
        done = st.form_submit_button(words("reports.save"))
    if done and asked and page.attempt(kept.keep, page.library, asked, spec, made):
        st.success(plain(words("reports.kept", name=asked)))


# ---------------------------------------------------------------- what comes out
def _made(page: Page, spec: Spec, ids: Sequence[str], told: str) -> Report:
    """Made once for what it is asked for and what the library holds; not by page.count_many, as it tells how
    far it is and one session alone looks at it."""
    words = page.words
    key = (page.library.stamp, words.language, told, repr(spec), page.shown, today := _today())
    known = st.session_state.get("report made")
    if known and known[0] == key:
        found: Report = known[1]
        return found
    bar = st.progress(0.0, words("reports.making"))

    def tell(done: int, of: int) -> None:
        bar.progress(done / of, words("reports.making"))

    made = content.report(
        page.library,
        ids,
        spec,
        words,
        told=told,
        made=today,
        corrected=page.library.corrected,
        progress=tell,
        count=stored.counted_many,
    )
    bar.empty()
    st.session_state["report made"] = (key, made)
    return made


def _within(spec: Spec, selection: Selection) -> Selection:
    return replace(selection, **period(spec, _today(), selection.since))


def _told(page: Page, selection: Selection, ids: Sequence[str]) -> str:
    return replace(page, text=None, selection=selection, chosen=ids, title="").told


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def _outcome(page: Page, made: Report) -> None:
    words = page.words
    _files(page, made)
    st.subheader(words("reports.messenger"), anchor=False)
    st.code(message.message(made, words), language=None, wrap_lines=True)
    st.subheader(words("reports.preview"), anchor=False)
    for part in made.parts:
        told = part.message or (part.paragraphs[0] if part.paragraphs else "")
        rows = "; ".join(f"{row[0]} – {words.number(int(row[1]))}" for row in part.rows[:3])
        st.markdown(f"**{plain(part.title)}.** {plain(told or rows)}")


def _files(page: Page, made: Report) -> None:
    words = page.words
    st.subheader(words("reports.files"), anchor=False)
    whole = partial(pages.page, made, words)
    with st.container(horizontal=True):
        for kind, make in (
            ("html", whole),
            ("docx", partial(documents.document, made, words)),
            ("pptx", partial(slides.slides, made, words)),
        ):
            download(page, made.title, kind, make, label=words(f"reports.download.{kind}"))
        if pictures.available():
            label = words("reports.download.pdf")
            download(page, made.title, "pdf", lambda: pdf.printed(whole()), label=label)
    if not pictures.available():
        st.caption(words("reports.no_pdf"))
