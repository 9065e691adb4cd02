"""Тексты: what comes in, what was read, what is there; collections, corrections and a backup of all of it."""

from pages.shared.background import analysis_block
from pages.shared.backup import backup
from pages.shared.collection_list import collection_list
from pages.shared.correction_files import correction_files
from pages.shared.deleted_texts import deleted_texts
from pages.shared.examples import offer_examples
from pages.shared.import_forms import import_forms
from pages.shared.import_list import import_lists
from pages.shared.library_entities import library_entities
from pages.shared.method import method
from pages.shared.page import open_page
from pages.shared.text_list import text_list

page = open_page("texts", analysed=False)

# ---------------------------------------------------------------- what comes in
import_forms(page)
import_lists(page)
offer_examples(page)
analysis_block(page)

# ---------------------------------------------------------------- what is there
text_list(page)
deleted_texts(page)
collection_list(page)

# ---------------------------------------------------------------- what holds of all texts
if page.texts:
    library_entities(page)
    correction_files(page)
    method(page, "identities")
backup(page)
