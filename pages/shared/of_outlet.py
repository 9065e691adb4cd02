"""A number of one outlet opens what it counts: the list of another screen, of that alone."""

from collections.abc import Collection

import streamlit as st

from pages.shared.linked_text import Run, landing, linked_text
from pages.shared.page import ManyTexts


def counted_of_outlet(page: ManyTexts, numbers: Collection[str], told: str, everything: Run) -> tuple[str, str] | None:
    """The outlet, and which of the `numbers`, whose count the address asks for; None where it asks for none.

    It is said in the words `told.<number>`, with `everything` as the way back to the whole list.
    """
    outlet, which = st.query_params.get("of_outlet", ""), st.query_params.get("which", "")
    if not outlet or which not in numbers:
        return None
    landing(page.words(f"{told}.{which}", outlet=outlet), key=f"{told} {outlet} {which}", lands=True)
    linked_text([[everything]], key=f"{told} all")
    return outlet, which
