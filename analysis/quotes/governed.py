"""Reports that a word governs: «X заявил, что C», «спросил, когда C», «призвал сделать C», «заявление о том, что C»."""

from analysis import lexicon
from analysis.article import Span
from analysis.language import Token
from analysis.quotes.attribution import Attribution, attribute, author
from analysis.quotes.clauses import REACH, infinitive, leans_on, that_clause, third_person
from analysis.quotes.content import content_around, content_from
from analysis.quotes.cues import is_finite, is_gerund, speech_words
from analysis.quotes.draft import Draft
from analysis.quotes.marks import MARK
from analysis.quotes.phrases import Phrase, noun_phrase
from analysis.quotes.stream import Stream, stands
from analysis.quotes.subjects import can_say


# Each rule: the token of a zone [lo, hi) -> a draft, or None. `main` is who has spoken in the sentence so far.
def said_that(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«X заявил, что C», «…, отметив, что C», «X призвал, чтобы C»."""
    token = stream.tokens[place]
    verb = place if is_finite(token) or is_gerund(token) else phase(stream, lo, place)
    if place not in stream.cues or verb < 0 or not third_person(stream, verb):
        return None
    that = that_clause(stream, place, hi)
    if that < 0 or leans_on(stream, place):
        return None
    if place > lo + 1 and stream.tokens[place - 1].text == "," and stream.tokens[place - 2].lemma in ("то", "тот"):
        return None  # «дело в том, отметил X, что C»: put in, all around it is said
    attribution = _said_by(stream, lo, verb if verb < place else that, verb, main)
    if attribution is None:
        return None
    attribution = attribution._replace(verb=place) if verb < place else attribution
    begin = that if stream.tokens[that].text.lower() == "чтобы" else that + 1
    spans = content_from(stream, begin, hi, place)
    rule = "gerund" if is_gerund(token) else "said_that"
    return _draft(stream, spans, attribution, rule, (lo, hi))


def phase(stream: Stream, lo: int, place: int) -> int:
    """«поспешил заверить», «счёл нужным отметить»: the verb over the infinitive of saying that says it was said; -1."""
    if stream.tokens[place].feats.get("VerbForm") != "Inf":
        return -1
    for at in range(place - 1, max(place - REACH_TO_PHASE, lo) - 1, -1):
        token = stream.tokens[at]
        if is_finite(token) and token.pos != "AUX":  # «вынужден был признать»
            return at if token.lemma in speech_words("phase") else -1
        if token.text in ",;:—–" or token.feats.get("VerbForm") in ("Inf", "Conv"):
            return -1
    return -1


REACH_TO_PHASE = 4
"""Tokens back from an infinitive of saying to the verb that governs it: «не стал от нас скрывать»."""


def written(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«В документе сказано, что C», «в отчёте X указано: C», «C, сказано в письме»: a document says, or its author."""
    token = stream.tokens[place]
    neuter = token.feats.get("Variant") == "Short" and token.gender == "Neut" and token.number == "Sing"
    known = stream.cues.get(place) if neuter else None
    if known is None:
        return None
    that = that_clause(stream, place, hi)
    if that < 0 and place + 1 < hi and stream.tokens[place + 1].text == ":":
        that = place + 1
    after = that < 0 and place > lo + 1 and stream.tokens[place - 1].text in (",", "-", "—", "–")
    if that < 0 and not after:
        return None
    for begin, end in ((place + 1, hi if after else that), (lo, place)):
        for at in range(begin, end):
            if stream.tokens[at].text.lower() not in ("в", "во", "на") or at + 1 >= end:
                continue
            phrase = noun_phrase(stream, at + 1, end)
            if phrase is not None and stream.tokens[phrase.head].lemma in lexicon.words("documents.txt"):
                whose = author(stream, phrase)
                who = (whose,) if whose is not None else ()
                attribution = Attribution(place, known, who, "document_of", document=phrase)
                if after:
                    spans = content_around(stream, lo, hi, place - 1, phrase.hi) if at > place else ()
                else:
                    spans = content_from(stream, that + 1, hi, place)
                return _draft(stream, spans, attribution, "written", (lo, hi))
    return None


def noun_that(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«заявление X о том, что C», «X выступил с заявлением о том, что C»: a noun for what is said, and its content."""
    noun = stream.tokens[place]
    if noun.lemma not in lexicon.words("statements.txt") or noun.pos not in ("NOUN", "PROPN"):
        return None
    that = next((p for p in range(place + 2, min(place + REACH, hi)) if stream.tokens[p].text.lower() == "что"), hi)
    about = _about_that(stream, place, that) if that < hi else -1
    if about < 0 or any(is_finite(token) for token in stream.tokens[place:that]):
        return None
    whose = noun_phrase(stream, place + 1, about, "Gen") if place + 1 < about else None
    verb = next((p for p in range(place - 1, lo - 1, -1) if is_finite(stream.tokens[p])), -1)
    if whose is not None:
        attribution = Attribution(place, None, (whose,), "noun_of_saying")
    elif verb >= 0 and stream.tokens[verb].lemma in speech_words("making"):
        attribution = attribute(stream, lo, place, verb, before=True)._replace(verb=place)
    else:
        return None
    if not attribution.speakers or not all(can_say(stream, phrase) for phrase in attribution.speakers):
        return None
    end = hi if verb >= 0 else _main_clause(stream, that, hi, noun)
    return _draft(stream, content_from(stream, that + 1, end, place), attribution, "noun_that", (lo, hi))


def _about_that(stream: Stream, noun: int, that: int) -> int:
    """The token past the noun and whose it is, where «о том, что», or «, что» alone, follows at once; else -1."""
    words = [token.text.lower() for token in stream.tokens[that - 3 : that]]
    if words in (["о", "том", ","], ["в", "том", ","]):
        return that - 3
    near = that - noun < NEAR and words[-1:] == [","]
    between = stream.tokens[noun + 1 : that - 1]
    return that - 1 if near and all(t.case == "Gen" or t.pos in ("ADJ", "PROPN") for t in between) else -1


NEAR = 8
"""Tokens between a noun for a statement and its «, что»: only whose it is stands there."""


def _main_clause(stream: Stream, that: int, hi: int, noun: Token) -> int:
    """«заявление о том, что C, удивило всех»: where the verb of which the noun is the subject goes on."""
    for place in range(that + 2, hi - 1):
        past = place + 1
        while past < hi - 1 and stream.tokens[past].pos in ("PART", "ADV"):
            past += 1
        verb = stream.tokens[past]
        if stream.tokens[place].text == "," and is_finite(verb) and verb.number == noun.number and noun.case != "Ins":
            return place
    return hi


def after_colon(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«X подчеркнул: C»: a colon instead of «что», and no marks."""
    known = stream.cues.get(place)
    if known is None or known.kind not in ("saying", "claiming", "answering") or not third_person(stream, place):
        return None
    colon = next((p for p in range(place + 1, min(place + 5, hi)) if stream.tokens[p].text in ":,;"), hi)
    if colon + 3 >= hi or stream.tokens[colon].text != ":" or not is_finite(stream.tokens[place]):
        return None
    said = stream.tokens[colon + 1 : hi]
    states = any(is_finite(t) or t.feats.get("Variant") == "Short" or _predicates(t) for t in said)
    if not states or MARK.match(stream.text, said[0].start):
        return None
    attribution = _said_by(stream, lo, colon, place, None)
    if attribution is None or not attribution.speakers:
        return None
    return _draft(stream, content_from(stream, colon + 1, hi, place), attribution, "after_colon", (lo, hi))


def asked(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«X спросил, когда C», «X рассказал, как C»: a reported question."""
    token = stream.tokens[place]
    known = stream.cues.get(place)
    if known is None or not (is_finite(token) or is_gerund(token)) or not third_person(stream, place):
        return None
    comma = next((i for i in range(place + 1, min(place + 12, hi)) if stream.tokens[i].text == ","), -1)
    if comma < 0 or comma + 2 >= hi:
        return None
    words = [t.text.lower() for t in stream.tokens[comma + 1 : comma + 5]]
    asks = "вопрос" in known.governs
    told_words = speech_words("told")  # after verbs of telling «где», «когда» open a clause of place and time
    asked_words = told_words | speech_words("asked")
    opened = words[0] in (asked_words if asks else told_words) or (
        len(words) > 1 and words[1] in told_words and words[0] in ("о", "на", "в", "с")
    )
    if not (known.kind in ("saying", "asking") and opened) and not ("ли" in words[1:4] and known.kind in TELLING):
        return None
    if place > lo and stream.tokens[place - 1].text.lower() == "не":
        return None  # «не уточнили, когда»: that it was not said is no statement
    if words[0] == "как" and any(token.lemma == "такой" for token in stream.tokens[place:comma]):
        return None  # «рассказал о таких случаях, как»: examples follow
    attribution = _said_by(stream, lo, comma, place, main)
    if attribution is None:
        return None
    return _draft(stream, content_from(stream, comma + 1, hi, place), attribution, "asked", (lo, hi))


TELLING = ("saying", "asking", "stating")
"""Kinds of verbs after which «ли» asks; «решил проверить, готовы ли» tells what somebody did."""


def urged(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«X призвал жителей сделать Y», «X пообещал сделать Y»: a directive or a promise with its infinitive."""
    token = stream.tokens[place]
    known = stream.cues.get(place)
    if (
        known is None
        or "инф" not in known.governs
        or not (is_finite(token) or is_gerund(token))
        or not third_person(stream, place)
    ):
        return None
    begin = infinitive(stream, place, hi)
    attribution = _said_by(stream, lo, begin, place, main) if begin > 0 else None
    if attribution is None:
        return None
    return _draft(stream, content_from(stream, begin, hi, place), attribution, "urged", (lo, hi))


def _predicates(token: Token) -> bool:
    """«ограничения временные», «денег нет»: what says something of a subject without a verb."""
    return (token.pos == "ADJ" and token.case == "Nom") or token.lemma in speech_words("predicative")


def intends(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«X заявил о намерении сделать Y», «обратился с просьбой сделать Y»: a noun and its infinitive say it all."""
    token = stream.tokens[place]
    if place not in stream.cues or not (is_finite(token) or is_gerund(token)) or not third_person(stream, place):
        return None
    last = min(place + REACH_TO_NOUN, hi - 2)
    if not stands(stream.lemmas_at, MEANT, place + 2, last + 3):
        return None
    for at in range(place + 1, last):
        here = stream.tokens[at]
        if here.text in ",;:.—–" or is_finite(here) or here.feats.get("VerbForm") == "Inf":
            return None
        about = here.text.lower() in ("о", "об")
        if about and stream.tokens[at - 1].pos == "NOUN" and stream.tokens[at - 1].case in ("Acc", "Gen", "Loc"):
            return None  # «опроверг сообщение о намерении уйти»: not he means to
        if not about and here.text.lower() not in ("с", "со"):
            continue
        noun = next((p for p in range(at + 1, min(at + 4, hi - 1)) if stream.tokens[p].pos == "NOUN"), -1)
        nouns = speech_words("intention") if about else lexicon.words("requests.txt")
        if noun < 0 or stream.tokens[noun].lemma not in nouns:
            continue
        begin = next((p for p in range(noun + 1, min(noun + 4, hi)) if stream.tokens[p].pos not in ("ADV", "PART")), hi)
        if begin >= hi or stream.tokens[begin].feats.get("VerbForm") != "Inf":
            continue
        attribution = _said_by(stream, lo, at, place, main)
        if attribution is None:
            return None
        spans = content_from(stream, at if about else noun + 1, hi, place)
        return _draft(stream, spans, attribution, "intends", (lo, hi))
    return None


MEANT = speech_words("intention") | lexicon.words("requests.txt")
"""Nouns for what one means to do, or asks for."""

REACH_TO_NOUN = 12
"""Tokens between a verb of saying and the noun for what one means to do."""


# ---------------------------------------------------------------- the parts
def _goes_on(stream: Stream, lo: int, verb: int) -> bool:
    """«Лунин приехал в порт. Затем рассказал, что …»: a sentence that begins with the verb has the subject before."""
    first = stream.sentence(verb)[0]
    if lo != first or first == 0 or stream.tokens[verb].number != "Sing" or stream.tokens[verb].gender == "Neut":
        return False
    opening = all(token.pos in ("ADV", "CCONJ", "PART") for token in stream.tokens[first:verb])
    apart = "\n" in stream.text[stream.tokens[first - 1].stop : stream.tokens[first].start]
    known = stream.cues.get(verb)  # «сообщается», «отмечается» have no subject
    return opening and not apart and known is not None and known.kind != "stating"


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
        return main._replace(verb=verb) if main and main.speakers else None
    found = attribute(stream, lo, hi, verb, before=True)
    if not found.speakers and main is not None:
        found = main._replace(verb=verb)
    if not found.speakers and found.document is None and _goes_on(stream, lo, verb):
        found = found._replace(speakers=(Phrase(verb, verb + 1, verb, "Nom"),), rule="unsaid")
    if any(not can_say(stream, phrase) for phrase in found.speakers):
        return None
    return found if found.speakers or found.document is not None else None
