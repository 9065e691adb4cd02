"""What the analyst can put right about what is picked in the text, and the list of what was put right."""

from collections.abc import Callable, Sequence

import streamlit as st

from analysis import corrections as make
from analysis.article import Span
from analysis.corrections import Correction
from analysis.entities import Entity, Mention
from analysis.report import doors
from pages.shared import stored
from pages.shared.address import choose_text
from pages.shared.escape import plain
from pages.shared.linked_text import Run, linked_text
from pages.shared.page import OneText
from pages.shared.roles import offered_to
from pages.views.reader.article_view import Picked

KINDS = ("PER", "ORG", "LOC")
STATEMENTS = ("direct", "indirect", "fragment")
LONGEST_SHOWN = 90
LONGEST_TYPO = 120
"""Characters of the words that can be mended in the text itself."""

DONE = "corrected now"
"""What was done last, to be said where it was done."""


@offered_to("analyst")
def open_corrections(page: OneText, picked: Picked) -> None:
    """A drawer with the corrections that fit what is picked."""

    @st.dialog(page.words("reader.fix.title"), position="right", icon=":material/edit:")
    def drawer() -> None:
        if picked.selected:
            _selection(page, picked.span)
        if picked.statement is not None:
            _statement(page, picked.statement)
        if picked.entity is not None:
            _entity(page, picked.entity, picked.span)

    drawer()


def _statement(page: OneText, at: int) -> None:
    words, quote = page.words, page.analysis.quotes[at]
    key = f"statement {quote.spans}"
    st.markdown(f"**{words('reader.fix.statement')}** · {plain(quote.speaker or words('quotes.unattributed'))}")
    st.caption(plain(_shown(page, quote.spans)))
    kind = st.segmented_control(
        words("reader.fix.kind"),
        STATEMENTS,
        default=quote.kind,
        required=True,
        format_func=lambda kind: words("quotes.kind." + kind),
        key=f"{key} {quote.kind}",
    )
    if kind != quote.kind:
        _keep(page, make.quote_kind(quote, kind))
    speaker = _name_box(page, words("reader.fix.speaker"), f"{key} speaker", people_first=True)
    _button(page, "reassign", key, lambda: make.reassign(quote, speaker or ""), off=not speaker)
    st.divider()
    with st.container(horizontal=True):
        _button(page, "not_quote", key, lambda: make.not_quote(quote))
        if not quote.checked:
            _button(page, "checked", key, lambda: make.checked(quote))


def _entity(page: OneText, at: int, span: Span) -> None:
    words, entity = page.words, page.analysis.entities[at]
    key = f"entity {entity.name} {entity.kind}"
    mentions = words("entities.mentions", n=len(entity.mentions))
    st.markdown(f"**{words('reader.fix.entity')}** · {plain(f'{entity.name}: {mentions}')}")
    way = Run(words("dossier.menu"), to=page.door(doors.dossier(entity.name)))
    linked_text([[way]], key=f"dossier of {entity.name}")
    kind = st.segmented_control(
        words("reader.fix.entity_kind"),
        KINDS,
        default=entity.kind,
        required=True,
        format_func=lambda kind: words("entities.kind." + kind),
        key=f"{key} kind",
    )
    if kind != entity.kind:
        _keep(page, make.entity_kind(entity, kind))
    others = {e.name: e for e in page.analysis.entities if e != entity}
    into = st.selectbox(
        words("reader.fix.merge_with"),
        list(others),
        index=None,
        placeholder=words("reader.fix.merge_choose"),
        key=f"{key} into",
    )
    _button(page, "merge", key, lambda: make.merge(entity, others[into or ""]), off=into is None)
    _rename(page, entity, key)
    mention = next((m for m in entity.mentions if m.start <= span[0] < m.stop), None)
    st.divider()
    with st.container(horizontal=True):
        _button(page, "hide", key, lambda: make.hide(entity))
        if mention is not None:
            _button(page, "not_mention", key, lambda: make.not_mention(entity, mention))
    if mention is not None:
        _split(page, entity, mention, key)


def _rename(page: OneText, entity: Entity, key: str) -> None:
    """A form: its button and Enter take what is typed, where a box alone would wait until one has left it."""
    words = page.words
    with (
        st.form(f"{key} rename", border=False, enter_to_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input(words("reader.fix.name"), entity.name, key=f"{key} name").strip()
        asked = st.form_submit_button(words("reader.fix.rename"))
    if asked and name in ("", entity.name):
        st.caption(words("reader.fix.same_name"))
    elif asked:
        _keep(page, make.rename(entity, name))


def _split(page: OneText, entity: Entity, mention: Mention, key: str) -> None:
    """The clicked mention, or all that name the entity in this way, are another's."""
    words = page.words
    names = [e.name for e in page.analysis.entities if e.kind == entity.kind and e != entity]
    to = _choose_or_type(words("reader.fix.split_to"), names, words("reader.fix.split_choose"), f"{key} split to")
    alike = [m for m in entity.mentions if m.form == mention.form]
    told = words("reader.fix.split_all", form=mention.form, n=len(alike))
    everywhere = len(alike) > 1 and st.checkbox(plain(told), key=f"{key} split all")
    gone = alike if everywhere else [mention]
    _button(page, "split", key, lambda: make.split(entity, gone, to or ""), off=to in (None, "", entity.name))


def _selection(page: OneText, span: Span) -> None:
    words = page.words
    key = f"selection {span}"
    st.markdown(f"**{words('reader.fix.selection')}**")
    st.caption(plain(_shown(page, (span,))))
    name = _name_box(page, words("reader.fix.which"), f"{key} name")
    known = next((e.kind for e in page.analysis.entities if e.name == name), "PER")
    kind = st.segmented_control(
        words("reader.fix.entity_kind"),
        KINDS,
        default=known,
        required=True,
        format_func=lambda kind: words("entities.kind." + kind),
        key=f"{key} {known}",
    )
    _button(page, "add_mention", key, lambda: make.add_mention(span, name or "", kind), off=not name)
    manner = st.segmented_control(
        words("reader.fix.kind"),
        STATEMENTS,
        default="direct",
        required=True,
        format_func=lambda kind: words("quotes.kind." + kind),
        key=f"{key} manner",
    )
    speaker = _name_box(page, words("reader.fix.speaker"), f"{key} speaker", people_first=True)
    _button(page, "add_quote", key, lambda: make.add_quote([span], manner, speaker or ""))
    if span[1] - span[0] <= LONGEST_TYPO:
        st.divider()
        _typo(page, span, key)


def _typo(page: OneText, span: Span, key: str) -> None:
    """The words as they should read: the text itself is put right, and corrections keep their places."""
    words, former = page.words, page.analysis.text[slice(*span)]
    with (
        st.form(f"{key} typo", border=False, enter_to_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        typed = " ".join(st.text_input(words("reader.fix.typo"), former, key=f"{key} typo words").split())
        asked = st.form_submit_button(words("reader.fix.typo_do"))
    if asked and typed in ("", former):
        st.caption(words("reader.fix.same_words"))
    elif asked:
        mended = page.attempt(page.library.mend_text, page.text.id, span, typed)
        if mended is not None:
            choose_text(mended)
            stored.background().go_on()
            st.session_state[DONE] = words("reader.fix.mended", old=former, new=typed)
        st.rerun()


def _button(page: OneText, name: str, key: str, correction: Callable[[], Correction], *, off: bool = False) -> None:
    if st.button(page.words("reader.fix." + name), key=f"{key} {name}", disabled=off):
        _keep(page, correction())


def _keep(page: OneText, correction: Correction) -> None:
    """Keeps it; the drawer closes, and over the text that it was opened from stands what was done."""
    page.correct(correction)
    if "failure" not in st.session_state:
        st.session_state[DONE] = _told(page, correction)
    st.rerun()


def say_done() -> None:
    """What was corrected last, once."""
    if done := st.session_state.pop(DONE, ""):
        st.success(plain(done), icon=":material/check:")


def _name_box(page: OneText, label: str, key: str, *, people_first: bool = False) -> str | None:
    entities = page.analysis.entities
    ordered = sorted(entities, key=lambda e: e.kind != "PER") if people_first else entities
    return _choose_or_type(label, [entity.name for entity in ordered], page.words("reader.fix.speaker_new"), key)


def _choose_or_type(label: str, names: Sequence[str], placeholder: str, key: str) -> str | None:
    """One of `names`, or a new one: Enter takes what is typed as new, so its likely meaning is shown and taken."""
    typed = st.selectbox(label, names, index=None, placeholder=placeholder, accept_new_options=True, key=key)
    meant = known_by(typed, names) if typed else None
    if meant != typed:
        st.caption(plain(f"→ {meant}"))
    return meant


def known_by(typed: str, names: Sequence[str]) -> str:
    """The only one of `names` that has a word beginning like this; else what was typed.

    >>> known_by("Лос", ["Анна Лосева", "Анна Ким"]), known_by("анна", ["Анна Лосева", "Анна Ким"])
    ('Анна Лосева', 'анна')
    """
    if typed in names:
        return typed
    beginning = f" {typed.strip()}".casefold()
    found = [name for name in names if beginning in f" {name}".casefold()]
    return found[0] if len(found) == 1 else typed


def _shown(page: OneText, spans: tuple[Span, ...]) -> str:
    text = " … ".join(page.analysis.text[start:stop] for start, stop in spans)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1].rstrip() + "…"


def correction_list(page: OneText) -> None:
    """Every correction of the text, the last one first, each with its way back."""
    words = page.words
    rows = page.library.corrections(page.text.id)
    found = page.library.analysis_of(page.text.id)
    unmatched = make.correct(found, [row.correction for row in rows]).unmatched
    if not rows and not page.may("analyst"):
        return
    st.subheader(words("reader.corrections.title") + (f" ({len(rows)})" if rows else ""), anchor=False)
    if not rows:
        st.caption(words("reader.corrections.none"))
    for row in reversed(rows):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            lost = f" *({words('reader.corrections.unmatched')})*" if row.correction in unmatched else ""
            st.markdown(plain(_told(page, row.correction)) + lost)
            if page.may("analyst") and st.button(
                words("reader.corrections.undo"), key=f"undo {row.id}", icon=":material/undo:", type="tertiary"
            ):
                page.attempt(page.library.undo, row.id)
                st.session_state["undone"] = (page.text.id, row.id)
                st.rerun()
    text_id, undone = st.session_state.get("undone", ("", 0))
    if text_id == page.text.id and st.button(words("reader.corrections.redo"), icon=":material/redo:", type="tertiary"):
        page.attempt(page.library.redo, undone)
        del st.session_state["undone"]
        st.rerun()


def _told(page: OneText, correction: Correction) -> str:
    words = page.words
    named = {
        value: words(key)
        for value, key in (
            *((kind, "quotes.kind." + kind) for kind in STATEMENTS),
            *((kind, "entities.kind." + kind) for kind in KINDS),
            ("", "reader.corrections.open"),
        )
    }
    return words(
        "reader.corrections." + correction.action,
        name=correction.name,
        old=named.get(correction.old, correction.old),
        value=named.get(correction.value, correction.value),
        words=_shown(page, correction.spans),
    )
