"""The author's words: who speaks, by which cue, to whom, and which outlet passes it on."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis import lexicon
from analysis.pronouns import POSSESSIVE
from analysis.quotes.bearers import MARKS
from analysis.quotes.cues import Cue, is_finite, speech_words
from analysis.quotes.phrases import Phrase, noun_phrase
from analysis.quotes.stream import Stream, once
from analysis.quotes.subjects import (
    STOPS,
    agrees,
    can_say,
    ends_clause,
    is_outlet,
    nominatives,
    subjects_after,
    subjects_before,
)


class Attribution(NamedTuple):
    """What the author's words say of a quote. Places are tokens; `speakers` may be joint, or empty (open)."""

    verb: int
    cue: Cue | None
    speakers: tuple[Phrase, ...]
    rule: str
    outlets: tuple[Phrase, ...] = ()
    addressee: Phrase | None = None
    document: Phrase | None = None


@once
def attribute(stream: Stream, lo: int, hi: int, verb: int, *, before: bool = False) -> Attribution:
    """Who is meant by the verb of saying at `verb` in the clause [lo, hi).

    before: the subject is sought before the verb first («X заявил, что»), else after it («…, заявил X»).
    """
    for rule in RULES:
        found = rule(stream, lo, hi, verb, before)
        if found is not None:
            return found
    return Attribution(verb, stream.cues.get(verb), (), "no_speaker", addressee=addressee(stream, verb, hi))


# ---------------------------------------------------------------- rules
def relay(stream: Stream, lo: int, hi: int, verb: int, before: bool) -> Attribution | None:
    """«цитирует ТАСС Пескова», «приводит его слова ТАСС»: the outlet is the subject, the speaker the object."""
    known = stream.cues.get(verb)
    if known is None or known.kind != "relaying":
        return None
    outlets = tuple(nominatives(stream, verb + 1, hi)) or subjects_before(stream, lo, verb)
    speakers = tuple(_objects(stream, lo, hi, verb))
    taken = {phrase.head for phrase in speakers}
    outlets = tuple(o for o in outlets if o.head not in taken and stream.tokens[o.head].lemma not in WORDS)[:1]
    if speakers and not outlets:
        speakers, outlets = _parted(stream, speakers[0])
    if speakers and not outlets:  # «приводит его слова ТАСС»
        outlets = tuple(p for place in range(speakers[0].hi, hi) if (p := _straight_body(stream, place)))[:1]
    if not speakers and outlets and not _passes_on(stream, outlets[0], verb, hi):
        return Attribution(verb, known, outlets, "relaying_subject")
    return Attribution(verb, known, speakers, "relayed", outlets)


def _passes_on(stream: Stream, subject: Phrase, verb: int, hi: int) -> bool:
    """An outlet, a name in marks, or whoever passes on «слова», «интервью»: not the one who spoke."""
    in_marks = stream.tokens[subject.lo].text in MARKS
    return in_marks or is_outlet(stream, subject) or any(t.lemma in WORDS for t in stream.tokens[verb + 1 : hi])


def _parted(stream: Stream, phrase: Phrase) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """«слова хоккеиста Reuters»: a name that shows no case looks like part of the speaker; it is the subject."""
    for place in range(phrase.head + 1, phrase.hi):
        if (body := _straight_body(stream, place)) is not None:
            return (Phrase(phrase.lo, place, phrase.head, phrase.case),), (body,)
    return (phrase,), ()


def _straight_body(stream: Stream, place: int) -> Phrase | None:
    """The body whose name begins here and stands as in the nominative."""
    named = stream.named.get(place)
    if named is None or named.lo != place or not named.straight or stream.entity(place, "ORG") is None:
        return None
    return Phrase(place, named.hi, place, "Nom")


def document(stream: Stream, lo: int, hi: int, verb: int, before: bool) -> Attribution | None:
    """«говорится в сообщении МВД»: the document's author speaks; without one, the document."""
    known = stream.cues.get(verb)
    if known is None or known.kind != "stating":
        return None
    for place in (*range(verb + 1, hi), *range(lo, verb)):
        token = stream.tokens[place]
        if token.text in STOPS and place > verb:
            break
        if token.lemma == "где" and place < verb:  # «выпустил доклад, где говорится»
            told = told_of_before(stream, place)
            if told is not None:
                return Attribution(verb, known, (told[1],), "document_of", document=told[0])
        if token.pos == "ADP" and token.text.lower() in ("в", "во", "на", "из"):
            phrase = noun_phrase(stream, place + 1, hi if place > verb else verb)
            if phrase is None:
                continue
            if stream.tokens[phrase.head].lemma in ("который", "он"):  # «выпустил доклад, в котором говорится»
                told = told_of_before(stream, phrase.head)
                if told is not None:
                    return Attribution(verb, known, (told[1],), "document_of", document=told[0])
                continue
            whose = author(stream, phrase)
            if whose is not None:
                return Attribution(verb, known, (whose,), "document_of", document=phrase)
            if stream.tokens[phrase.head].lemma in lexicon.words("documents.txt"):
                return Attribution(verb, known, (), "document", document=phrase)
            if _can_speak(stream, phrase):  # not «говорится, в частности, в письме»
                return Attribution(verb, known, (phrase,), "place_that_states")
    return Attribution(verb, known, (), "impersonal")


def told_of_before(stream: Stream, pronoun: int) -> tuple[Phrase, Phrase] | None:
    """The document that «в котором», «в нём» means, and whose it is: its author, else who published it."""
    where = stream.tokens[pronoun].lemma == "где"
    relative = where or stream.tokens[pronoun].lemma == "который"
    first = stream.sentences[max(stream.sentence_of[pronoun] - (0 if relative else 1), 0)][0]
    for place in range(pronoun - 1, first - 1, -1):
        token = stream.tokens[place]
        alike = token.number == stream.tokens[pronoun].number
        alike = alike and stream.tokens[pronoun].gender in ("", token.gender)
        if token.lemma not in lexicon.words("documents.txt") or token.pos != "NOUN" or not (alike or where):
            continue
        hi = stream.sentence(place)[1]
        paper = noun_phrase(stream, place, hi)
        if paper is None:
            return None
        whose = author(stream, paper)
        if whose is not None:
            return paper, whose
        lo = stream.sentence(place)[0]
        verbs = (p for p in (*range(place - 1, lo - 1, -1), *range(place + 1, min(hi, pronoun))))
        verb = next((p for p in verbs if is_finite(stream.tokens[p])), -1)
        found = subject(stream, lo, min(hi, pronoun), verb, before=True) if verb >= 0 else None
        published = found is not None and all(can_say(stream, p) for p in found.speakers)
        return (paper, found.speakers[0]) if found is not None and published else None
    return None


def subject(stream: Stream, lo: int, hi: int, verb: int, before: bool) -> Attribution | None:
    """«сказал Иванов», «Иванов сказал»: the nominative that agrees with the verb."""
    phrases: tuple[Phrase, ...] = ()
    for side in ("before", "after") if before else ("after", "before"):
        phrases = subjects_before(stream, lo, verb) if side == "before" else subjects_after(stream, verb, hi)
        if phrases:
            break
    if not phrases:
        return None
    whose = tuple(_whose_words(stream, phrase) for phrase in phrases)
    if verb in stream.cues and not any(can_say(stream, phrase) for phrase in whose):
        return None
    if stream.tokens[verb].lemma in speech_words("evidence") and any(_is_evidence(stream, p) for p in whose):
        return None
    return Attribution(verb, stream.cues.get(verb), whose, "subject", addressee=addressee(stream, verb, hi))


def _is_evidence(stream: Stream, phrase: Phrase) -> bool:
    """Whether a thing shows it and nobody says it: «опрос показал», «данные свидетельствуют»."""
    head = stream.tokens[phrase.head]
    body = phrase.head in stream.named or head.feats.get("Animacy") == "Anim"
    return not body and head.lemma in lexicon.words("documents.txt")


def _whose_words(stream: Stream, phrase: Phrase) -> Phrase:
    """«приводятся слова Иванова»: not the words speak but whose they are."""
    if stream.tokens[phrase.head].lemma not in WORDS or phrase.head + 1 >= phrase.hi:
        return phrase
    return noun_phrase(stream, phrase.head + 1, phrase.hi) or phrase


WORDS = speech_words("words_of")
"""Nouns for what was said: in «слова X» it is X who speaks."""


def institution(stream: Stream, lo: int, hi: int, verb: int, before: bool) -> Attribution | None:
    """«сообщили в МВД»: a plural verb without a subject, and the place that speaks."""
    if stream.tokens[verb].number != "Plur":
        return None
    for begin, end in ((verb + 1, hi), (lo, verb)):
        for place in range(begin, end):
            token = stream.tokens[place]
            if token.text in STOPS or (token.text == "," and begin > verb):
                break
            if token.pos == "ADP" and token.text.lower() in ("в", "во", "на"):
                phrase = noun_phrase(stream, place + 1, end)
                if phrase is not None and _is_document(stream, phrase):
                    whose = author(stream, phrase)  # «написали в петиции», «отметили в заявлении X»
                    speakers = (whose,) if whose is not None else ()
                    return Attribution(verb, stream.cues.get(verb), speakers, "document_of", document=phrase)
                if phrase is not None and _can_speak(stream, phrase):
                    return Attribution(
                        verb, stream.cues.get(verb), (phrase,), "institution", addressee=addressee(stream, verb, hi)
                    )
            elif token.lemma == "там" and token.pos == "ADV":
                return Attribution(verb, stream.cues.get(verb), (Phrase(place, place + 1, place, "Nom"),), "there")
    return None


def name_after(stream: Stream, lo: int, hi: int, verb: int, before: bool) -> Attribution | None:
    """«говорит Цотнэ»: a foreign name shows no case; the first person named after the verb without a preposition."""
    if stream.tokens[verb].number == "Plur":
        return None
    for place in range(verb + 1, hi):
        token = stream.tokens[place]
        if token.text in STOPS or token.text == ",":
            return None
        named = stream.named.get(place)
        begins = named is not None and named.lo == place and stream.tokens[place - 1].pos not in ("ADP", "NOUN")
        if named is not None and begins and stream.entities[named.entity].kind == "PER":
            found = Phrase(place, named.hi, place, "Nom", named)
            return Attribution(verb, stream.cues.get(verb), (found,), "name_after")
    return None


def name_before(stream: Stream, lo: int, hi: int, verb: int, before: bool) -> Attribution | None:
    """«После встречи Уитсон сказала», «К вечеру Минобороны сообщило»: a name that shows no case is no genitive there,
    if the verb that follows has no other subject."""
    at = verb - 1
    while at > lo and stream.tokens[at].pos in ("ADV", "PART"):
        at -= 1
    named = stream.named.get(at) if at >= lo else None
    if not before or named is None or named.hi != at + 1 or named.lo <= lo or not named.straight:
        return None
    if stream.tokens[named.lo - 1].pos == "ADP" or stream.entities[named.entity].kind == "LOC":
        return None
    person = named if stream.entities[named.entity].kind == "PER" else None
    found = Phrase(named.lo, named.hi, named.lo, "Nom", person)
    agree = agrees(stream, found, stream.tokens[verb]) and stream.tokens[verb].number == "Sing"
    return Attribution(verb, stream.cues.get(verb), (found,), "name_before") if agree else None


RULES = (relay, document, subject, institution, name_after, name_before)


# ---------------------------------------------------------------- the parts of a clause
def addressee(stream: Stream, verb: int, hi: int) -> Phrase | None:
    """«сообщил агентству «Волна»», «сказал он журналистам»: the first dative after the verb.

    After the subject a name in marks may be a part of it («директор «Волны»»): there it has to be an outlet's.
    """
    past_subject = False
    for place in range(verb + 1, min(hi, verb + 12)):
        token = stream.tokens[place]
        if token.text in STOPS or token.text == ",":
            return None
        if token.text in MARKS or (token.case == "Dat" and token.pos in ("NOUN", "PROPN")):
            if stream.tokens[place - 1].pos == "ADP":
                return None
            phrase = noun_phrase(stream, place, hi)
            outlet = phrase is not None and stream.tokens[place - 1].pos != "NOUN" and is_outlet(stream, phrase)
            return phrase if outlet or not past_subject or token.text not in MARKS else None
        past_subject = past_subject or token.case == "Nom"
    return None


def _objects(stream: Stream, lo: int, hi: int, verb: int) -> Iterator[Phrase]:
    """Whom the outlet quotes: «Пескова», «слова Пескова», «его слова»."""
    past = lo  # «со ссылкой на двух чиновников»: what a preposition holds is no object
    for place in (*range(verb + 1, hi), *range(lo, verb)):
        token = stream.tokens[place]
        if ends_clause(stream, place) and place > verb:
            return
        if verb < place < past:
            continue
        if token.pos == "ADP" and place > verb and (held := noun_phrase(stream, place + 1, hi)) is not None:
            named = stream.named.get(held.head)
            past = held.hi if held.person is not None else named.hi if named is not None else held.head + 1
            continue
        if token.pos in ("PRON", "DET") and token.text.lower() in POSSESSIVE:
            yield Phrase(place, place + 1, place, token.case or "Acc")
            return
        if token.lemma in WORDS:
            if place + 1 < len(stream.tokens) and (stream.tokens[place + 1].case == "Gen" or place + 1 in stream.named):
                phrase = noun_phrase(stream, place + 1, hi if place > verb else verb)
                if phrase is not None:
                    yield phrase
                    return
            continue
        previous = stream.tokens[place - 1] if place else token
        named = stream.named.get(place)
        if (
            named is not None
            and named.lo == place
            and stream.entities[named.entity].kind == "PER"
            and token.case in ("Acc", "Gen")
        ):
            yield Phrase(place, named.hi, place, token.case, named)
            return
        if token.case == "Acc" and token.feats.get("Animacy") == "Anim" and previous.pos != "ADP":
            phrase = noun_phrase(stream, place, hi, "Acc")
            if phrase is not None:
                yield phrase
                return


def author(stream: Stream, phrase: Phrase) -> Phrase | None:
    """Whose the document is: the genitive after «сообщении», «заявлении», «Telegram-канале»."""
    head = stream.tokens[phrase.head].lemma
    if head in speech_words("press_office"):
        return phrase
    if head not in PAPERS:
        return None
    for place in range(phrase.lo, phrase.head):
        if stream.tokens[place].text.lower() in POSSESSIVE:
            return Phrase(place, place + 1, place, "Gen")
    for place in range(phrase.head + 1, phrase.hi):
        if stream.tokens[place].case == "Gen" or place in stream.named:
            return noun_phrase(stream, place, phrase.hi)
    return None


PAPERS = lexicon.words("documents.txt") | speech_words("channel")
"""What somebody writes, and where he does."""


def _is_document(stream: Stream, phrase: Phrase) -> bool:
    """«написали в петиции», but not «в ответ»."""
    head = stream.tokens[phrase.head]
    occasion = head.lemma in lexicon.words("occasions.tsv")
    return head.lemma in lexicon.words("documents.txt") and not occasion and head.case == "Loc"


def _can_speak(stream: Stream, phrase: Phrase) -> bool:
    """Whether the phrase names a body that can speak («в мэрии»), not a day, a place or an occasion («в среду»)."""
    head = stream.tokens[phrase.head]
    occasion = head.lemma in lexicon.words("occasions.tsv") or head.pos == "PRON"
    return not occasion and can_say(stream, phrase)
