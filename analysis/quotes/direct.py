"""Direct speech: marked words that somebody says, told from titles, names and ironical words."""

import re
from collections.abc import Sequence

from analysis.quotes.attribution import Attribution, attribute
from analysis.quotes.before import described, introduced, told_before, words_before
from analysis.quotes.cues import is_finite
from analysis.quotes.draft import Draft, make_draft
from analysis.quotes.marks import Marked
from analysis.quotes.phrases import Phrase, noun_phrase
from analysis.quotes.setting import (
    DASHES,
    after_connective,
    at_start,
    clause_after,
    ends_sentence,
    heads_line,
    is_clause,
    paragraph,
    says_i,
    words,
)
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import is_personal

DASH_AFTER = re.compile(rf"\s{{0,3}}[,.!?…]{{0,4}}\s{{0,3}}[{DASHES}]{{1,2}}\s{{0,3}}")
COMMA_AFTER = re.compile(r"\s{0,3},\s{0,3}")
INTERRUPTION = re.compile(rf"(?P<stop>[,.!?…]{{1,4}})\s{{0,3}}[{DASHES}]{{1,2}}\s{{1,3}}(?=[а-яё])")
RESUMPTION = re.compile(rf"[,.;:]\s{{0,3}}[{DASHES}]{{1,2}}\s{{1,3}}")
ENDS_IN_DASH = re.compile(rf"[,.:]\s*[{DASHES}]{{1,2}}\s*$")
BEGINS_WITH_DASH = re.compile(rf"[»”\"“]?\s*[,.!?…]*\s*[{DASHES}]")
# Spaces are counted: a pattern with two unbounded runs is quadratic in a line of spaces.
LONGEST_CLAUSE = 300
"""Characters of author's words that are looked at."""


def find_direct(stream: Stream, marked: Sequence[Marked]) -> tuple[Draft, ...]:
    """The direct quotes among `marked`, in the order of the text; a quote broken by the author's words is one."""
    found: list[Draft] = []
    for number, here in enumerate(marked):
        if not words(stream, here):
            continue
        limit = marked[number + 1].start if number + 1 < len(marked) else len(stream.text)
        previous = found[-1] if found else None
        if previous and _resumes(stream, previous, here):
            spans, whole = (*previous.spans, *here.spans), (previous.whole[0], here.stop)
            found[-1] = previous._replace(spans=spans, whole=whole)
        elif draft := next((d for rule in RULES if (d := rule(stream, here, limit, previous))), None):
            found.append(draft)
    return tuple(found)


# ---------------------------------------------------------------- rules: a marked stretch -> a quote, or None
def interrupted(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """«A, — сказал X. — B»: the author's words stand inside the marks."""
    for number, (start, stop) in enumerate(here.spans):
        for found in INTERRUPTION.finditer(stream.text, start, stop):
            lo = stream.at(found.end())
            resumed = RESUMPTION.search(stream.text, found.end(), min(stop, found.end() + LONGEST_CLAUSE))
            hi = stream.at(resumed.start() if resumed else stop)
            verb = find_verb(stream, lo, min(hi, lo + 3), known=True)
            if verb < 0:
                continue
            attribution = attribute(stream, lo, hi, verb)
            if not attribution.speakers and not attribution.outlets:
                continue
            left = found.start() + (len(found["stop"]) if found["stop"] not in (",", ".") else 0)
            rest = ((resumed.end(), stop),) if resumed and resumed.end() < stop else ()
            spans = (*here.spans[:number], (start, left), *rest, *here.spans[number + 1 :])
            return make_draft(stream, spans, attribution, "interrupted", (here.start, here.stop))
    return None


def words_after(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """«P», — сказал X: a dash (or a comma) and a verb of saying after the marks."""
    end = paragraph(stream, here.stop - 1)[1]
    dash = DASH_AFTER.match(stream.text, here.stop, end)
    after = dash or COMMA_AFTER.match(stream.text, here.stop, end)
    if after is None:
        return None
    lo, hi = clause_after(stream, after.end(), min(limit, end))
    whole = is_clause(stream, here)
    if lo >= hi or not (at_start(stream, here) or (whole and (dash or after_connective(stream, here)))):
        return None
    verb = find_verb(stream, lo, hi, known=dash is None or words(stream, here) < 3)
    if verb < 0 or (dash is None and verb > lo + 1):
        return None
    attribution = attribute(stream, lo, hi, verb)
    if told_before(stream, here, attribution, previous):
        return None
    known = verb in stream.cues or attribution.rule == "institution"  # «сокрушались в мэрии»
    if not known and not any(is_personal(stream, p) for p in attribution.speakers):
        return None
    start, stop = here.spans[-1]
    spans = (*here.spans[:-1], (start, stop - 1 if stream.text[stop - 1] == "," else stop))  # «P,» — сказал X
    return make_draft(stream, spans, attribution, "words_after", (here.start, stream.tokens[hi - 1].stop))


def signature(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """«P» — Иван Петров: after the dash the name or role alone, or with what it is about; «P». Иван Петров."""
    end = paragraph(stream, here.stop - 1)[1]
    dash = DASH_AFTER.match(stream.text, here.stop, end)
    if dash is None and is_clause(stream, here) and (name := _signed(stream, here.stop, end)) is not None:
        attribution = Attribution(name.lo, None, (name,), "signature")
        return Draft("direct", here.spans, attribution, None, "signature", (here.start, end))
    if dash is None or not is_clause(stream, here, fewest=3) or not at_start(stream, here):
        return None
    lo, hi = clause_after(stream, dash.end(), min(limit, end))
    phrase = noun_phrase(stream, lo, hi, "Nom") if lo < hi else None
    if phrase is None or not is_personal(stream, phrase):
        return None
    about = phrase.hi >= hi or stream.tokens[phrase.hi].text.lower() in (".", "о", "об", "про", "на", "в")
    if not about and not (phrase.person is not None and described(stream, phrase.hi, hi)):
        return None
    attribution = Attribution(lo, None, (phrase,), "signature")
    return Draft("direct", here.spans, attribution, None, "signature", (here.start, stream.tokens[hi - 1].stop))


def _signed(stream: Stream, start: int, end: int) -> Phrase | None:
    """The name in the nominative that alone is left of the paragraph."""
    lo, hi = stream.at(start), stream.at(end)
    while lo < hi and stream.tokens[lo].text in ".!?…":
        lo += 1
    phrase = noun_phrase(stream, lo, hi, "Nom") if lo < hi else None
    alone = phrase is not None and all(t.text == "." for t in stream.tokens[phrase.hi : hi])
    return phrase if alone and phrase is not None and phrase.person is not None else None


def subheading(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """«P»: a headline or subheading that quotes what somebody says in the text."""
    if not heads_line(stream, here) or not is_clause(stream, here, fewest=3):
        return None
    lo, hi = clause_after(stream, here.stop, min(limit, paragraph(stream, here.start)[1]))
    colon = hi - lo > 2 and stream.tokens[lo].text == ":"
    phrase = noun_phrase(stream, lo + 1, hi, "Nom") if colon else None
    if phrase is not None and phrase.person is not None:  # «P»: Иванов о мосте
        attribution = Attribution(lo, None, (phrase,), "name_after_colon")
        return make_draft(stream, here.spans, attribution, "subheading", (here.start, stream.tokens[hi - 1].stop))
    return Draft("direct", here.spans, None, None, "subheading", (here.start, here.stop))


def floating(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """«P.» as a sentence of its own after a quote: the same speaker goes on; after a report, where it says «I»."""
    if not is_clause(stream, here) or not at_start(stream, here) or not ends_sentence(stream, here):
        return None
    own = says_i(stream, (p for span in here.spans for p in stream.within(*span))) and words(stream, here) >= 8
    if (previous is None and not own) or stream.text[max(0, here.start - 3) : here.start].rstrip().endswith(":"):
        return None
    return Draft("direct", here.spans, None, None, "floating", (here.start, here.stop))


RULES = (interrupted, words_after, signature, words_before, introduced, subheading, floating)


# ---------------------------------------------------------------- the author's words
def find_verb(stream: Stream, lo: int, hi: int, *, known: bool) -> int:
    """The verb of the author's words: a verb of saying, or else whatever verb the clause begins with; -1 if none."""
    for place in range(lo, hi):
        token = stream.tokens[place]
        if token.text in (",", ":", ";", ".", "(") and place > lo:
            break
        if place in stream.cues and is_finite(token) and token.feats.get("Person") not in ("1", "2"):
            return place
    while lo < hi and stream.tokens[lo].pos in ("PART", "ADV"):
        lo += 1
    first = stream.tokens[lo] if lo < hi else None
    if known or first is None or not first.text[:1].islower() or not is_finite(first):
        return -1
    return lo if first.feats.get("Person") not in ("1", "2") else -1


def _resumes(stream: Stream, previous: Draft, here: Marked) -> bool:
    """«A», — сказал X, — «B»: the author's words end with a dash right before the marks."""
    if previous.attribution is None or not 0 < here.start - previous.spans[-1][1] < LONGEST_CLAUSE:
        return False
    between = stream.text[previous.spans[-1][1] : here.start]
    if (
        paragraph(stream, previous.spans[-1][1] - 1) != paragraph(stream, here.start)
        or not ENDS_IN_DASH.search(between)
        or not BEGINS_WITH_DASH.match(between)
    ):
        return False
    words = [p for p in stream.within(previous.spans[-1][1], here.start) if stream.tokens[p].pos != "PUNCT"]
    return bool(words) and stream.sentence_of[words[0]] == stream.sentence_of[words[-1]]
