"""Indirect speech: what is reported in the author's words, with who says it in the same sentence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat

from analysis import lexicon
from analysis.article import Span
from analysis.entities.token_row import places_of
from analysis.quotes.attribution import Attribution, attribute
from analysis.quotes.bearers import MARKS
from analysis.quotes.cues import is_finite, openings_of_saying, speech_words
from analysis.quotes.draft import Draft
from analysis.quotes.governed import after_colon, asked, intends, noun_that, said_that, urged, written
from analysis.quotes.inserted import according_to, as_said, headline, said_after
from analysis.quotes.setting import has_predicate
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import is_outlet

Rule = Callable[[Stream, int, int, int, Attribution | None], Draft | None]
"""The text, the first token of a zone and the one past its last, a place in it, and who has spoken in the sentence so
far, to what is reported there."""


def find_indirect(stream: Stream, direct: Sequence[Draft]) -> tuple[Draft, ...]:
    """The reported statements outside the direct quotes, in the order of the text."""
    found: list[Draft] = []
    taken = {place for d in direct for start, stop in d.spans for place in stream.within(start, stop)}
    authors = {place for d in direct if d.attribution for place in stream.within(*d.whole)} - taken
    begins = _begins(stream)
    for lo, hi in stream.sentences:
        for begin, end in _zones(lo, hi, taken):
            found.extend(_in_zone(stream, begin, end, begins, authors))
    outer = [d for d in found if not any(_holds(other, d) for other in found)]
    return tuple(
        d for d in outer if any(character.isalnum() for span in d.spans for character in stream.text[slice(*span)])
    )


def _holds(outer: Draft, inner: Draft) -> bool:
    """«Лунин пообещал открыть мост, сообщили в мэрии»: what is said in what the mayor's office says is no record."""
    if outer is inner or outer.whole != inner.whole or outer.spans == inner.spans:
        return False
    return all(any(lo <= start and stop <= hi for lo, hi in outer.spans) for start, stop in inner.spans)


def _passed_on(stream: Stream, draft: Draft) -> bool:
    """An outlet that reports is a source; only what it thinks is its own statement."""
    attribution = draft.attribution
    if attribution is None or not attribution.speakers:
        return False
    named = stream.tokens[attribution.speakers[0].lo].text in MARKS
    foreign = stream.tokens[attribution.speakers[0].lo].text[:1].isascii()
    passes = attribution.cue is not None and attribution.cue.lemma in speech_words("passing")
    passes = passes and (named or foreign)  # «резюмирует «Волна»», «пишет Forbes»
    reports = attribution.cue is not None and attribution.cue.lemma in speech_words("reporting")
    body = stream.entity(attribution.speakers[0].head, "ORG") is not None or attribution.speakers[0].person is None
    passes = passes or (reports and foreign and body and draft.rule == "said_after")  # «…, сообщает El Sol»
    if not passes and not is_outlet(stream, attribution.speakers[0]):
        return False
    return attribution.cue is None or attribution.cue.kind != "thinking"


def _zones(lo: int, hi: int, taken: set[int]) -> Iterator[Span]:
    """The stretches of a sentence that no direct quote covers."""
    if taken.isdisjoint(range(lo, hi)):
        yield lo, hi
        return
    begin = lo
    for place in range(lo, hi + 1):
        if place == hi or place in taken:
            if place > begin:
                yield begin, place
            begin = place + 1


def _in_zone(stream: Stream, lo: int, hi: int, begins: "Beginnings", authors: set[int]) -> Iterator[Draft]:
    done = lo
    main: Attribution | None = None
    for place in range(lo, hi):
        if (place not in begins and place != lo) or place < done:
            continue
        rules = _rules(begins.get(place, NONE), at_start=place == lo, around_direct=place in authors)
        draft = next((d for rule in rules if (d := rule(stream, lo, hi, place, main))), None)
        if draft is not None and _passed_on(stream, draft):
            if place <= lo + 1 and draft.rule in ("as_said", "according_to") and draft.attribution is not None:
                lo = max(lo, min(draft.attribution.speakers[-1].hi + 1, hi))  # «как пишет X, по словам Y, C»: Y says it
        elif draft is not None:
            yield draft
            if draft.attribution is not None and draft.attribution.speakers:
                main = draft.attribution
            done = max(stream.at(stop) for _, stop in draft.spans)
            if draft.rule == "said_after":
                done = max(done, draft.attribution.verb + 1 if draft.attribution else 0)
        elif place in stream.cues and is_finite(stream.tokens[place]) and main is None:
            found = attribute(stream, lo, hi, place, before=place > lo and stream.tokens[place - 1].text not in ",—–-")
            main = found if found.speakers else None


Beginnings = Mapping[int, frozenset[Rule]]
"""The places at which one of RULES may begin, each with those that may: at any other word all would say no."""


def _begins(stream: Stream) -> Beginnings:
    begins = dict.fromkeys(stream.cues, AT_VERBS)
    openings = places_of(stream.words_at, OPENINGS.union(openings_of_saying()))
    nouns = places_of(stream.lemmas_at, lexicon.words("statements.txt"))
    for place, rules in (*zip(openings, repeat(AT_OPENINGS)), *zip(nouns, repeat(AT_NOUNS))):
        begins[place] = begins.get(place, NONE) | rules
    return begins


OPENINGS = frozenset(("согласно", "как"))
"""With what the author's words may begin, besides «по словам» and its like."""


@cache
def _rules(beginning: frozenset[Rule], *, at_start: bool, around_direct: bool) -> Sequence[Rule]:
    """Those that may say yes at a word at which these may begin."""
    rules = AFTER_DIRECT if around_direct else RULES
    return tuple(rule for rule in rules if rule in beginning or (at_start and rule is headline))


def leads_up(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«По словам X, C: «P»»: a whole clause that the same one says before the quote."""
    found = next((d for rule in (according_to, as_said) if (d := rule(stream, lo, hi, place, main))), None)
    said = found is not None and any(has_predicate(stream, stream.within(*span)) for span in found.spans)
    return found if said else None


NONE: frozenset[Rule] = frozenset()
AT_VERBS: frozenset[Rule] = frozenset((urged, intends, said_that, written, after_colon, asked, said_after))
AT_OPENINGS: frozenset[Rule] = frozenset((according_to, as_said, leads_up))
AT_NOUNS: frozenset[Rule] = frozenset((noun_that,))
"""The rules that begin with a verb of saying, with «по», «как» and their like, and with a noun for what is said;
`headline` begins where its zone does."""

RULES: tuple[Rule, ...] = (
    headline,
    according_to,
    as_said,
    urged,
    intends,
    said_that,
    written,
    noun_that,
    after_colon,
    asked,
    said_after,
)
AFTER_DIRECT: tuple[Rule, ...] = (leads_up, urged, intends, said_that, asked)
"""In the words around a direct quote only what goes beyond it: «…, — сказал он, добавив, что …»."""
