"""Where a marked stretch stands: what comes before and after it, whether it is a statement or a title."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from analysis.article import Span
from analysis.quotes.cues import is_finite
from analysis.quotes.draft import Draft
from analysis.quotes.marks import Marked
from analysis.quotes.stream import Stream

DASHES = "-–—‒―"
ENDS = ".!?…"
AFTER_DASH = re.compile(rf"(^|[,.!?…:»\"])\s*[{DASHES}]{{1,2}}$")


def paragraph(stream: Stream, offset: int) -> Span:
    """The paragraph in which the offset lies, or the last before it."""
    paragraphs = stream.article.paragraphs
    return paragraphs[max(bisect_right(paragraphs, offset, key=lambda p: p[0]) - 1, 0)]


def clause_after(stream: Stream, offset: int, limit: int) -> Span:
    """The tokens of the author's words that begin at `offset`: to the end of the sentence or the next marked words."""
    lo = stream.at(offset)
    if lo >= len(stream.tokens) or stream.tokens[lo].start >= limit:
        return lo, lo
    return lo, min(stream.sentence(lo)[1], stream.at(paragraph(stream, offset)[1]))


def clause_before(stream: Stream, here: Marked, previous: Draft | None) -> Span:
    """The tokens of the sentence before the marks, from the end of the quote before; a colon reaches over a line."""
    hi = stream.at(here.start)
    if hi == 0:
        return 0, 0
    begin = paragraph(stream, here.start)[0]
    if begin == here.start:
        if stream.tokens[hi - 1].text != ":":
            return hi, hi
        begin = stream.tokens[stream.sentence(hi - 1)[0]].start
    lo = max(stream.sentence(hi - 1)[0], stream.at(begin))
    if previous is not None:
        lo = max(lo, stream.at(previous.spans[-1][1]))
    while lo < hi and stream.tokens[lo].text in ',."»”“' + DASHES:
        lo += 1
    return lo, hi


def at_start(stream: Stream, here: Marked) -> bool:
    """The marks open a sentence, follow a colon, or go on after the author's words."""
    begin = paragraph(stream, here.start)[0]
    before = stream.text[max(begin, here.start - 8) : here.start].rstrip()
    return not before or before[-1] in '.!?…:»”"' or bool(AFTER_DASH.search(before))


def after_connective(stream: Stream, here: Marked) -> bool:
    """Only a connective stands before the marks in their sentence: «Поэтому «мы не спешим», — сказал он»."""
    hi = stream.at(here.start)
    if hi == 0 or stream.sentence(hi - 1)[1] < hi or paragraph(stream, here.start)[0] == here.start:
        return False
    lo = stream.sentence(hi - 1)[0]
    words = stream.tokens[lo:hi]
    return 0 < len(words) <= 3 and all(t.pos in ("ADV", "CCONJ", "SCONJ", "PART", "PUNCT") for t in words)


def ends_sentence(stream: Stream, here: Marked) -> bool:
    """Whether the sentence ends with the marks: «P.»"""
    end = paragraph(stream, here.stop - 1)[1]
    inside = stream.text[here.spans[-1][1] - 1]
    following = stream.text[here.stop : min(here.stop + 3, end)]
    if not following.strip() or following[0] in ENDS:
        return True
    return inside in ENDS and (following.lstrip()[:1].isupper() or following.lstrip()[:1] in '"«„“(')


def words(stream: Stream, here: Marked) -> int:
    """The number of words between the marks."""
    return sum(
        1 for start, stop in here.spans for place in stream.within(start, stop) if stream.tokens[place].pos != "PUNCT"
    )


def is_clause(stream: Stream, here: Marked, *, fewest: int = 4) -> bool:
    """So many words with a predicate, or a sentence by its stop: a statement, not a title."""
    count = words(stream, here)
    if count < fewest:
        return False
    places = [place for start, stop in here.spans for place in stream.within(start, stop)]
    ended = stream.text[here.spans[-1][1] - 1] in ENDS
    return count >= 8 or ended or has_predicate(stream, places) or says_i(stream, places)


def has_predicate(stream: Stream, places: Iterable[int]) -> bool:
    """A finite verb, an infinitive, a short adjective or participle among the tokens."""
    return any(
        is_finite(token) or token.feats.get("VerbForm") == "Inf" or token.feats.get("Variant") == "Short"
        for token in (stream.tokens[place] for place in places)
    )


def says_i(stream: Stream, places: Iterable[int]) -> bool:
    """A word of the first person among the tokens: somebody speaks of himself."""
    return any(stream.tokens[p].lemma in ("я", "мы", "мой", "наш") for p in places)


def heads_line(stream: Stream, here: Marked) -> bool:
    """The marks open a headline, or are a subheading of their own without a stop."""
    start, stop = paragraph(stream, here.start)
    if here.start != start or here.stop > stop:
        return False
    # a headline that no empty line follows: the first paragraph with tokens
    first = start <= stream.tokens[0].start < stop and stop - start <= 200
    if stream.article.title == (start, stop) or (first and stream.text[here.stop : here.stop + 1] == ":"):
        return True
    return here.stop == stop and stream.text[here.spans[-1][1] - 1] not in "." and stop - start <= 120
