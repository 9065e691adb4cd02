"""Отчёт: which one, what is in it, its files and the text for a messenger, what it will hold."""

import datetime
from functools import partial

import streamlit as st

from analysis.report import doors, pictures
from analysis.report.reports import content, message, pdf, slides
from analysis.report.reports import document as documents
from analysis.report.reports import page as pages
from analysis.report.reports.content import Report
from analysis.report.reports.spec import PARTS, STYLES, Spec
from pages.shared.address import write_selection
from pages.shared.escape import plain
from pages.shared.export import download
from pages.shared.filters import one_of
from pages.shared.links import link_to
from pages.shared.page import Page
from pages.views.report.kept import forget, keep, kept

MOST_NAME = 80


def report(page: Page) -> None:
    """The whole screen."""
    words, known = page.words, kept(page.library)
    name = _choose(page, known)
    spec = _asked(page, known.get(name, Spec()), name)
    if name in known:
        _its_texts(page, known[name], name)
    if not spec.parts:
        return
    made = content.report(
        page.library, page.chosen, spec, words, told=page.called, made=datetime.datetime.now().astimezone().date()
    )
    _files(page, made)
    _keep_form(page, spec, name)
    st.subheader(words("reports.messenger"), anchor=False)
    st.code(message.message(made, words), language=None, wrap_lines=True)
    _preview(page, made)


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
    style = st.segmented_control(
        words("reports.style"),
        STYLES,
        default=start.style,
        format_func=lambda style: words(f"reports.styles.{style}"),
        required=True,
        key=f"style {key}",
    )
    said = {part: remark for part, remark in remarks.items() if remark.strip()}
    return Spec(title, author, conclusion, tuple(parts), said, str(style or STYLES[0]), _texts(page))


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
    link_to(doors.Target("report", {**spec.texts, **doors.report(name).params, **lang}), words("reports.its_texts"))


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


def _keep_form(page: Page, spec: Spec, name: str) -> None:
    words = page.words
    with st.form("keep report", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        asked = st.text_input(words("reports.name"), name, max_chars=MOST_NAME).strip()
        done = st.form_submit_button(words("reports.save"))
    if done and asked and page.attempt(keep, page.library, asked, spec):
        st.success(plain(words("reports.kept", name=asked)))
    if name and st.button(words("reports.delete"), icon=":material/delete:", type="tertiary"):
        page.attempt(forget, page.library, name)
        st.query_params.pop("report", None)
        st.rerun()


def _preview(page: Page, made: Report) -> None:
    words = page.words
    st.subheader(words("reports.preview"), anchor=False)
    for part in made.parts:
        told = part.message or (part.paragraphs[0] if part.paragraphs else "")
        rows = "; ".join(f"{row[0]} – {words.number(int(row[1]))}" for row in part.rows[:3])
        st.markdown(f"**{plain(part.title)}.** {plain(told or rows)}")
