"""What went wrong, as a page says it."""

from analysis.errors import PlainError
from analysis.interface import Words


def said(words: Words, error: PlainError) -> str:
    """The error's sentence in the page's language."""
    key = f"errors.{type(error).__name__}.{error.key}"
    return words(key, **error.values) if key in words else str(error)
