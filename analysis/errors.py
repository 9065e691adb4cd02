"""What goes wrong for the user, said in a plain sentence."""

from collections.abc import Mapping
from typing import ClassVar


class PlainError(Exception):
    """An error with a sentence for the user: `str()` says it in Russian, `key` and `values` in any language."""

    sentences: ClassVar[Mapping[str, str]] = {}

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(self.sentences[key].format(**values))
        self.key = key
        self.values = values
