"""What goes wrong for the user, said in a plain sentence."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar


class PlainError(Exception):
    """An error with a sentence for the user: `str()` says it in Russian, `key` and `values` in any language."""

    sentences: ClassVar[Mapping[str, str]] = {}

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(self.sentences[key].format(**{name: _shown(value) for name, value in values.items()}))
        self.key = key
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """Of its key, where another process meets it: the sentence alone makes none."""
        return partial(type(self), self.key, **self.values), ()


def _shown(value: object) -> object:
    """Numbers as Russian writes them: «2 000 000»."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}") if isinstance(value, int) else value
