"""How far a report goes: from the «что» that the verb governs to where the author speaks again."""

from analysis.article import Span
from analysis.quotes.attribution import attribute
from analysis.quotes.cues import cue, is_finite, is_gerund
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


OTHERS = {"вопрос", "информация", "сообщение", "слух", "известие", "новость", "обвинение", "заявление", "утверждение"}
"""Nouns for what others say: «прокомментировал слухи о том, что …» is not his statement."""


def _of_others(stream: Stream, verb: int, that: int) -> bool:
    """«прокомментировал сообщения о том, что»; but «сделал заявление о том, что» is his own."""
    before = stream.tokens[max(verb, that - 4) : that - 1]
    named = len(before) == 3 and before[2].lemma in ("то", "тот") and before[1].text.lower() in ("о", "об")
    return named and before[0].lemma in OTHERS and cue(stream.tokens[verb]) is not None


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


def _cut(stream: Stream, lo: int, hi: int, verb: int) -> int:
    """Where the content ends: before «, передаёт X», «, отметив, что», «и добавил, что»."""
    for place in range(lo + 1, hi):
        token = stream.tokens[place]
        known = cue(token)
        if _acts_oneself(stream, place):
            return place
        if leans_on(stream, place):
            return place - 1
        if known is None:
            continue
        before = place - 1
        while before > lo and stream.tokens[before].pos in ("ADV", "PART"):
            before -= 1
        comma = stream.tokens[before].text == ","
        if is_gerund(token) and comma:
            return before
        if (
            is_finite(token)
            and comma
            and known.kind in ("relaying", "saying", "claiming")
            and that_clause(stream, place, hi) < 0
            and third_person(stream, place)
        ):
            found = attribute(stream, place, parenthesis_end(stream, place, hi), place)
            if found.speakers or found.outlets:
                return before
        if (
            is_finite(token)
            and stream.tokens[before].lemma in ("и", "а", "но")
            and _same_form(stream, verb, place)
            and (that_clause(stream, place, hi) > 0 or infinitive(stream, place, hi) > 0)
        ):
            return before - 1 if stream.tokens[before - 1].text == "," else before
        other = _other_clause(stream, lo, place) if is_finite(token) and third_person(stream, place) else -1
        if other > 0 and (that_clause(stream, place, hi) > 0 or infinitive(stream, place, hi) > 0):
            return other
    return hi


def _acts_oneself(stream: Stream, place: int) -> bool:
    """«сказала, что едет по делам, а сама отправилась на вокзал»: at this comma the author tells what she did."""
    words = [token.text.lower() for token in stream.tokens[place : place + 3]]
    following = stream.tokens[place + 3 : place + 4]  # «а само устройство» is no such turn
    return words in ([",", "а", "сам"], [",", "а", "сама"], [",", "а", "сами"]) and all(
        token.pos not in ("NOUN", "PROPN", "ADJ") for token in following
    )


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
