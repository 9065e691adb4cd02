"""More rows than one screen holds: a pager, drawn only where there are, and a line that says that some are left out."""

import streamlit as st

from analysis.interface import Words


def one_screen(n: int, size: int, *, key: str) -> slice:
    """Which of `n` rows, `size` a screen, the reader has turned to; `key` changes with what is listed.

    Use: `table.iloc[one_screen(len(table), 20, key="texts")]`.
    """
    screens = -(-n // size)
    screen = st.pagination(screens, key=key) - 1 if screens > 1 else 0
    return slice(screen * size, (screen + 1) * size)


def shown_first(words: Words, shown: int, of: int) -> None:
    """«Показаны первые 15 из 40», where there are more than are shown."""
    if of > shown:
        st.caption(words("many.shown_first", shown=shown, of=of))
