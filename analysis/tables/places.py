"""Where in a text an offset stands: in which sentence, which paragraph, and in whose words."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.article import Article, Span
from analysis.quotes import Quote
from analysis.words import find_words

AUTHOR = ""
"""The voice of the article's own words."""

UNKNOWN = "?"
"""The voice and the speaker where nobody is found to whom the words belong."""

OWN_WORDS = ("direct", "fragment")
"""The kinds of statements that are the speaker's own words; a paraphrase is the author's."""


@dataclass(frozen=True, slots=True)
class Places:
    """The sentences, paragraphs and voices of a text, in its order and without overlap."""

    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    voices: tuple[tuple[int, int, str], ...]

    def sentence(self, offset: int) -> int:
        """The number of the sentence at `offset`, from 1; 0 before the first."""
        return bisect_right(self.sentences, offset, key=_start)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph at `offset`, from 1 (the headline and furniture are counted too)."""
        return bisect_right(self.paragraphs, offset, key=_start)

    def voice(self, offset: int) -> str:
        """The speaker whose quoted words stand at `offset`, UNKNOWN, or AUTHOR."""
        at = bisect_right(self.voices, offset, key=_start) - 1
        return self.voices[at][2] if at >= 0 and offset < self.voices[at][1] else AUTHOR


def places(analysis: Analysis, kinds: Collection[str] = OWN_WORDS) -> Places:
    """The places of `analysis`; its voices are those of the statements of these kinds."""
    return Places(analysis.sentences, analysis.paragraphs, tuple(_voices(analysis.quotes, kinds)))


def body(analysis: Analysis) -> tuple[Span, ...]:
    """The paragraphs that are counted: all but the furniture, the headline among them."""
    return Article(analysis.text, analysis.title, analysis.paragraphs, analysis.furniture).body


def words_by_voice(analysis: Analysis, where: Places) -> Counter[str]:
    """How many words of the body stand in each voice of `where`."""
    return Counter(
        where.voice(start + word) for start, stop in body(analysis) for word, _ in find_words(analysis.text[start:stop])
    )


def speaker_of(quote: Quote) -> str:
    """The speaker's name, or UNKNOWN."""
    return quote.speaker or UNKNOWN


def _voices(quotes: Sequence[Quote], kinds: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Where speakers are heard; where two quotes overlap, the first to begin has it (words quoted within a quote)."""
    reached = 0
    for start, stop, speaker in sorted(
        (start, stop, speaker_of(quote)) for quote in quotes if quote.kind in kinds for start, stop in quote.spans
    ):
        if stop > reached:
            yield max(start, reached), stop, speaker
            reached = stop


def _start(span: tuple[int, ...] | tuple[int, int, str]) -> int:
    return int(span[0])
