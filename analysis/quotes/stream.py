"""The tokens of a text in one row, each with its sentence and the entity that it names."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from analysis.article import Article, Span
from analysis.entities.entity import Entity
from analysis.entities.token_row import Index, places_of, token_row
from analysis.language import Parsed, Token
from analysis.quotes.cues import Cue, cue, cue_lemmas

P = ParamSpec("P")
R = TypeVar("R")


class TokenMention(NamedTuple):  # like Token
    """A mention as tokens: the entity's place in the list, and the first and past-the-last token of the mention.

    straight: the words stand as in the nominative; a foreign name may do so in any case.
    """

    entity: int
    lo: int
    hi: int
    straight: bool = True


@dataclass(frozen=True, slots=True)
class Stream:
    """A text as the quote rules read it. Places are numbers of tokens, ranges [lo, hi)."""

    article: Article
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    sentence_of: tuple[int, ...]
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    named: Mapping[int, TokenMention]
    words_at: Index
    """The places of each word or mark, in small letters."""
    lemmas_at: Index
    """The places of each lemma."""
    cues: Mapping[int, Cue]
    """The verbs of saying, by place."""
    answers: dict[Any, Any] = field(default_factory=dict)
    """What rules have asked `once`."""

    @property
    def text(self) -> str:
        """The whole text, which all offsets point into."""
        return self.article.text

    def at(self, offset: int) -> int:
        """The first token that begins at or after `offset`."""
        return bisect_left(self.starts, offset)

    def span(self, lo: int, hi: int) -> Span:
        """The offsets of the tokens lo … hi-1."""
        return self.tokens[lo].start, self.tokens[hi - 1].stop

    def words(self, lo: int, hi: int) -> str:
        """The text of the tokens lo … hi-1, as it stands."""
        return self.text[self.tokens[lo].start : self.tokens[hi - 1].stop] if hi > lo else ""

    def sentence(self, place: int) -> Span:
        """The range of tokens of the sentence in which the token `place` stands."""
        return self.sentences[self.sentence_of[place]]

    def entity(self, place: int, *kinds: str) -> Entity | None:
        """The entity that the token `place` helps to name, if it is of one of `kinds` (any, if none is given)."""
        named = self.named.get(place)
        if named is None:
            return None
        entity = self.entities[named.entity]
        return entity if not kinds or entity.kind in kinds else None

    def within(self, start: int, stop: int) -> range:
        """The tokens that lie within the offsets."""
        first, last = self.at(start), self.at(stop)
        while last > first and self.tokens[last - 1].stop > stop:
            last -= 1
        return range(first, last)


def stands(index: Index, words: Set[str], lo: int, hi: int) -> bool:
    """Whether one of the words stands at one of the places lo … hi-1."""
    return any(bisect_left(index[word], lo) < bisect_left(index[word], hi) for word in index.keys() & words)


UNKNOWN = object()
"""The answer to what was not asked yet: None may be an answer."""


def once(ask: Callable[Concatenate[Stream, P], R]) -> Callable[Concatenate[Stream, P], R]:
    """A question that several rules ask of the same words: it is worked out once a text."""

    @wraps(ask)
    def answered(stream: Stream, /, *words: P.args, **more: P.kwargs) -> R:
        asked = (ask, words, *more.items())
        answer = stream.answers.get(asked, UNKNOWN)
        if answer is UNKNOWN:
            answer = stream.answers[asked] = ask(stream, *words, **more)
        return answer  # type: ignore[no-any-return]

    return answered


def make_stream(article: Article, parsed: Parsed, entities: Sequence[Entity]) -> Stream:
    """`parsed` and the mentions of `entities` laid out by token."""
    row = token_row(article.text, parsed)
    named: dict[int, TokenMention] = {}
    for number, entity in enumerate(entities):
        for mention in entity.mentions:
            lo = max(bisect_left(row.starts, mention.start + 1) - 1, 0)
            hi = bisect_left(row.starts, mention.stop)
            straight = article.text[mention.start : mention.stop].lower() == mention.form.lower()
            here = TokenMention(number, lo, hi, straight)
            for place in range(lo, hi):
                # of nested mentions the longer one names: «МИД Казахстана», not «Казахстана»
                if place not in named or named[place].hi - named[place].lo < hi - lo:
                    named[place] = here
    lemmas = cue_lemmas().intersection(row.lemmas)  # of a thousand these few
    return Stream(
        article,
        row.tokens,
        row.starts,
        row.sentence_of,
        row.sentences,
        tuple(entities),
        named,
        row.words,
        row.lemmas,
        {at: known for at in places_of(row.lemmas, lemmas) if (known := cue(row.tokens[at])) is not None},
    )
