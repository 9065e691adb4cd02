"""Direct speech: marked words that somebody says, told from titles, names and ironical words."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from analysis.article import Span
from analysis.quotes.attribution import Attribution, attribute
from analysis.quotes.cues import cue, cue_nouns, is_finite, is_gerund
from analysis.quotes.draft import Draft
from analysis.quotes.marks import Marked
from analysis.quotes.phrases import Phrase, noun_phrase
from analysis.quotes.stream import Stream

DASH_AFTER = re.compile(r"\s*[,.!?…]{0,4}\s*[-–—]{1,2}\s*")
COMMA_AFTER = re.compile(r"\s*,\s*")
INTERRUPTION = re.compile(r"(?P<stop>[,.!?…]+)\s+[-–—]{1,2}\s+(?=[а-яё])")
RESUMPTION = re.compile(r"[,.;:]\s*[-–—]{1,2}\s+")
ENDS = ".!?…"
LONGEST_CLAUSE = 300
"""Characters of author's words that are looked at."""


def find_direct(stream: Stream, marked: Sequence[Marked]) -> tuple[Draft, ...]:
    """The direct quotes among `marked`, in the order of the text; a quote broken by the author's words is one."""
    found: list[Draft] = []
    for number, here in enumerate(marked):
        limit = marked[number + 1].start if number + 1 < len(marked) else len(stream.text)
        previous = found[-1] if found else None
        draft = next((d for rule in RULES if (d := rule(stream, here, limit, previous))), None)
        if draft is None:
            continue
        if previous and _resumes(stream, previous, here):
            found[-1] = replace(
                previous, spans=(*previous.spans, *draft.spans), whole=(previous.whole[0], draft.whole[1])
            )
        else:
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
            verb = _verb(stream, lo, min(hi, lo + 3), known=True)
            if verb < 0:
                continue
            attribution = attribute(stream, lo, hi, verb)
            if not attribution.speakers:
                continue
            left = found.start() + (len(found["stop"]) if found["stop"] not in (",", ".") else 0)
            rest = ((resumed.end(), stop),) if resumed and resumed.end() < stop else ()
            spans = (*here.spans[:number], (start, left), *rest, *here.spans[number + 1 :])
            return _draft(stream, spans, attribution, "interrupted", (here.start, here.stop))
    return None


def words_after(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """«P», — сказал X: a dash (or a comma) and a verb of saying after the marks."""
    end = _paragraph_end(stream, here.stop)
    dash = DASH_AFTER.match(stream.text, here.stop, end)
    after = dash or COMMA_AFTER.match(stream.text, here.stop, end)
    if after is None:
        return None
    lo, hi = stream.at(after.end()), _clause_end(stream, after.end(), min(limit, end))
    if lo >= hi or not (_at_start(stream, here, previous) or (dash and _is_clause(stream, here))):
        return None
    verb = _verb(stream, lo, hi, known=dash is None or _words(stream, here) < 3)
    if verb < 0:
        return _signature(stream, here, lo, hi) if dash and _is_clause(stream, here) else None
    if dash is None and verb > lo + 1:
        return None
    attribution = attribute(stream, lo, hi, verb)
    if cue(stream.tokens[verb]) is None and not any(_personal(stream, p) for p in attribution.speakers):
        return None
    return _draft(stream, here.spans, attribution, "words_after", (here.start, stream.tokens[hi - 1].stop))


def words_before(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """X заявил: «P»."""
    lo, hi = _clause_before(stream, here, previous)
    if hi <= lo or stream.tokens[hi - 1].text != ":":
        return None
    for verb in range(hi - 2, lo - 1, -1):
        token = stream.tokens[verb]
        if (
            cue(token) is not None
            and (is_finite(token) or is_gerund(token))
            and token.feats.get("Person") not in ("1", "2")
        ):
            attribution = _subject_of(stream, lo, hi - 1, verb, previous)
            return _draft(stream, here.spans, attribution, "words_before", (stream.tokens[lo].start, here.stop))
    if not _is_clause(stream, here):
        return None
    phrase = _name_only(stream, lo, hi - 1)
    if phrase is not None:
        attribution = Attribution(hi - 1, None, (phrase,), "name_and_colon")
        return _draft(stream, here.spans, attribution, "name_before", (stream.tokens[lo].start, here.stop))
    return None


def introduced(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """По словам X, «P». — a whole clause in marks after an introduction without «что»."""
    lo, hi = _clause_before(stream, here, previous)
    if (
        hi <= lo
        or stream.tokens[hi - 1].text != ","
        or not _is_clause(stream, here)
        or not _ends_sentence(stream, here)
    ):
        return None
    if stream.text[here.spans[0][0]].islower():
        return None
    first = stream.tokens[lo].text.lower()
    if first == "по" and lo + 2 < hi:
        for place in (lo + 1, lo + 2):
            if stream.tokens[place].text.lower() in cue_nouns():
                attribution = _after_noun(stream, lo, place, hi - 1)
                return _draft(stream, here.spans, attribution, "introduced", (stream.tokens[lo].start, here.stop))
    for verb in range(lo, hi - 1):
        token = stream.tokens[verb]
        if cue(token) is not None and is_finite(token) and (first == "как" or stream.tokens[verb - 1].text == ","):
            attribution = attribute(stream, verb, hi - 1, verb)
            if attribution.speakers:
                return _draft(stream, here.spans, attribution, "introduced", (stream.tokens[lo].start, here.stop))
    return None


def floating(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """«P.» as a sentence of its own after a quote: the same speaker goes on."""
    if not _is_clause(stream, here) or not _at_start(stream, here, previous) or not _ends_sentence(stream, here):
        return None
    if stream.text[max(0, here.start - 3) : here.start].rstrip().endswith(":"):
        return None
    return Draft("direct", here.spans, None, None, "floating", (here.start, here.stop))


RULES = (interrupted, words_after, words_before, introduced, floating)


# ---------------------------------------------------------------- the author's words
def _draft(stream: Stream, spans: tuple[Span, ...], attribution: Attribution, rule: str, whole: Span) -> Draft:
    verb = stream.tokens[attribution.verb]
    return Draft("direct", spans, attribution, (verb.start, verb.stop), rule, whole)


def _verb(stream: Stream, lo: int, hi: int, *, known: bool) -> int:
    """The verb of the author's words: a verb of saying, or else whatever verb the clause begins with; -1 if none."""
    for place in range(lo, hi):
        token = stream.tokens[place]
        if token.text in (",", ":", ";", ".", "(") and place > lo:
            break
        if cue(token) is not None and is_finite(token) and token.feats.get("Person") not in ("1", "2"):
            return place
    first = stream.tokens[lo]
    if (
        not known
        and lo < hi
        and first.text[:1].islower()
        and is_finite(first)
        and first.feats.get("Person") not in ("1", "2")
    ):
        return lo
    return -1


def _subject_of(stream: Stream, lo: int, hi: int, verb: int, previous: Draft | None) -> Attribution:
    """The subject of a verb of saying before a colon; a gerund or a second verb has that of the main verb."""
    if is_gerund(stream.tokens[verb]):
        for main in range(verb - 1, lo - 1, -1):
            if is_finite(stream.tokens[main]):
                return replace(attribute(stream, lo, hi, main, before=True), verb=verb)
    found = attribute(stream, lo, hi, verb, before=True)
    if not found.speakers and previous and previous.attribution and previous.whole[1] > stream.tokens[lo].start:
        return replace(found, speakers=previous.attribution.speakers, rule="second_verb")
    return found


def _after_noun(stream: Stream, lo: int, noun: int, hi: int) -> Attribution:
    """«по словам X», «по его словам»."""
    if noun > lo + 1:
        phrase: Phrase | None = Phrase(noun - 1, noun, noun - 1, "Gen")
    else:
        phrase = noun_phrase(stream, noun + 1, hi, "Gen")
    return Attribution(noun, None, (phrase,) if phrase else (), "noun_of_saying")


def _signature(stream: Stream, here: Marked, lo: int, hi: int) -> Draft | None:
    """«P» — Иван Петров: the name alone after the dash."""
    phrase = noun_phrase(stream, lo, hi, "Nom")
    if phrase is None or phrase.person is None or phrase.hi < hi - 1:
        return None
    attribution = Attribution(lo, None, (phrase,), "signature")
    return Draft("direct", here.spans, attribution, None, "signature", (here.start, stream.tokens[hi - 1].stop))


def _name_only(stream: Stream, lo: int, hi: int) -> Phrase | None:
    phrase = noun_phrase(stream, lo, hi, "Nom")
    return phrase if phrase is not None and phrase.person is not None and phrase.hi >= hi else None


def _personal(stream: Stream, phrase: Phrase) -> bool:
    head = stream.tokens[phrase.head]
    return phrase.person is not None or head.pos == "PRON" or head.feats.get("Animacy") == "Anim"


# ---------------------------------------------------------------- where a marked stretch stands
def _paragraph_end(stream: Stream, offset: int) -> int:
    paragraphs = stream.article.paragraphs
    place = bisect_right(paragraphs, offset, key=lambda p: p[0]) - 1
    return max(paragraphs[max(place, 0)][1], offset)


def _paragraph_start(stream: Stream, offset: int) -> int:
    paragraphs = stream.article.paragraphs
    return paragraphs[max(bisect_right(paragraphs, offset, key=lambda p: p[0]) - 1, 0)][0]


def _clause_end(stream: Stream, offset: int, limit: int) -> int:
    """The token past the author's words that begin at `offset`: the sentence ends, or the next marked words begin."""
    lo = stream.at(offset)
    if lo >= len(stream.tokens) or stream.tokens[lo].start >= limit:
        return lo
    hi = stream.sentence(lo)[1]
    paragraph = stream.at(_paragraph_end(stream, offset))
    return min(hi, paragraph)


def _clause_before(stream: Stream, here: Marked, previous: Draft | None) -> Span:
    hi = stream.at(here.start)
    begin = _paragraph_start(stream, here.start)
    if hi == 0:
        return 0, 0
    lo = max(stream.sentence(hi - 1)[0], stream.at(begin))
    if previous is not None:
        lo = max(lo, stream.at(previous.spans[-1][1]))
    while lo < hi and stream.tokens[lo].text in ',."»”“-–—':
        lo += 1
    if lo == hi and begin == here.start:  # the quote is a paragraph of its own: a colon may end the one before
        if stream.tokens[hi - 1].text == ":":
            lo = stream.sentence(hi - 1)[0]
    return lo, hi


def _at_start(stream: Stream, here: Marked, previous: Draft | None) -> bool:
    """The marks open a sentence, follow a colon, or go on after the author's words."""
    begin = _paragraph_start(stream, here.start)
    before = stream.text[max(begin, here.start - 8) : here.start].rstrip()
    if not before or before[-1] in '.!?…:»”"':
        return True
    return bool(re.search(r"(^|[,.!?…:»\"])\s*[-–—]{1,2}$", before))


def _ends_sentence(stream: Stream, here: Marked) -> bool:
    """Nothing of the sentence follows the marks."""
    end = _paragraph_end(stream, here.stop)
    inside = stream.text[here.spans[-1][1] - 1]
    following = stream.text[here.stop : min(here.stop + 3, end)]
    if not following.strip() or following[0] in ENDS:
        return True
    return inside in ENDS and (following.lstrip()[:1].isupper() or following.lstrip()[:1] in '"«„“(')


def _words(stream: Stream, here: Marked) -> int:
    return sum(
        1 for start, stop in here.spans for place in stream.within(start, stop) if stream.tokens[place].pos != "PUNCT"
    )


def _is_clause(stream: Stream, here: Marked) -> bool:
    """Four words and a predicate: a statement, not a title."""
    if _words(stream, here) < 4:
        return False
    return (
        any(
            is_finite(stream.tokens[p]) or stream.tokens[p].feats.get("VerbForm") == "Inf"
            for start, stop in here.spans
            for p in stream.within(start, stop)
        )
        or stream.text[here.spans[-1][1] - 1] in ENDS
        or _words(stream, here) >= 8
    )


def _resumes(stream: Stream, previous: Draft, here: Marked) -> bool:
    """«A», — сказал X, — «B»: the author's words end with a dash right before the marks."""
    if (
        previous.attribution is None
        or previous.spans[-1][1] >= here.start
        or "\n" in stream.text[previous.spans[-1][1] : here.start]
    ):
        return False
    between = stream.text[previous.spans[-1][1] : here.start]
    return (
        len(between) < LONGEST_CLAUSE
        and bool(re.search(r"[,.]\s*[-–—]{1,2}\s*$", between))
        and bool(re.match(r"[»”\"“]?\s*[,.!?…]*\s*[-–—]", between))
    )
