"""Terms: the words and phrases that a text is about, in dictionary form."""

from dataclasses import dataclass

from analysis.article import Span


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase with agreement kept («стратегическое партнёрство») and each place where it stands.

    `score` orders the terms of a text; `keyness` is the part of it that comes from general usage (log-likelihood),
    `expected` how many times general Russian would have it in a text of this length.
    `is_name`: it is the name of an entity of the text.
    `head`, `head_count`: of a phrase its main noun («партнёрство») and how many times the text has that, in this phrase
    and elsewhere; "" and 0 of a word, of a name, and where the noun alone makes no term («место»).
    `name`: of a name the entity's, where the text mostly calls it otherwise («ВТО»).
    """

    term: str
    score: float
    spans: tuple[Span, ...]
    is_name: bool = False
    keyness: float = 0.0
    expected: float = 0.0
    head: str = ""
    head_count: int = 0
    name: str = ""

    @property
    def count(self) -> int:
        """How many times the text has it."""
        return len(self.spans)

    @property
    def entity(self) -> str:
        """The name of the entity whose name the term is, or "".

        >>> Term("ВТО", 1.0, ((0, 3),), is_name=True, name="Всемирная торговая организация").entity
        'Всемирная торговая организация'
        """
        return (self.name or self.term) if self.is_name else ""
