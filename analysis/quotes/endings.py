"""Where what is reported ends and the author speaks again: rules, each with a name and a reason."""

from collections.abc import Callable
from typing import NamedTuple

from analysis.quotes.attribution import attribute
from analysis.quotes.clauses import infinitive, leans_on, parenthesis_end, that_clause, third_person
from analysis.quotes.cues import is_finite, is_gerund, speech_words
from analysis.quotes.stream import Stream


class Place(NamedTuple):
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


def ending(stream: Stream, lo: int, hi: int, verb: int) -> int:
    """Where the content ends: the first place at which one of ENDINGS says so, else the end of the sentence."""
    for at in range(lo + 1, hi):
        token = stream.tokens[at]
        if at not in stream.cues and token.text not in (",", "и", "а", "но") and not leans_on(stream, at):
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
    stream, known = place.stream, place.stream.cues.get(place.at)
    if known is None or known.kind == "thinking" or not is_gerund(stream.tokens[place.at]) or not place.after_comma:
        return -1
    closing = next((p for p in range(place.at, place.hi) if stream.tokens[p].text == ","), place.hi)
    within = closing + 1 < place.hi and is_finite(stream.tokens[closing + 1]) and not place.reports
    return -1 if within else place.before  # «он, напоминая о долге, требовал денег» goes on


def is_passed_on(place: Place) -> int:
    """«…, передаёт X», «…, сказал X»: a verb of saying with a subject and no content of its own."""
    stream, at = place.stream, place.at
    known = stream.cues.get(at)
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
    if not joins or place.at not in stream.cues or not is_finite(stream.tokens[place.at]) or not place.reports:
        return -1
    return place.before - 1 if stream.tokens[place.before - 1].text == "," else place.before


def another_says(place: Place) -> int:
    """«…, а мэр предложил сделать», «…, а Котов раскритиковал судью»: another main clause says what one said."""
    stream, at = place.stream, place.at
    if at not in stream.cues or not is_finite(stream.tokens[at]) or not third_person(stream, at):
        return -1
    other = _other_clause(stream, place.lo, at)
    if other < 0 or place.reports:
        return other
    person = any(stream.entity(p, "PER") for p in range(other + 2, at))
    contrast = stream.tokens[other + 1].lemma in CONTRAST and person
    return other if contrast and _told_in_past(stream, at) and _told_in_past(stream, place.verb) else -1


CONTRAST = frozenset(("а", "но", "однако"))


def does_more(place: Place) -> int:
    """«заверил, что праздник будет, и не стал говорить о деньгах»: a second verb of the speaker, told in the past."""
    stream, at = place.stream, place.at
    if stream.tokens[at].lemma not in ("и", "а", "но") or not _told_in_past(stream, place.verb):
        return -1
    verb = at + 1
    while verb < place.hi and stream.tokens[verb].pos in ("ADV", "PART"):
        verb += 1
    if verb >= place.hi or not _told_in_past(stream, verb) or not _same_form(stream, place.verb, verb):
        return -1
    own = stream.tokens[verb + 1].case == "Nom" if verb + 1 < place.hi else False  # «и пропал один»
    said = [t for t in stream.tokens[place.lo : at] if is_finite(t) or t.feats.get("VerbForm") == "Inf"]
    closes = stream.tokens[at - 1].text == "," and not any(t.text == "," for t in stream.tokens[place.lo : at - 1])
    past = any(t.feats.get("Tense") == "Past" for t in said)  # no comma stands before «и» within a clause
    if own or not said or (past and not closes):
        return -1
    return at - 1 if stream.tokens[at - 1].text == "," else at


def _told_in_past(stream: Stream, place: int) -> bool:
    token = stream.tokens[place]
    return is_finite(token) and token.feats.get("Tense") == "Past"


def asked_first(place: Place) -> int:
    """«На вопрос, знает ли он, что C1, мэр ответил, что C2»: the question ends where the answer begins."""
    stream, at = place.stream, place.at
    first = stream.sentence(place.lo)[0]
    opening = [t.text.lower() for t in stream.tokens[first : first + 4]]
    asks = not speech_words("question").isdisjoint(opening)
    if not asks or at not in stream.cues or not is_finite(stream.tokens[at]) or not place.reports:
        return -1
    comma = next((p for p in range(at - 1, place.lo, -1) if stream.tokens[p].text == ","), -1)
    subject = any(t.case == "Nom" for t in stream.tokens[comma + 1 : at]) if comma > 0 else False
    return comma if subject else -1


ENDINGS: tuple[Callable[[Place], int], ...] = (
    acts_oneself,
    leans,
    says_more,
    is_passed_on,
    adds,
    another_says,
    does_more,
    asked_first,
)


def _other_clause(stream: Stream, lo: int, verb: int) -> int:
    """«…, а мэр предложил»: the comma before another main clause with a subject of its own and this verb, or -1."""
    for place in range(verb - 1, max(lo, verb - 12), -1):
        token = stream.tokens[place]
        if token.text == ",":
            opens = stream.tokens[place + 1].lemma in ("а", "и", "но", "то") and verb - place > 2
            subject = any(t.case == "Nom" or t.text == "%" for t in stream.tokens[place + 2 : verb])
            return place if opens and subject else -1
        if token.text == ":":  # «C: так, он призвал …»
            return place if any(t.case == "Nom" and t.pos == "PRON" for t in stream.tokens[place + 1 : verb]) else -1
        if is_finite(token) or token.text == ";":
            return -1
    return -1


def _same_form(stream: Stream, verb: int, other: int) -> bool:
    one, two = stream.tokens[verb], stream.tokens[other]
    return one.number == two.number and one.gender == two.gender and one.feats.get("Tense") == two.feats.get("Tense")
