"""Fragments: words shorter than a clause that somebody judges with («назвал решение «позором»»), told from names."""

from collections.abc import Mapping, Sequence
from functools import cache

from analysis import lexicon
from analysis.article import Span
from analysis.quotes.attribution import attribute
from analysis.quotes.cues import is_finite, is_gerund
from analysis.quotes.draft import Draft
from analysis.quotes.marks import Marked
from analysis.quotes.setting import words
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import is_personal

LONGEST_FRAGMENT = 12
"""Words; more are a clause."""

REACH = 25
"""Tokens between the verb and the marks."""


def find_fragments(stream: Stream, marked: Sequence[Marked], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The fragments among `marked`, none where one of `drafts` (quotes and reports) has words already."""
    taken = {place for draft in drafts for span in draft.spans for place in stream.within(*span)}
    found: list[Draft] = []
    for here in marked:
        if here.closed and not taken.intersection(stream.within(here.start, here.stop)):
            draft = judged(stream, here)
            if draft is not None:
                found.append(draft)
    return tuple(found)


def judged(stream: Stream, here: Marked) -> Draft | None:
    """«X назвал решение «позором»»: words in small letters after a verb of judging whose subject is a person."""
    (start, stop), *more = here.spans
    if more or not stream.text[start : start + 1].islower() or words(stream, here) > LONGEST_FRAGMENT:
        return None
    opening = stream.at(here.start)
    inside = range(opening + 1, stream.at(stop))
    lo, hi = stream.sentence(opening)
    verb = _verb_before(stream, max(lo, opening - REACH), opening)
    if (
        verb < 0
        or any(p in stream.named for p in inside)
        or not _stands(stream, _judging()[_lemma(stream, verb)], inside)
    ):
        return None
    main = verb if is_finite(stream.tokens[verb]) else _main_verb(stream, lo, verb)
    attribution = attribute(stream, lo, hi, main, before=True)
    if not any(is_personal(stream, phrase) for phrase in attribution.speakers):
        return None
    cue: Span = stream.span(verb, verb + 1)
    return Draft("fragment", here.spans, attribution, cue, "judged", (stream.tokens[lo].start, here.stop))


def _verb_before(stream: Stream, lo: int, hi: int) -> int:
    """The verb of judging in whose clause the marks stand, or -1: no other verb or clause between."""
    for place in range(hi - 1, lo - 1, -1):
        token = stream.tokens[place]
        if is_gerund(token) or (is_finite(token) and token.pos == "VERB"):
            judges = _lemma(stream, place) in _judging() and token.feats.get("Person") not in ("1", "2")
            return place if judges else -1
        if token.text in (":", ";") or token.lemma in ("что", "который", "чтобы"):
            return -1
    return -1


def _main_verb(stream: Stream, lo: int, gerund: int) -> int:
    return next((p for p in range(gerund - 1, lo - 1, -1) if is_finite(stream.tokens[p])), gerund)


def _stands(stream: Stream, how: str, inside: range) -> bool:
    """Whether the marked words stand as the verb of judging asks («ins», «in», «any»)."""
    before = stream.tokens[inside.start - 2].text.lower() if inside.start > 1 else ""
    if how == "in":
        return before in ("в", "во")
    if how == "ins":
        return before == "как" or any(stream.tokens[p].case == "Ins" for p in inside)
    return len(inside) > 1


def _lemma(stream: Stream, place: int) -> str:
    return stream.tokens[place].lemma.replace("ё", "е")


@cache
def _judging() -> Mapping[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("judging.tsv")}
