"""Reports with the author's words put in: «По словам X, C», «C1, как отметил X, C2», «C, сообщил X», «X: C»."""

from analysis import lexicon
from analysis.pronouns import POSSESSIVE
from analysis.quotes.attribution import Attribution, attribute, author, told_of_before
from analysis.quotes.clauses import parenthesis_end, third_person
from analysis.quotes.content import content_around, content_from
from analysis.quotes.cues import is_finite, openings_of_saying, sayings, speech_words
from analysis.quotes.draft import Draft
from analysis.quotes.phrases import Phrase, joint, noun_phrase
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import can_say, is_outlet, is_personal


# Each rule: the token of a zone [lo, hi) -> a draft, or None. `main` is who has spoken in the sentence so far.
def according_to(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«По словам X, C», «C1, по мнению X, C2», «согласно докладу X, C»."""
    token = stream.tokens[place]
    if place > lo + 1 and stream.tokens[place - 1].text == "," and stream.tokens[place - 2].lemma == "который":
        return None  # «X, который, по словам Y, уехал, сказал …»: an aside, not what the sentence reports
    if token.text.lower() == "согласно":
        phrase = noun_phrase(stream, place + 1, hi, "Dat")
        if phrase is None or stream.tokens[phrase.head].lemma in lexicon.words("laws.txt") | {"который"}:
            return None
        phrase, noun = author(stream, phrase) or phrase, place
    elif token.text.lower() in openings_of_saying():
        noun = _noun_of_saying(stream, place, hi)
        if noun < 0:
            return None
        if stream.tokens[place + 1].text.lower() in POSSESSIVE:
            phrase = Phrase(place + 1, place + 2, place + 1, "Gen")
        else:
            whose = noun + 2 if [t.text.lower() for t in stream.tokens[noun + 1 : noun + 2]] == ["же"] else noun + 1
            phrase = noun_phrase(stream, whose, hi, "Gen") if whose < hi else None
            if token.text.lower() != "по" and phrase is not None and not can_say(stream, phrase):
                return None  # «с точки зрения закона»
    else:
        return None
    if (
        stream.tokens[noun].text.lower() in speech_words("awarding")
        and place > lo
        and stream.tokens[place - 1].pos in ("NOUN", "PROPN")
    ):
        return None  # «лучший игрок года по версии союза»: who awards, not who says
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
    if phrase.hi == phrase.lo + 1 and stream.tokens[phrase.head].lemma in lexicon.words("documents.txt"):
        told = told_of_before(stream, phrase.head)  # «Комиссия опубликовала отчёт. Согласно отчёту, C»
        attribution = attribution._replace(speakers=(told[1],) if told is not None else (), document=phrase)
    return Draft("indirect", spans, attribution, stream.span(place, noun + 1), "according_to", stream.span(lo, hi))


def _noun_of_saying(stream: Stream, place: int, hi: int) -> int:
    """The last of «словам» in «по словам X», «по его же словам», «по предварительным данным X»; -1 without one."""
    at = place + 1
    described = ("ADJ", "PART") if stream.tokens[place].text.lower() == "по" else ()  # not «с правовой точки зрения»
    while at < min(place + FARTHEST_NOUN, hi) and (
        stream.tokens[at].text.lower() in POSSESSIVE or stream.tokens[at].pos in described
    ):
        at += 1
    first = stream.tokens[at].text.lower() if at < hi else ""
    for words in sayings(stream.tokens[place].text.lower()).get(first, ()):
        if tuple(token.text.lower() for token in stream.tokens[at : min(at + len(words), hi)]) == words:
            return at + len(words) - 1
    return -1


FARTHEST_NOUN = 4
"""Tokens between «по» and «данным»: «по самым последним»."""


def as_said(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«Как отметил X, C», «C1, как отметил X, C2»."""
    if stream.tokens[place].text.lower() != "как" or not (
        place == lo or stream.tokens[place - 1].text in (",", "-", "—", "–", "(") or place <= lo + 2
    ):
        return None
    verb = next(
        (i for i in range(place + 1, min(place + 6, hi)) if i in stream.cues and is_finite(stream.tokens[i])), -1
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
    if is_outlet(stream, attribution.speakers[0]):  # «как сообщал Reka.kz, мэр Пётр Лунин обещал …»
        return attribution
    wider = attribute(stream, lo, parenthesis_end(stream, end, hi), verb)
    same = wider.speakers and wider.speakers[0].head == attribution.speakers[0].head
    return wider if same and wider.speakers[0].person and not attribution.speakers[0].person else attribution


def said_after(stream: Stream, lo: int, hi: int, place: int, main: Attribution | None) -> Draft | None:
    """«C, заявил X.», «C1, уверяет X, C2»: the author's words follow a comma or a dash."""
    token = stream.tokens[place]
    if place not in stream.cues or not is_finite(token) or not third_person(stream, place) or place - lo < 2:
        return None
    before = place - 1
    while before > lo and stream.tokens[before].pos in ("ADV", "PART") and stream.tokens[before].text.lower() != "не":
        before -= 1
    if [t.text.lower() for t in stream.tokens[before - 1 : before + 1]] == ["об", "этом"]:  # «C — об этом сообщил X»
        before -= 2 if stream.tokens[lo].text.lower() != "как" else 0  # «как пишет X, об этом сообщил Y»
    if before <= lo or stream.tokens[before].text not in (",", "—", "–", "-"):
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
    """«Иванов: рынок вырастет», «Иванов о рынке: всё наладится»: a name and a colon in the headline.

    Not in a list's line («- Иванов: …»): there it is another story's headline.
    """
    first = stream.article.title is None and place == 0  # a post without a headline: «❗️Мэр Иванов: мост откроют»
    if place != lo or not (first or _in_headline(stream, lo)):
        return None
    begin = next((p for p in range(lo, hi) if stream.tokens[p].text[0].isalnum()), hi)
    colon = next((i for i in range(begin, hi) if stream.tokens[i].text == ":"), -1)
    if colon <= begin:
        return None if first else _name_last(stream, lo, hi)
    phrase = noun_phrase(stream, begin, colon, "Nom")
    if first and (phrase is None or phrase.person is None):
        return None
    if phrase is None or colon + 2 >= hi or not _is_speaker(stream, phrase):
        return None
    if phrase.hi < colon and stream.tokens[phrase.hi].text.lower() not in ABOUT:
        return None
    attribution = Attribution(colon, None, (phrase,), "name_and_colon")
    spans = content_from(stream, colon + 1, hi, colon)
    return Draft("indirect", spans, attribution, stream.span(colon, colon + 1), "headline", stream.span(lo, hi))


ABOUT = speech_words("about")
"""What leads over from the speaker to the subject: «Иванов о рынке: …»."""


def _in_headline(stream: Stream, place: int) -> bool:
    title = stream.article.title
    return title is not None and title[0] <= stream.tokens[place].start < title[1]


def _is_speaker(stream: Stream, phrase: Phrase) -> bool:
    """A person, a body, or an abbreviation for one («ЦСИ»)."""
    head = stream.tokens[phrase.head].text
    return is_personal(stream, phrase) or phrase.head in stream.named or (head.isupper() and len(head) > 1)


def _name_last(stream: Stream, lo: int, hi: int) -> Draft | None:
    """«Рынок вырастет — Иванов»: a statement, a dash and the person's name at the headline's end."""
    dash = next((i for i in range(hi - 2, lo, -1) if stream.tokens[i].text in ("—", "–", "-")), -1)
    phrase = noun_phrase(stream, dash + 1, hi, "Nom") if dash > lo + 1 else None
    if phrase is None or not (phrase.person is not None or phrase.head in stream.named):
        return None
    if phrase.hi < hi and stream.tokens[phrase.hi].text.lower() not in ABOUT:
        return None
    if not any(is_finite(token) for token in stream.tokens[lo:dash]):
        return None
    attribution = Attribution(dash, None, (phrase,), "name_and_dash")
    spans = (stream.span(lo, dash),)
    return Draft("indirect", spans, attribution, stream.span(dash, dash + 1), "headline", stream.span(lo, hi))
