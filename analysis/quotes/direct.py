"""Direct speech: marked words that somebody says, told from titles, names and ironical words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article import Span
from analysis.quotes.attribution import Attribution, attribute
from analysis.quotes.cues import cue, cue_nouns, is_finite, is_gerund
from analysis.quotes.draft import Draft
from analysis.quotes.marks import Marked
from analysis.quotes.phrases import Phrase, noun_phrase
from analysis.quotes.setting import (
    DASHES,
    after_connective,
    at_start,
    clause_after,
    clause_before,
    ends_sentence,
    heads_line,
    is_clause,
    paragraph,
    says_i,
    words,
)
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import is_outlet

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
        limit = marked[number + 1].start if number + 1 < len(marked) else len(stream.text)
        previous = found[-1] if found else None
        if previous and _resumes(stream, previous, here):
            spans, whole = (*previous.spans, *here.spans), (previous.whole[0], here.stop)
            found[-1] = replace(previous, spans=spans, whole=whole)
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
    if _told_before(stream, here, attribution, previous):
        return None
    if cue(stream.tokens[verb]) is None and not any(_personal(stream, p) for p in attribution.speakers):
        return None
    start, stop = here.spans[-1]
    spans = (*here.spans[:-1], (start, stop - 1 if stream.text[stop - 1] == "," else stop))  # «P,» — сказал X
    return make_draft(stream, spans, attribution, "words_after", (here.start, stream.tokens[hi - 1].stop))


def signature(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """«P» — Иван Петров: after the dash the name or role alone, or with what it is about; «P». Иван Петров."""
    end = paragraph(stream, here.stop - 1)[1]
    dash = DASH_AFTER.match(stream.text, here.stop, end)
    if dash is None and (name := _signed(stream, here.stop, end)) is not None and is_clause(stream, here):
        attribution = Attribution(name.lo, None, (name,), "signature")
        return Draft("direct", here.spans, attribution, None, "signature", (here.start, end))
    if dash is None or not is_clause(stream, here, fewest=3) or not at_start(stream, here):
        return None
    lo, hi = clause_after(stream, dash.end(), min(limit, end))
    phrase = noun_phrase(stream, lo, hi, "Nom") if lo < hi else None
    if phrase is None or not _personal(stream, phrase):
        return None
    if phrase.hi < hi and stream.tokens[phrase.hi].text.lower() not in (".", "о", "об", "про", "на", "в"):
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


def words_before(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """X заявил: «P»."""
    lo, hi = clause_before(stream, here, previous)
    if hi - lo < 2 or (stream.tokens[hi - 1].text not in (":", *DASHES)):
        return None
    whole = (stream.tokens[lo].start, here.stop)
    for place in range(lo + 1, min(lo + 6, hi - 1)):  # «по её словам, он сказал: «P»»: all of it is hers
        if stream.tokens[place].text.lower() in cue_nouns() and (found := _after_noun(stream, place, hi - 1)).speakers:
            if is_outlet(stream, found.speakers[0]):
                break  # «по данным газеты, он сказал: «P»»: it only passes on
            return make_draft(stream, here.spans, found, "words_before", whole) if is_clause(stream, here) else None
    verb = _cue_before(stream, lo, hi - 1)
    if verb >= 0 and (stream.tokens[hi - 1].text == ":" or is_clause(stream, here)):
        return make_draft(stream, here.spans, _subject_of(stream, lo, hi - 1, verb, previous), "words_before", whole)
    if stream.tokens[hi - 1].text != ":":
        return None
    if stream.tokens[hi - 2].lemma in CRIES and is_clause(stream, here, fewest=2):
        verb = next((v for v in range(hi - 2, lo - 1, -1) if is_finite(stream.tokens[v])), -1)
        crowd = attribute(stream, lo, hi - 1, verb, before=True) if verb >= 0 else None
        return make_draft(stream, here.spans, replace(crowd, verb=hi - 2), "cries", whole) if crowd else None
    if not is_clause(stream, here, fewest=3):
        return None
    phrase = noun_phrase(stream, lo, hi - 1, "Nom")
    about = phrase is not None and stream.tokens[phrase.hi].text.lower() in ("о", "об", "про")  # «X о мосте: «P»»
    if phrase is not None and _personal(stream, phrase) and (phrase.hi >= hi - 1 or about):
        attribution = Attribution(hi - 1, None, (phrase,), "name_and_colon")
        return make_draft(stream, here.spans, attribution, "name_before", whole)
    return _gesture(stream, here, lo, hi - 1, whole)


CRIES = {"крик", "возглас", "лозунг", "слово", "выкрик", "призыв", "вопль", "скандирование"}
"""«с криками: «P»», «под лозунгом: «P»»: nouns for what a crowd says."""


def introduced(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """По словам X, «P». — a whole clause in marks after an introduction without «что»."""
    lo, hi = clause_before(stream, here, previous)
    comma = hi > lo and stream.tokens[hi - 1].text == ","
    if not comma or not is_clause(stream, here) or not ends_sentence(stream, here):
        return None
    whole = (stream.tokens[lo].start, here.stop)
    for place in range(lo, min(lo + 4, hi - 1)):
        word = stream.tokens[place].text.lower()
        if word in cue_nouns() and stream.tokens[lo].text.lower() != "об":
            attribution = _after_noun(stream, place, hi - 1)
            if attribution.speakers and max(attribution.speakers[0].hi, place + 1) >= hi - 1:
                return make_draft(stream, here.spans, attribution, "introduced", whole)
    for verb in range(lo, hi - 1):
        token = stream.tokens[verb]
        as_said = any(t.text.lower() == "как" for t in stream.tokens[max(lo, verb - 2) : verb])
        if cue(token) is not None and is_finite(token) and (as_said or stream.tokens[verb - 1].text == ","):
            attribution = attribute(stream, verb, hi - 1, verb)
            if attribution.speakers and not any(
                t.text == "," for t in stream.tokens[attribution.speakers[-1].hi : hi - 1]
            ):
                return make_draft(stream, here.spans, attribution, "introduced", whole)
    return None


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
def make_draft(stream: Stream, spans: tuple[Span, ...], attribution: Attribution, rule: str, whole: Span) -> Draft:
    """A direct quote with its cue."""
    verb = stream.tokens[attribution.verb]
    return Draft("direct", spans, attribution, (verb.start, verb.stop), rule, whole)


def find_verb(stream: Stream, lo: int, hi: int, *, known: bool) -> int:
    """The verb of the author's words: a verb of saying, or else whatever verb the clause begins with; -1 if none."""
    for place in range(lo, hi):
        token = stream.tokens[place]
        if token.text in (",", ":", ";", ".", "(") and place > lo:
            break
        if cue(token) is not None and is_finite(token) and token.feats.get("Person") not in ("1", "2"):
            return place
    while lo < hi and stream.tokens[lo].pos in ("PART", "ADV"):
        lo += 1
    first = stream.tokens[lo] if lo < hi else None
    if known or first is None or not first.text[:1].islower() or not is_finite(first):
        return -1
    return lo if first.feats.get("Person") not in ("1", "2") else -1


def _cue_before(stream: Stream, lo: int, hi: int) -> int:
    """The last verb of saying before the colon, gerunds too; -1 if there is none."""
    for place in range(hi - 1, lo - 1, -1):
        token = stream.tokens[place]
        third = token.feats.get("Person") not in ("1", "2")
        if third and cue(token) is not None and (is_finite(token) or is_gerund(token)):
            return place
    return -1


def _subject_of(stream: Stream, lo: int, hi: int, verb: int, previous: Draft | None) -> Attribution:
    """The subject of a verb of saying before a colon; a gerund or a second verb has that of the main verb."""
    if is_gerund(stream.tokens[verb]):
        for main in (*range(verb - 1, lo - 1, -1), *range(verb + 1, hi)):
            if is_finite(stream.tokens[main]):
                return replace(attribute(stream, lo, hi, main, before=True), verb=verb)
    found = attribute(stream, lo, hi, verb, before=True)
    if not found.speakers and previous and previous.attribution and previous.whole[1] > stream.tokens[lo].start:
        return replace(found, speakers=previous.attribution.speakers, rule="second_verb")
    return found


def _gesture(stream: Stream, here: Marked, lo: int, hi: int, whole: Span) -> Draft | None:
    """«X расплакался: «P»», «Согласна с ним и X: «P»»: no verb of saying, but a person and a colon.

    The subject of a verb, the last verb first; else the person named last before the colon.
    """
    verbs = [v for v in range(hi - 1, lo - 1, -1) if is_finite(stream.tokens[v])]
    for verb in verbs:
        if stream.tokens[verb].feats.get("Person") in ("1", "2"):
            return None
        found = attribute(stream, lo, hi, verb, before=True)
        if found.speakers and any(_personal(stream, p) for p in found.speakers):
            return make_draft(stream, here.spans, found, "gesture", whole)
    named = stream.named.get(hi - 1)
    if not verbs or named is None or named.lo < lo or stream.entity(hi - 1, "PER") is None:
        return None
    phrase = Phrase(named.lo, hi, named.lo, stream.tokens[named.lo].case or "Nom", named)
    return make_draft(stream, here.spans, Attribution(hi, None, (phrase,), "name_and_colon"), "gesture", whole)


def _after_noun(stream: Stream, noun: int, hi: int) -> Attribution:
    """«по словам X», «по его словам»."""
    before = stream.tokens[noun - 1]
    if before.text.lower() in ("его", "ее", "её", "их"):
        return Attribution(noun, None, (Phrase(noun - 1, noun, noun - 1, "Gen"),), "noun_of_saying")
    phrase = noun_phrase(stream, noun + 1, hi, "Gen") if before.text.lower() == "по" and noun + 1 < hi else None
    return Attribution(noun, None, (phrase,) if phrase else (), "noun_of_saying")


def _told_before(stream: Stream, here: Marked, attribution: Attribution, previous: Draft | None) -> bool:
    """X заявил: «P», пишет газета: the outlet only passes on what the words before the colon attribute."""
    lo, hi = clause_before(stream, here, previous)
    passed_on = not attribution.speakers or is_outlet(stream, attribution.speakers[0])
    return passed_on and hi > lo and stream.tokens[hi - 1].text == ":" and _cue_before(stream, lo, hi) >= 0


def _personal(stream: Stream, phrase: Phrase) -> bool:
    head = stream.tokens[phrase.head]
    return phrase.person is not None or head.pos == "PRON" or head.feats.get("Animacy") == "Anim"


def _resumes(stream: Stream, previous: Draft, here: Marked) -> bool:
    """«A», — сказал X, — «B»: the author's words end with a dash right before the marks."""
    if previous.attribution is None or not 0 < here.start - previous.spans[-1][1] < LONGEST_CLAUSE:
        return False
    between = stream.text[previous.spans[-1][1] : here.start]
    if "\n" in between or not ENDS_IN_DASH.search(between) or not BEGINS_WITH_DASH.match(between):
        return False
    words = [p for p in stream.within(previous.spans[-1][1], here.start) if stream.tokens[p].pos != "PUNCT"]
    return bool(words) and stream.sentence_of[words[0]] == stream.sentence_of[words[-1]]
