"""What a verb of saying governs: the clause with «что», the infinitive; and where the author's words that began end."""

from functools import cache

from analysis import lexicon
from analysis.quotes.cues import is_finite, is_gerund, speech_words
from analysis.quotes.stream import Stream, stands
from analysis.quotes.subjects import SUBORDINATORS

OTHER_SUBORDINATORS = SUBORDINATORS - {"что", "чтобы", "как"}

THAT = frozenset(("что", "чтобы", "будто"))

REACH = 30
"""Tokens between a verb of saying and the «что» that it governs."""


def third_person(stream: Stream, place: int) -> bool:
    """Not «я считаю» or «посмотрите»: with these nobody else's words are reported."""
    feats = stream.tokens[place].feats
    return feats.get("Person") not in ("1", "2") and feats.get("Mood") != "Imp"


def that_clause(stream: Stream, verb: int, hi: int) -> int:
    """The «что» or «чтобы» that the verb governs: after a comma, no other verb between."""
    last = min(verb + REACH, hi)
    if not stands(stream.words_at, THAT, verb + 1, last):
        return -1
    for place in range(verb + 1, last):
        token = stream.tokens[place]
        bare = place == verb + 1 and token.text.lower() == "что"  # «считает что»: the comma is forgotten
        bare = bare and place + 1 < hi and stream.tokens[place + 1].lemma not in speech_words("after_what")
        if bare or (token.text.lower() in THAT and stream.tokens[place - 1].text == ","):
            return -1 if _of_others(stream, verb, place) else place
        if token.text in (";", ":") or (is_finite(token) and token.pos != "ADJ"):
            return -1
        aside = leans_on(stream, place) or (
            is_gerund(token) and stream.tokens[place - 1].text == "," and place not in stream.cues
        )
        given = place == verb + 1 and token.lemma in speech_words("given")  # «дал понять, что»
        if (
            token.feats.get("VerbForm") in ("Inf", "Conv") and not aside and not given
        ):  # «заявил, ссылаясь на отчёт, что»
            return -1
        if token.text == "," and place + 1 < hi and stream.tokens[place + 1].lemma in OTHER_SUBORDINATORS:
            return -1
    return -1


def _of_others(stream: Stream, verb: int, that: int) -> bool:
    """«прокомментировал сообщения о том, что»; but «сделал заявление о том, что» is his own."""
    before = stream.tokens[max(verb, that - 4) : that - 1]
    named = len(before) == 3 and before[2].lemma in ("то", "тот") and before[1].text.lower() in ("о", "об")
    return named and before[0].lemma in speech_words("others") and verb in stream.cues


def leans_on(stream: Stream, place: int) -> bool:
    """«заявил, ссылаясь на отчёт, что»: an aside; but «ссылаясь на то, что» says what."""
    if not place or stream.tokens[place].lemma not in speech_words("leaning"):
        return False
    before, _, *after = [token.lemma for token in stream.tokens[place - 1 : place + 3]]
    return before == "," and after[:1] == ["на"] and after[1:] not in (["то"], ["тот"])


def parenthesis_end(stream: Stream, verb: int, hi: int) -> int:
    """The token past the author's words that began with the verb: a comma, a dash, or the sentence's end."""
    place = verb + 1
    while place < hi:
        if (dated := past_date(stream, place, hi)) > place:
            place = dated
        elif stream.tokens[place].text in (",", "—", "–", "-", ";", ":"):
            return place
        else:
            place += 1
    return hi


def past_date(stream: Stream, comma: int, hi: int) -> int:
    """«во вторник, 16 января, представитель»: the token past the commas of a date that is put in, else `comma`."""
    closing = next((p for p in range(comma + 1, min(comma + 6, hi)) if stream.tokens[p].text == ","), -1)
    if stream.tokens[comma].text != "," or closing < 0:
        return comma
    words = [token.text.lower() for token in stream.tokens[comma + 1 : closing]]
    return closing + 1 if len(words) > 1 and words[0].isdigit() and words[1] in _months() else comma


@cache
def _months() -> frozenset[str]:
    return frozenset(
        form for kind, _, forms in lexicon.rows("calendar.tsv") if kind == "month" for form in forms.split()
    )


def infinitive(stream: Stream, verb: int, hi: int) -> int:
    """The infinitive that the verb of urging or promising governs, with what belongs to it before; or -1."""
    known = stream.cues.get(verb)
    if known is None or "инф" not in known.governs:
        return -1
    for at in range(verb + 1, min(verb + REACH_TO_INFINITIVE, hi)):
        here = stream.tokens[at]
        if here.text in (",", ";", ":", ".", "—", "–") or is_finite(here):
            return -1
        if here.feats.get("VerbForm") == "Inf":
            first = stream.tokens[verb + 1]
            if first.pos == "ADP" and first.text.lower() not in WHOM:  # «предложил для начала открыть мост»
                return verb + 1
            marked = next((p for p in range(verb + 1, at) if stream.tokens[p].text in '«„“"'), -1)
            if marked > 0:  # «пообещал «камня на камне не оставить»»
                return marked
            begins = (
                p for p in range(at, verb, -1) if stream.tokens[p - 1].pos not in ("ADV", "PART") or p == verb + 1
            )
            return next(begins)
    return -1


WHOM = speech_words("of_whom")
"""Prepositions for those whom something is asked of."""

REACH_TO_INFINITIVE = 20
"""Tokens between a verb of urging and its infinitive: whom it is said to may be named at length."""
