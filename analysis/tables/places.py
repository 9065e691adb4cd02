"""Where in a text an offset stands: in which sentence, which paragraph, and in whose words."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from analysis.analyse import Analysis
from analysis.article import Article, Span
from analysis.quotes import Quote
from analysis.quotes.quote import joined
from analysis.words import find_words

AUTHOR = ""
"""The voice of the article's own words."""

UNKNOWN = "?"
"""The voice and the speaker where nobody is found to whom the words belong."""

OWN_WORDS = ("direct", "fragment")
"""The kinds of statements that are the speaker's own words; a paraphrase is the author's."""


Voice = tuple[str, ...]
"""Each of those whose own words they are; (UNKNOWN,) where nobody is known, none where they are the author's."""


@dataclass(frozen=True, slots=True)
class Places:
    """The sentences, paragraphs and voices of a text, in its order and without overlap."""

    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    voices: tuple[tuple[int, int, Voice], ...]

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
        """Each of those whose quoted words stand at `offset`; (UNKNOWN,), or none: the author's."""
        at = bisect_right(self.voices, offset, key=_start) - 1
        return self.voices[at][2] if at >= 0 and offset < self.voices[at][1] else ()


def heard_in(*, paraphrases: bool) -> tuple[str, ...]:
    """The kinds of statements in which speakers are heard: their own words, and with `paraphrases` what is reported."""
    return (*OWN_WORDS, "indirect") if paraphrases else OWN_WORDS


def places(analysis: Analysis, kinds: Collection[str] = OWN_WORDS) -> Places:
    """The places of `analysis`; its voices are those of the statements of these kinds."""
    return Places(analysis.sentences, analysis.paragraphs, tuple(_voices(analysis.quotes, kinds)))


def body(analysis: Analysis) -> tuple[Span, ...]:
    """The paragraphs that are counted: all but the furniture, the headline among them."""
    return Article(analysis.text, analysis.title, analysis.paragraphs, analysis.furniture).body


def words_by_voice(analysis: Analysis, where: Places) -> Counter[Voice]:
    """How many words of the body stand in each voice of `where`."""
    return Counter(
        where.heard(start + word) for start, stop in body(analysis) for word, _ in find_words(analysis.text[start:stop])
    )


def voice_of(quote: Quote) -> Voice:
    """Each of those who make a statement, or UNKNOWN alone."""
    return quote.speakers or (UNKNOWN,)


def speaker_of(quote: Quote) -> str:
    """Who makes a statement, as it is shown: the speaker's name, joint ones, or UNKNOWN."""
    return joined(voice_of(quote))


def each_speaker(voices: Counter[Voice]) -> Counter[str]:
    """The counts of each speaker alone, UNKNOWN's too: what several say together counts for each of them."""
    found: Counter[str] = Counter()
    for voice, count in voices.items():
        found.update(dict.fromkeys(voice, count))
    return found


def _voices(quotes: Sequence[Quote], kinds: Collection[str]) -> Iterator[tuple[int, int, Voice]]:
    """Where speakers are heard; where two quotes overlap, the first to begin has it (words quoted within a quote)."""
    reached = 0
    for start, stop, speaker in sorted(
        (start, stop, voice_of(quote)) for quote in quotes if quote.kind in kinds for start, stop in quote.spans
    ):
        if stop > reached:
            yield max(start, reached), stop, speaker
            reached = stop


def _start(span: tuple[int, ...] | tuple[int, int, Voice]) -> int:
    return int(span[0])
