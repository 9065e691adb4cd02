"""How far a report goes: from the «что» that the verb governs to where the author speaks again."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.article import Span
from analysis.quotes.attribution import attribute
from analysis.quotes.cues import cue, is_finite, is_gerund, speech_words
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import SUBORDINATORS

REACH = 30
"""Tokens between a verb of saying and the «что» that it governs."""


def third_person(stream: Stream, place: int) -> bool:
    """Not «я считаю» or «посмотрите»: with these nobody else's words are reported."""
    feats = stream.tokens[place].feats
    return feats.get("Person") not in ("1", "2") and feats.get("Mood") != "Imp"


def that_clause(stream: Stream, verb: int, hi: int) -> int:
    """The «что» or «чтобы» that the verb governs: after a comma, no other verb between."""
    for place in range(verb + 1, min(verb + REACH, hi)):
        token = stream.tokens[place]
        if token.text.lower() in ("что", "чтобы", "будто") and stream.tokens[place - 1].text == ",":
            return -1 if _of_others(stream, verb, place) else place
        if token.text in (";", ":") or (is_finite(token) and token.pos != "ADJ"):
            return -1
        aside = leans_on(stream, place) or (
            is_gerund(token) and stream.tokens[place - 1].text == "," and not cue(token)
        )
        if token.feats.get("VerbForm") in ("Inf", "Conv") and not aside:  # «заявил, ссылаясь на отчёт, что»
            return -1
        if (
            token.text == ","
            and place + 1 < hi
            and stream.tokens[place + 1].lemma in SUBORDINATORS - {"что", "чтобы", "как"}
        ):
            return -1
    return -1


def _of_others(stream: Stream, verb: int, that: int) -> bool:
    """«прокомментировал сообщения о том, что»; but «сделал заявление о том, что» is his own."""
    before = stream.tokens[max(verb, that - 4) : that - 1]
    named = len(before) == 3 and before[2].lemma in ("то", "тот") and before[1].text.lower() in ("о", "об")
    return named and before[0].lemma in speech_words("others") and cue(stream.tokens[verb]) is not None


def leans_on(stream: Stream, place: int) -> bool:
    """«заявил, ссылаясь на отчёт, что»: an aside; but «ссылаясь на то, что» says what."""
    words = [token.lemma for token in stream.tokens[place - 1 : place + 3]]
    return words[:3] == [",", "ссылаться", "на"] and words[3:] not in (["то"], ["тот"])


def parenthesis_end(stream: Stream, verb: int, hi: int) -> int:
    """The token past the author's words that began with the verb: a comma, a dash, or the sentence's end."""
    for place in range(verb + 1, hi):
        if stream.tokens[place].text in (",", "—", "–", "-", ";", ":"):
            return place
    return hi


def content_from(stream: Stream, lo: int, hi: int, verb: int) -> tuple[Span, ...]:
    """The offsets of the content that begins at `lo`: to the end of the sentence, less what is no longer said."""
    end = _cut(stream, lo, hi, verb)
    return _trimmed(stream, lo, end)


@dataclass(frozen=True, slots=True)
class Place:
    """A token of a content that begins at `lo`, in a sentence that ends before `hi`; `verb` governs the content.

    before: the token before it, past adverbs and particles.
    """

    stream: Stream
    lo: int
    hi: int
    verb: int
    at: int
    before: int

    @property
    def after_comma(self) -> bool:
        """A comma stands before it."""
        return self.stream.tokens[self.before].text == ","

    @property
    def reports(self) -> bool:
        """It has a content of its own: «что …», or an infinitive."""
        return that_clause(self.stream, self.at, self.hi) > 0 or infinitive(self.stream, self.at, self.hi) > 0


def _cut(stream: Stream, lo: int, hi: int, verb: int) -> int:
    """Where the content ends: the first place at which one of ENDINGS says so, else the end of the sentence."""
    for at in range(lo + 1, hi):
        if cue(stream.tokens[at]) is None and stream.tokens[at].text != "," and not leans_on(stream, at):
            continue
        before = at - 1
        while before > lo and stream.tokens[before].pos in ("ADV", "PART"):
            before -= 1
        place = Place(stream, lo, hi, verb, at, before)
        end = next((end for rule in ENDINGS if (end := rule(place)) >= 0), -1)
        if end >= 0:
            return end
    return hi


# Each ending: a place -> the token past the content, or -1.
def acts_oneself(place: Place) -> int:
    """«сказала, что едет по делам, а сама отправилась на вокзал»: at this comma the author tells what she did."""
    words = [token.text.lower() for token in place.stream.tokens[place.at : place.at + 3]]
    if words not in ([",", "а", "сам"], [",", "а", "сама"], [",", "а", "сами"]):
        return -1
    following = place.stream.tokens[place.at + 3 : place.at + 4]  # «а само устройство» is no such turn
    return -1 if any(token.pos in ("NOUN", "PROPN", "ADJ") for token in following) else place.at


def leans(place: Place) -> int:
    """«…, ссылаясь на отчёт»."""
    return place.at - 1 if leans_on(place.stream, place.at) else -1


def says_more(place: Place) -> int:
    """«…, отметив, что»: a gerund of saying after a comma."""
    token = place.stream.tokens[place.at]
    return place.before if cue(token) and is_gerund(token) and place.after_comma else -1


def is_passed_on(place: Place) -> int:
    """«…, передаёт X», «…, сказал X»: a verb of saying with a subject and no content of its own."""
    stream, at = place.stream, place.at
    known = cue(stream.tokens[at])
    if known is None or known.kind not in ("relaying", "saying", "claiming") or not place.after_comma:
        return -1
    if not is_finite(stream.tokens[at]) or not third_person(stream, at) or that_clause(stream, at, place.hi) >= 0:
        return -1
    found = attribute(stream, at, parenthesis_end(stream, at, place.hi), at)
    return place.before if found.speakers or found.outlets else -1


def adds(place: Place) -> int:
    """«… и добавил, что»: a second verb of the same subject."""
    stream = place.stream
    joins = stream.tokens[place.before].lemma in ("и", "а", "но") and _same_form(stream, place.verb, place.at)
    if not joins or cue(stream.tokens[place.at]) is None or not is_finite(stream.tokens[place.at]) or not place.reports:
        return -1
    return place.before - 1 if stream.tokens[place.before - 1].text == "," else place.before


def another_says(place: Place) -> int:
    """«…, а мэр предложил»: another main clause with a report of its own."""
    stream, at = place.stream, place.at
    if cue(stream.tokens[at]) is None or not is_finite(stream.tokens[at]) or not third_person(stream, at):
        return -1
    other = _other_clause(stream, place.lo, at)
    return other if other > 0 and place.reports else -1


ENDINGS: tuple[Callable[[Place], int], ...] = (acts_oneself, leans, says_more, is_passed_on, adds, another_says)


def infinitive(stream: Stream, verb: int, hi: int) -> int:
    """The infinitive that the verb of urging or promising governs, with what belongs to it before; or -1."""
    known = cue(stream.tokens[verb])
    if known is None or "инф" not in known.governs:
        return -1
    for at in range(verb + 1, min(verb + REACH_TO_INFINITIVE, hi)):
        here = stream.tokens[at]
        if here.text in (",", ";", ":", ".", "—", "–") or is_finite(here):
            return -1
        if here.feats.get("VerbForm") == "Inf":
            begins = (
                p for p in range(at, verb, -1) if stream.tokens[p - 1].pos not in ("ADV", "PART") or p == verb + 1
            )
            return next(begins)
    return -1


REACH_TO_INFINITIVE = 20
"""Tokens between a verb of urging and its infinitive: whom it is said to may be named at length."""


def _other_clause(stream: Stream, lo: int, verb: int) -> int:
    """«…, а мэр предложил»: the comma before another main clause with a subject of its own and this verb, or -1."""
    for place in range(verb - 1, max(lo, verb - 12), -1):
        token = stream.tokens[place]
        if token.text == ",":
            opens = stream.tokens[place + 1].lemma in ("а", "и", "но") and verb - place > 2
            subject = any(t.case == "Nom" or t.text == "%" for t in stream.tokens[place + 2 : verb])
            return place if opens and subject else -1
        if is_finite(token) or token.text in ";:":
            return -1
    return -1


def _same_form(stream: Stream, verb: int, other: int) -> bool:
    one, two = stream.tokens[verb], stream.tokens[other]
    return one.number == two.number and one.gender == two.gender and one.feats.get("Tense") == two.feats.get("Tense")


def content_around(stream: Stream, lo: int, hi: int, begin: int, end: int) -> tuple[Span, ...]:
    """The content around an insertion [begin, end): what stands before it, unless only a connective, and after it."""
    if [t.text.lower() for t in stream.tokens[lo : lo + 2]] == ["об", "этом"]:
        return ()
    left = _trimmed(stream, lo, begin)
    right = _trimmed(stream, end, _cut(stream, end, hi, begin)) if end + 1 < hi else ()
    if right and sum(1 for _ in stream.within(*right[0])) < 2:
        right = ()
    if right and _of_the_author(stream, stream.at(right[0][0])):
        right = ()
    connective = begin - lo <= 5 and stream.tokens[lo].text.lower() in ("кроме", "при", "вместе", "между", "тем")
    states = any(is_finite(token) for token in stream.tokens[lo:begin])
    subject = bool(right) and _is_subject_of(stream, lo, begin, stream.at(right[0][0]))
    leads_up = begin > lo and stream.tokens[begin - 1].text == ":"  # «он сказал резче: по его мнению, P»
    if connective or (right and leads_up) or (begin - lo <= 4 and not subject and (right or not states)):
        left = ()
    return (*left, *right)


def _is_subject_of(stream: Stream, lo: int, hi: int, verb: int) -> bool:
    """«Средняя цена, по его мнению, может вырасти»: a noun in the nominative before, and its verb right after."""
    while verb < len(stream.tokens) and stream.tokens[verb].pos in ("ADV", "PART"):
        verb += 1
    nouns = [t for t in stream.tokens[lo:hi] if t.case == "Nom" and t.pos in ("NOUN", "PROPN", "PRON")]
    following = stream.tokens[verb] if verb < len(stream.tokens) else None
    return bool(nouns) and following is not None and is_finite(following) and following.number == nouns[-1].number


def _of_the_author(stream: Stream, place: int) -> bool:
    """«пишет X, ссылаясь на Y», «говорится в обзоре X, с которым знакома «Волна»»: still the author's words."""
    opening = stream.tokens[place : place + 2]
    return is_gerund(opening[0]) or any(t.lemma == "который" for t in opening)


def _trimmed(stream: Stream, lo: int, hi: int) -> tuple[Span, ...]:
    while lo < hi and stream.tokens[lo].text.strip("*_") in ",.;:—–-!?…)»”":
        lo += 1
    while lo < hi and stream.tokens[hi - 1].text.strip("*_") in ",.;:—–-!?…(«„":
        hi -= 1
    if hi - 1 > lo and stream.tokens[hi - 1].text == '"' and stream.tokens[hi - 2].text == ":":  # it opens the next
        return _trimmed(stream, lo, hi - 1)
    return (stream.span(lo, hi),) if hi > lo else ()
