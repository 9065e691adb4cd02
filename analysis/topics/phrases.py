"""Candidates for terms: the noun phrases of a text, from its parts of speech and agreement.

A link is a noun with the adjectives that agree with it («расширенное стратегическое партнёрство»); a chain is a link
with the genitives that follow («улучшение качества жизни»). Each part of a chain that is a phrase itself is a
candidate: whole links from some place on, the first of them with all or only its last adjectives.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analysis.article import Span
from analysis.language import Token
from analysis.topics.reference import per_million
from analysis.topics.words import NOUNS, TermWord, agrees, is_adjective

MOST_LINKS = 3
"""A longer chain of genitives is the style of an office, not a term."""

MOST_WORDS = 5

Key = tuple[str, ...]
"""What makes two phrases the same term: their lemmas, «е» for «ё»."""


class Link(NamedTuple):  # like Token, made in a quarter of the time of a frozen dataclass
    """A noun, the last of its `words`, with the adjectives before it, all in its case; `read` is what is known of the
    words, `first` and `stop` number its tokens in the sentence."""

    words: tuple[Token, ...]
    read: tuple[TermWord, ...]
    first: int
    stop: int

    @property
    def adjectives(self) -> tuple[Token, ...]:
        """Those of the noun."""
        return self.words[:-1]

    @property
    def noun(self) -> Token:
        """The word that the others are about."""
        return self.words[-1]


class TermPhrase(NamedTuple):
    """One place where a candidate stands: its links, what makes two phrases the same term, and where that is in the
    text. `joined`: its first two links are joined by «и» and share the rest."""

    links: tuple[Link, ...]
    key: Key
    span: Span
    joined: bool = False

    @property
    def uses(self) -> float:
        """How many times a million words of general Russian have its rarest word: they cannot have it more often."""
        return min(map(per_million, self.key))

    @property
    def head_key(self) -> Key:
        """The key of its main noun alone."""
        return (self.links[0].read[-1].lemma,)


def find_phrases(
    tokens: Sequence[Token], read: Sequence[TermWord | None], in_name: Callable[[Token], bool]
) -> Iterator[TermPhrase]:
    """Every candidate of a sentence, of which `read` has the `term_words`; words that `in_name` says to belong to names
    end a phrase."""
    links = tuple(_links(tokens, read, in_name))
    for joined, parts in ((False, _parts(links)), (True, _joined(links, tokens))):
        for part in parts:
            if says_something(part[0]) and says_something(part[-1]):
                key = tuple([word.lemma for link in part for word in link.read])
                if len(key) <= MOST_WORDS:
                    yield TermPhrase(part, key, (part[0].words[0].start, part[-1].words[-1].stop), joined)


def _links(
    tokens: Sequence[Token], read: Sequence[TermWord | None], in_name: Callable[[Token], bool]
) -> Iterator[Link]:
    """The nouns of a sentence with the adjectives before them that agree.

    A word that never stands in a term («прошлый год», «ряд стран») parts them as a verb does.
    """
    before: list[TermWord] = []  # the adjectives right before
    for at, word in enumerate(read):
        if word is None or not word.fits or in_name(token := tokens[at]):
            before = []
        elif token.pos in NOUNS:
            first = at
            while at - first < len(before) and agrees(tokens[first - 1], token):
                first -= 1
            words = (*before[len(before) - at + first :], word)
            yield Link(tuple(tokens[first : at + 1]), words, first, at + 1)
            before = []
        elif is_adjective(token):
            before.append(word)
        else:
            before = []


def _parts(links: Sequence[Link]) -> Iterator[tuple[Link, ...]]:
    """The phrases of one link, and those of a link with the genitives straight after it."""
    for first, link in enumerate(links):
        stop = first + 1
        while stop < len(links) and links[stop].first == links[stop - 1].stop and links[stop].noun.case == "Gen":
            stop += 1
        shortened = _shortened(link)
        for last in range(first + 1, min(stop, first + MOST_LINKS) + 1):
            for shorter in shortened:
                yield (shorter, *links[first + 1 : last])


def _shortened(link: Link) -> list[Link]:
    """The link with all its adjectives, then with fewer, down to the bare noun."""
    _, read, first, stop = link
    return [link, *[Link(link.words[at:], read[at:], first + at, stop) for at in range(1, len(read))]]


def _joined(links: Sequence[Link], tokens: Sequence[Token]) -> Iterator[tuple[Link, ...]]:
    """Two nouns joined by «и» with the genitive that both govern («реабилитация и реинтеграция граждан»)."""
    for left, right, shared in zip(links, links[1:], links[2:], strict=False):
        if (
            right.first == left.stop + 1
            and tokens[left.stop].text.lower() == "и"
            and right.noun.case == left.noun.case
            and not right.adjectives
            and shared.first == right.stop
            and shared.noun.case == "Gen"
        ):
            for shorter in _shortened(left):
                yield (shorter, right, shared)


def says_something(link: Link) -> bool:
    """Whether a phrase may begin or end with it: a noun that only carries others does neither («вопрос безопасности»,
    «укрепление сторон») but with an adjective («улучшение жилищных условий»)."""
    return len(link.read) > 1 or not link.read[-1].alone
