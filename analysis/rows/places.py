"""Where in a text an offset stands: in which sentence, which paragraph, and in whose words."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.analyse import Analysis
from analysis.article import Article, Span
from analysis.quotes import Quote
from analysis.quotes.quote import joined
from analysis.words import find_words

AUTHOR = ""
"""The voice of the article's own words, as it is shown."""

UNKNOWN = "?"
"""The speaker where nobody is found who says it."""

OWN_WORDS = ("direct", "fragment")
"""The kinds of statements that are the speaker's own words; a paraphrase is the author's."""

NO_STATEMENT = -1

Voice = tuple[str, ...]
"""Each of those whose own words they are; (UNKNOWN,) where nobody is known, none where they are the author's."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of the text in somebody's words: `statement` is its place in Analysis.quotes, from 0."""

    start: int
    stop: int
    statement: int
    voice: Voice


@dataclass(frozen=True, slots=True)
class Places:
    """The sentences, paragraphs and voices of a text, in its order and without overlap."""

    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    voices: tuple[Heard, ...]

    def sentence(self, offset: int) -> int:
        """The number of the sentence at `offset`, from 1; 0 before the first."""
        return bisect_right(self.sentences, offset, key=_start)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph at `offset`, from 1 (the headline and furniture are counted too)."""
        return bisect_right(self.paragraphs, offset, key=_start)

    def voice(self, offset: int) -> str:
        """Whose words stand at `offset`, as it is shown: a speaker's, joint ones', UNKNOWN, or AUTHOR."""
        return joined(self.heard(offset))

    def heard(self, offset: int) -> Voice:
        """Each of those whose words stand at `offset`; (UNKNOWN,), or none: the author's."""
        found = self._stretch(offset)
        return found.voice if found else ()

    def statement(self, offset: int) -> int:
        """The place in Analysis.quotes of the innermost statement whose own words stand at `offset`; NO_STATEMENT."""
        found = self._stretch(offset)
        return found.statement if found else NO_STATEMENT

    def _stretch(self, offset: int) -> Heard | None:
        at = bisect_right(self.voices, offset, key=lambda heard: heard.start) - 1
        return self.voices[at] if at >= 0 and offset < self.voices[at].stop else None


def heard_in(*, paraphrases: bool) -> tuple[str, ...]:
    """The kinds of statements in which speakers are heard: their own words, and with `paraphrases` what is reported."""
    return (*OWN_WORDS, "indirect") if paraphrases else OWN_WORDS


def places(analysis: Analysis, kinds: Collection[str] = OWN_WORDS) -> Places:
    """The places of `analysis`; its voices are those of the statements of these kinds."""
    return Places(analysis.sentences, analysis.paragraphs, tuple(_voices(analysis.quotes, kinds)))


def article_of(analysis: Analysis) -> Article:
    """The text as it was read for the analysis."""
    return Article(analysis.text, analysis.title, analysis.paragraphs, analysis.furniture)


def body(analysis: Analysis) -> tuple[Span, ...]:
    """The paragraphs that are counted: all but the furniture, the headline among them."""
    return article_of(analysis).body


def words_by_statement(analysis: Analysis, where: Places) -> Counter[int]:
    """How many words of the body stand in each statement of `where` and in none that is inside it; NO_STATEMENT: the
    author's."""
    words = [start + word for start, stop in body(analysis) for word, _ in find_words(analysis.text[start:stop])]
    found: Counter[int] = Counter()
    for heard in where.voices:
        if count := bisect_left(words, heard.stop) - bisect_left(words, heard.start):
            found[heard.statement] += count
    found[NO_STATEMENT] = len(words) - found.total()
    return found


def words_by_voice(analysis: Analysis, where: Places) -> Counter[Voice]:
    """How many words of the body stand in each voice of `where`."""
    found: Counter[Voice] = Counter()
    for statement, count in words_by_statement(analysis, where).items():
        found[voice_of(analysis.quotes[statement]) if statement != NO_STATEMENT else ()] += count
    return found


def voice_of(quote: Quote) -> Voice:
    """Each of those who make a statement, or UNKNOWN alone."""
    return quote.speakers or (UNKNOWN,)


def _voices(quotes: Sequence[Quote], kinds: Collection[str]) -> Iterator[Heard]:
    """Whose words each stretch is, in order. Of statements that overlap the last to begin has the words (what is
    quoted within a quote), of those that begin together the first to end, of those that are the same the last."""
    beginning: dict[int, list[tuple[int, int]]] = {}
    for number, quote in enumerate(quotes):
        for start, stop in quote.spans if quote.kind in kinds else ():
            beginning.setdefault(start, []).append((stop, number))
    bounds = sorted({*beginning, *(stop for spans in beginning.values() for stop, _ in spans)})
    inside: list[tuple[int, int]] = []
    for start, end in pairwise(bounds):
        inside = [(stop, number) for stop, number in inside if stop > start]
        inside += sorted(beginning.get(start, ()), key=lambda span: (-span[0], span[1]))
        if inside:
            number = inside[-1][1]
            yield Heard(start, end, number, voice_of(quotes[number]))


def _start(span: Span) -> int:
    return span[0]
