"""Тексты: what comes in, what was read, what is there; collections, corrections and a backup of all of it."""

import streamlit as st

from pages.shared.importing import IMPORTING

with IMPORTING:
    from pages.shared.examples import offer_examples
    from pages.shared.frame import open_frame
    from pages.shared.method import method
    from pages.views.texts.analysing import analysis_in_background
    from pages.views.texts.backup import backup
    from pages.views.texts.bin import deleted_texts
    from pages.views.texts.collection_list import collection_list
    from pages.views.texts.correction_files import correction_files
    from pages.views.texts.forms import import_forms
    from pages.views.texts.imports import import_lists
    from pages.views.texts.journal import journal
    from pages.views.texts.listing import text_list
    from pages.views.texts.objects import library_entities
    from pages.views.texts.outlet_lines import outlet_lines
    from pages.views.texts.roles import roles

page = open_frame("texts")

# ---------------------------------------------------------------- what comes in
if page.library.read_only:
    st.info(page.words("errors.LibraryError.read_only"), icon=":material/lock:")
else:
    import_forms(page)
    import_lists(page)
    offer_examples(page)
    analysis_in_background(page)

# ---------------------------------------------------------------- what is there
text_list(page)
deleted_texts(page)
collection_list(page)

# ---------------------------------------------------------------- what holds of all texts
if page.size:
    library_entities(page)
    outlet_lines(page)
    correction_files(page)
    method(page, "identities")
backup(page)
roles(page)
journal(page)
