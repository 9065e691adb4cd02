"""Words of a text in a place that reads Markdown: shown as they are, never as markup."""

import re


def plain(text: str) -> str:
    r"""`text` with every sign that Markdown could read escaped, on one line.

    >>> plain("**не** [жирный](x)")
    '\\*\\*не\\*\\* \\[жирный\\]\\(x\\)'
    """
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", re.sub(r"\s+", " ", text))
