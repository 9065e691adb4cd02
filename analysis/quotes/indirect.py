"""Indirect speech: «X заявил, что …», «как отметил X, …», «по словам X, …», «…, сообщил X»."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis import lexicon
from analysis.article import Span
from analysis.language import Token
from analysis.quotes.attribution import Attribution, attribute, author
from analysis.quotes.content import (
    REACH,
    content_around,
    content_from,
    leans_on,
    parenthesis_end,
    that_clause,
    third_person,
)
from analysis.quotes.cues import cue, cue_nouns, is_finite, is_gerund
from analysis.quotes.draft import Draft
from analysis.quotes.marks import MARK
from analysis.quotes.phrases import Phrase, joint, noun_phrase
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import is_outlet


def find_indirect(stream: Stream, direct: Sequence[Draft]) -> tuple[Draft, ...]:
    """The reported statements outside the direct quotes, in the order of the text."""
    found: list[Draft] = []
    taken = {place for d in direct for start, stop in d.spans for place in stream.within(start, stop)}
    authors = {place for d in direct if d.attribution for place in stream.within(*d.whole)} - taken
    for lo, hi in stream.sentences:
        for begin, end in _zones(lo, hi, taken):
            found.extend(d for d in _in_zone(stream, begin, end, authors) if not _passed_on(stream, d))
    return tuple(found)


def _passed_on(stream: Stream, draft: Draft) -> bool:
    """An outlet that reports is a source; only what it thinks is its own statement."""
    attribution = draft.attribution
    if attribution is None or not attribution.speakers or not is_outlet(stream, attribution.speakers[0]):
        return False
    return attribution.cue is None or attribution.cue.kind != "thinking"


def _zones(lo: int, hi: int, taken: set[int]) -> Iterator[Span]:
    """The stretches of a sentence that no direct quote covers."""
    begin = lo
    for place in range(lo, hi + 1):
        if place == hi or place in taken:
            if place > begin:
                yield begin, place
            begin = place + 1


def _in_zone(stream: Stream, lo: int, hi: int, authors: set[int]) -> Iterator[Draft]:
    done = lo
    main: Attribution | None = None
    place = lo
    while place < hi:
        if place < done:
            place += 1
            continue
        rules = AFTER_DIRECT if place in authors else RULES
        draft = next((d for rule in rules if (d := rule(stream, lo, hi, place, main))), None)
        if draft is not None:
            yield draft
            if draft.attribution is not None and draft.attribution.speakers:
                main = draft.attribution
            done = max(stream.at(stop) for _, stop in draft.spans)
            if draft.rule == "said_after":
                done = max(done, draft.attribution.verb + 1 if draft.attribution else 0)
        elif cue(stream.tokens[place]) and is_finite(stream.tokens[place]) and main is None:
            found = attribute(stream, lo, hi, place, before=place > lo and stream.tokens[place - 1].text not in ",—–-")
            main = found if found.speakers else None
        place += 1


# ---------------------------------------------------------------- rules: the token of a zone -> a draft, or None
def according_to(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«По словам X, C», «C1, по мнению X, C2», «согласно докладу X, C»."""
    token = stream.tokens[place]
    if place > lo + 1 and stream.tokens[place - 1].text == "," and stream.tokens[place - 2].lemma == "который":
        return None  # «X, который, по словам Y, уехал, сказал …»: an aside, not what the sentence reports
    if token.text.lower() == "согласно":
        phrase = noun_phrase(stream, place + 1, hi, "Dat")
        if phrase is None or stream.tokens[phrase.head].lemma in lexicon.words("laws.txt"):
            return None
        phrase, noun = author(stream, phrase) or phrase, place
    elif token.text.lower() == "по":
        noun = next((i for i in (place + 1, place + 2) if i < hi and stream.tokens[i].text.lower() in cue_nouns()), -1)
        if noun < 0:
            return None
        if noun == place + 2:
            if stream.tokens[place + 1].text.lower() not in ("его", "ее", "её", "их"):
                return None
            phrase = Phrase(place + 1, place + 2, place + 1, "Gen")
        else:
            phrase = noun_phrase(stream, noun + 1, hi, "Gen")
    else:
        return None
    after = phrase.hi if phrase is not None else noun + 1
    while after < hi and stream.tokens[after].text not in (",", ".", ";", ":", "—", "–", "-"):
        after += 1
    if phrase is None:
        return None
    relative = stream.tokens[phrase.head].lemma == "который"  # «пришёл X, по словам которого C»
    spans = content_from(stream, phrase.hi, hi, place) if relative else content_around(stream, lo, hi, place, after)
    if not spans:
        return None
    phrases = tuple(joint(stream, phrase, after)) if phrase.case == "Gen" else (phrase,)
    attribution = Attribution(noun, None, phrases, "noun_of_saying")
    return Draft("indirect", spans, attribution, stream.span(place, noun + 1), "according_to", stream.span(lo, hi))


def as_said(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«Как отметил X, C», «C1, как отметил X, C2»."""
    if stream.tokens[place].text.lower() != "как" or not (
        place == lo or stream.tokens[place - 1].text in (",", "-", "—", "–", "(") or place <= lo + 2
    ):
        return None
    verb = next(
        (i for i in range(place + 1, min(place + 6, hi)) if cue(stream.tokens[i]) and is_finite(stream.tokens[i])), -1
    )
    if verb < 0 or any(stream.tokens[i].text == "," for i in range(place, verb)) or not third_person(stream, verb):
        return None
    end = parenthesis_end(stream, verb, hi)
    attribution = _with_second_role(stream, place + 1, end, hi, verb)
    if not attribution.speakers:
        return None
    end = max(end, attribution.speakers[-1].hi)
    spans = content_around(stream, lo, hi, place, end)
    if not spans:
        return None
    return Draft("indirect", spans, attribution, stream.span(place, verb + 1), "as_said", stream.span(lo, hi))


def _with_second_role(stream: Stream, lo: int, end: int, hi: int, verb: int) -> Attribution:
    """«как сказал глава комитета, врач Пётр Лунин, C»: the name may stand after the comma."""
    attribution = attribute(stream, lo, end, verb)
    if end + 1 >= hi or end + 1 in stream.named or not attribution.speakers:
        return attribution
    wider = attribute(stream, lo, parenthesis_end(stream, end, hi), verb)
    same = wider.speakers and wider.speakers[0].head == attribution.speakers[0].head
    return wider if same and wider.speakers[0].person and not attribution.speakers[0].person else attribution


def said_that(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«X заявил, что C», «…, отметив, что C», «X призвал, чтобы C»."""
    token = stream.tokens[place]
    if cue(token) is None or not (is_finite(token) or is_gerund(token)) or not third_person(stream, place):
        return None
    that = that_clause(stream, place, hi)
    if that < 0 or leans_on(stream, place):
        return None
    attribution = _said_by(stream, lo, that, place, main)
    if attribution is None:
        return None
    begin = that if stream.tokens[that].text.lower() == "чтобы" else that + 1
    spans = content_from(stream, begin, hi, place)
    rule = "gerund" if is_gerund(token) else "said_that"
    return _draft(stream, spans, attribution, rule, (lo, hi))


def noun_that(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«заявление X о том, что C», «X выступил с заявлением о том, что C»: a noun for what is said, and its content."""
    noun = stream.tokens[place]
    if noun.lemma not in lexicon.words("statements.txt") or noun.pos != "NOUN":
        return None
    that = next((p for p in range(place + 2, min(place + REACH, hi)) if stream.tokens[p].text.lower() == "что"), hi)
    words = [token.text.lower() for token in stream.tokens[that - 3 : that]]
    if that >= hi or words != ["о", "том", ","] or any(is_finite(token) for token in stream.tokens[place:that]):
        return None
    whose = noun_phrase(stream, place + 1, that - 3, "Gen") if place + 1 < that - 3 else None
    verb = next((p for p in range(place - 1, lo - 1, -1) if is_finite(stream.tokens[p])), -1)
    if whose is not None:
        attribution = Attribution(place, None, (whose,), "noun_of_saying")
    elif verb >= 0 and stream.tokens[verb].lemma in MAKING:
        attribution = replace(attribute(stream, lo, place, verb, before=True), verb=place)
    else:
        return None
    if not attribution.speakers or not all(_can_say(stream, phrase) for phrase in attribution.speakers):
        return None
    end = hi if verb >= 0 else _main_clause(stream, that, hi, noun)
    return _draft(stream, content_from(stream, that + 1, end, place), attribution, "noun_that", (lo, hi))


MAKING = {"сделать", "делать", "выступить", "выступать", "распространить", "опубликовать"}
"""Verbs with which one makes a statement: «сделал заявление», «выступил с заявлением»."""


def _main_clause(stream: Stream, that: int, hi: int, noun: Token) -> int:
    """«заявление о том, что C, удивило всех»: where the verb of which the noun is the subject goes on."""
    for place in range(that + 2, hi - 1):
        verb = stream.tokens[place + 1]
        if stream.tokens[place].text == "," and is_finite(verb) and noun.case == "Nom" and verb.number == noun.number:
            return place
    return hi


def after_colon(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«X подчеркнул: C»: a colon instead of «что», and no marks."""
    known = cue(stream.tokens[place])
    if known is None or known.kind not in ("saying", "claiming", "answering") or not third_person(stream, place):
        return None
    colon = next((p for p in range(place + 1, min(place + 5, hi)) if stream.tokens[p].text in ":,;"), hi)
    if colon + 3 >= hi or stream.tokens[colon].text != ":" or not is_finite(stream.tokens[place]):
        return None
    if not any(is_finite(token) for token in stream.tokens[colon + 1 : hi]) or MARK.match(
        stream.text, stream.tokens[colon + 1].start
    ):
        return None
    attribution = _said_by(stream, lo, colon, place, None)
    if attribution is None or not attribution.speakers:
        return None
    return _draft(stream, content_from(stream, colon + 1, hi, place), attribution, "after_colon", (lo, hi))


def asked(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«X спросил, когда C», «X рассказал, как C»: a reported question."""
    token = stream.tokens[place]
    known = cue(token)
    if known is None or not (is_finite(token) or is_gerund(token)) or not third_person(stream, place):
        return None
    comma = next((i for i in range(place + 1, min(place + 12, hi)) if stream.tokens[i].text == ","), -1)
    if comma < 0 or comma + 2 >= hi:
        return None
    words = [t.text.lower() for t in stream.tokens[comma + 1 : comma + 5]]
    asks = "вопрос" in known.governs
    opened = words[0] in (ASKED if asks else TOLD) or (
        len(words) > 1 and words[1] in TOLD and words[0] in ("о", "на", "в", "с")
    )
    if not (known.kind in ("saying", "asking") and opened) and not ("ли" in words[1:4] and known.kind != "thinking"):
        return None
    attribution = _said_by(stream, lo, comma, place, main)
    if attribution is None:
        return None
    return _draft(stream, content_from(stream, comma + 1, hi, place), attribution, "asked", (lo, hi))


TOLD = {
    "кто",
    "какой",
    "какая",
    "какие",
    "какое",
    "каким",
    "как",
    "почему",
    "зачем",
    "куда",
    "откуда",
    "сколько",
    "насколько",
}
ASKED = TOLD | {"что", "где", "когда", "чем", "чей", "есть", "не"}
"""Words that open a reported question; after verbs of telling «где», «когда» open a clause of place and time."""


def urged(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«X призвал жителей сделать Y», «X пообещал сделать Y»: a directive or a promise with its infinitive."""
    token = stream.tokens[place]
    known = cue(token)
    if (
        known is None
        or "инф" not in known.governs
        or not (is_finite(token) or is_gerund(token))
        or not third_person(stream, place)
    ):
        return None
    for at in range(place + 1, min(place + 12, hi)):
        here = stream.tokens[at]
        if here.text in (",", ";", ":", ".", "—", "–") or is_finite(here):
            return None
        if here.feats.get("VerbForm") == "Inf":
            begin = at - 1 if stream.tokens[at - 1].text.lower() == "не" else at
            attribution = _said_by(stream, lo, begin, place, main)
            return (
                _draft(stream, content_from(stream, begin, hi, place), attribution, "urged", (lo, hi))
                if attribution
                else None
            )
    return None


def said_after(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«C, заявил X.», «C1, уверяет X, C2»: the author's words follow a comma or a dash."""
    token = stream.tokens[place]
    if cue(token) is None or not is_finite(token) or not third_person(stream, place) or place - lo < 2:
        return None
    before = place - 1
    while before > lo and stream.tokens[before].pos in ("ADV", "PART") and stream.tokens[before].text.lower() != "не":
        before -= 1
    if stream.tokens[before].text not in (",", "—", "–", "-"):
        return None
    end = parenthesis_end(stream, place, hi)
    attribution = _with_second_role(stream, before + 1, end, hi, place)
    if not attribution.speakers or (attribution.speakers[0].lo < place and attribution.rule == "subject"):
        return None
    end = max(end, attribution.speakers[-1].hi)
    spans = content_around(stream, lo, hi, before, end)
    if not spans:
        return None
    return Draft("indirect", spans, attribution, stream.span(place, place + 1), "said_after", stream.span(lo, hi))


def headline(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«Иванов: рынок вырастет»: a name and a colon in the headline."""
    title = stream.article.title
    if place != lo or title is None or not title[0] <= stream.tokens[lo].start < title[1]:
        return None
    colon = next((i for i in range(lo, hi) if stream.tokens[i].text == ":"), -1)
    if colon <= lo:
        return None
    phrase = noun_phrase(stream, lo, colon, "Nom")
    if phrase is None or phrase.hi < colon or colon + 2 >= hi or not (phrase.person or phrase.head in stream.named):
        return None
    attribution = Attribution(colon, None, (phrase,), "name_and_colon")
    return Draft(
        "indirect",
        content_from(stream, colon + 1, hi, colon),
        attribution,
        stream.span(colon, colon + 1),
        "headline",
        stream.span(lo, hi),
    )


RULES = (headline, according_to, as_said, urged, said_that, noun_that, after_colon, asked, said_after)
AFTER_DIRECT = (urged, said_that, asked)
"""In the words around a direct quote only what goes beyond it: «…, — сказал он, добавив, что …»."""


# ---------------------------------------------------------------- the parts
def _draft(stream: Stream, spans: tuple[Span, ...], attribution: Attribution, rule: str, zone: Span) -> Draft | None:
    if not spans:
        return None
    return Draft(
        "indirect", spans, attribution, stream.span(attribution.verb, attribution.verb + 1), rule, stream.span(*zone)
    )


def _said_by(stream: Stream, lo: int, hi: int, verb: int, main: Attribution | None) -> Attribution | None:
    """Who says it; a gerund or a second verb has the subject of the main verb; None if nobody can be named."""
    token = stream.tokens[verb]
    if is_gerund(token):
        if main is None:
            for at in (*range(verb - 1, lo - 1, -1), *range(verb + 1, hi)):
                if is_finite(stream.tokens[at]):
                    main = attribute(stream, lo, hi, at, before=True)
                    break
        return replace(main, verb=verb) if main and main.speakers else None
    found = attribute(stream, lo, hi, verb, before=True)
    if not found.speakers and main is not None:
        found = replace(main, verb=verb)
    if any(not _can_say(stream, phrase) for phrase in found.speakers):
        return None
    return found if found.speakers or found.document is not None else None


def _can_say(stream: Stream, phrase: Phrase) -> bool:
    """A person, body or document; «соглашение предполагает, что» says nothing."""
    head = stream.tokens[phrase.head]
    if phrase.head > phrase.lo and stream.tokens[phrase.head - 1].text == "%":
        return True
    if phrase.person or phrase.head in stream.named or head.pos in ("PRON", "PROPN", "X", "ADV", "ADJ", "NUM", "DET"):
        return True
    bodies = lexicon.words("bare_bodies.txt") | lexicon.words("bodies.txt") | lexicon.words("documents.txt")
    return (
        head.feats.get("Animacy") == "Anim"
        or head.lemma in bodies | {"источник"}
        or (phrase.head > phrase.lo and stream.tokens[phrase.head - 1].text in '«„“"')
    )
