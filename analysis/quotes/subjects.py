"""The subject of a verb: the nominative phrase of its clause that agrees with it."""

import re
from collections.abc import Iterator

from analysis import lexicon
from analysis.language import Token
from analysis.quotes.bearers import MARKS, is_fixed
from analysis.quotes.cues import is_finite, speech_words
from analysis.quotes.phrases import INSIDERS, Phrase, counted, is_pointing, joint, noun_phrase, over_share
from analysis.quotes.stream import Stream, once

STOPS = {";", ":", "(", ")", ".", "!", "?", "…"}
SUBORDINATORS = speech_words("subordinator")
ADDRESS = re.compile(r"\w\.\w{2,}$|[A-Za-z](?:info|news|press|media|times|post)$", re.IGNORECASE)
"""A site's address («Reka.kz»), or a foreign name that ends in the word for an outlet («RekaNews»)."""

ISSUES = speech_words("issue")
"""What an outlet comes in: «русская служба X», «электронная версия газеты X»."""


def is_outlet(stream: Stream, phrase: Phrase) -> bool:
    """Whether the phrase names a news outlet: by a word for one («газета …»), a site's address or a known name."""
    known = lexicon.words("outlets.txt")
    named = stream.named.get(phrase.head)
    body = phrase.head + 1 < phrase.hi and stream.tokens[phrase.head + 1].text.lower() == "по"  # «агентство по туризму»
    if phrase.person is not None or body or _other_agency(stream, phrase):
        return False
    hi = named.hi if named is not None else phrase.head + 1
    issue = stream.tokens[phrase.head].lemma in ISSUES
    if issue or (phrase.head > phrase.lo and stream.tokens[phrase.head - 1].text in MARKS):
        hi = phrase.hi
    for place in range(phrase.head, hi):
        token = stream.tokens[place]
        if token.lemma in known or token.text.lower() in known:
            return True
    if named is not None and any(word in known for word in stream.entities[named.entity].name.lower().split()):
        return True
    return bool(ADDRESS.search(stream.words(phrase.head, hi)))


def _other_agency(stream: Stream, phrase: Phrase) -> bool:
    """«полицейское агентство Тарии», «рейтинговое агентство «Волна»», «агентство недвижимости»: none for news."""
    if stream.tokens[phrase.head].lemma not in speech_words("of_many_kinds"):
        return False
    further = stream.tokens[phrase.head + 1 : phrase.hi]
    of_what = next((t for t in further if t.case == "Gen" and t.pos == "NOUN" and t.text.islower()), None)
    words = {token.lemma for token in stream.tokens[phrase.lo : phrase.head]}
    of_news = {token.lemma for token in further} & OF_NEWS
    return bool(words & AGENCIES) or (of_what is not None and not of_news)


AGENCIES = speech_words("agency")
"""What an agency may be that is none for news: «рейтинговое», «полицейское»."""

OF_NEWS = speech_words("of_news")
"""What an agency for news is of: «агентство новостей»."""


def _is_body(stream: Stream, phrase: Phrase) -> bool:
    entity = stream.entity(phrase.head)
    return is_outlet(stream, phrase) or (entity is not None and entity.kind != "PER")


def is_personal(stream: Stream, phrase: Phrase) -> bool:
    """Whether the phrase is for a person or persons: a name, a pronoun, an animate noun, «источник»."""
    head = stream.tokens[phrase.head]
    animate = head.pos == "PRON" or head.feats.get("Animacy") == "Anim"
    return phrase.person is not None or animate or head.lemma in INSIDERS


def can_say(stream: Stream, phrase: Phrase) -> bool:
    """A person, body or document; «соглашение предполагает, что», «в 2010 году отметили» name nobody who speaks."""
    head = stream.tokens[phrase.head]
    if phrase.head > phrase.lo and stream.tokens[phrase.head - 1].text in MARKS + "%":
        return True
    if phrase.person or phrase.head in stream.named or head.pos in STANDING:
        return True
    if head.feats.get("Animacy") == "Anim" or head.lemma in INSIDERS or head.lemma.endswith(BODY_ENDINGS):
        return True
    return any(head.lemma in lexicon.words(f"{name}.txt") for name in SPEAKING) or is_outlet(stream, phrase)


STANDING = frozenset(("PRON", "PROPN", "X", "ADV", "ADJ", "NUM", "DET", "VERB"))
"""What stands for a person though no noun: «он», «опрошенные», «задержанный»."""

SPEAKING = ("bare_bodies", "bodies", "documents", "collectives", "outlets", "shares")
"""Lists of nouns for what can speak though it is nobody's name."""

BODY_ENDINGS = tuple(lexicon.words("body_endings.txt"))
"""What compounds for bodies end in: «госсанэпидслужба», «пресс-центр»."""


def ends_clause(stream: Stream, place: int) -> bool:
    """Whether the clause ends here; the point within a site's address does not end it."""
    token = stream.tokens[place]
    if token.text == "." and place + 1 < len(stream.tokens) and token.stop == stream.tokens[place + 1].start:
        return not stream.tokens[place + 1].text[:1].isalnum()
    return token.text in STOPS


@once
def subjects_after(stream: Stream, verb: int, hi: int) -> tuple[Phrase, ...]:
    """The subject after the verb, past adverbs, addressees and «в среду на брифинге».

    An outlet's name shows no case («сказал РИА Новости Иванов»): where somebody else follows, it was told to it.
    """
    phrases = list(nominatives(stream, verb + 1, hi))
    plural = stream.tokens[verb].number == "Plur"
    phrases = [p for p in phrases if not (plural and stream.tokens[p.head].number != "Plur" and is_outlet(stream, p))]
    if len(phrases) > 1 and _is_body(stream, phrases[0]) and is_personal(stream, phrases[1]):
        phrases = phrases[1:]
    agreeing = [p for p in phrases if agrees(stream, p, stream.tokens[verb])]
    chosen = agreeing or [p for p in phrases if p.person is not None and stream.tokens[verb].number == "Sing"]
    if not phrases and stream.tokens[verb].lemma in PASSING:
        chosen = [p for p in (_title_alone(stream, verb, hi),) if p is not None]
    joined = tuple(joint(stream, chosen[0], hi)) if chosen else ()
    return joined if stream.tokens[verb].number == "Plur" or stream.tokens[verb].pos == "ADJ" else joined[:1]


PASSING = speech_words("passing")
"""Verbs of which an outlet is the subject, and its title may be all that tells."""


def _title_alone(stream: Stream, verb: int, hi: int) -> Phrase | None:
    """«пишет в среду «Волна»»: the title that no noun holds, to the end of the clause."""
    for place in range(verb + 1, hi):
        if stream.tokens[place].text in MARKS and stream.tokens[place - 1].pos not in ("ADP", "ADJ", "PROPN"):
            phrase = noun_phrase(stream, place, hi)
            ends = phrase is not None and (phrase.hi == hi or ends_clause(stream, phrase.hi))
            return phrase if ends else None
        if ends_clause(stream, place) or stream.tokens[place].text == ",":
            return None
    return None


def nominatives(stream: Stream, lo: int, hi: int) -> Iterator[Phrase]:
    """Nominative phrases of the clause that begins at `lo`, prepositional groups skipped."""
    place = lo
    while place < hi:
        token = stream.tokens[place]
        if token.text.lower() == "и" and [t.text for t in stream.tokens[place + 1 : place + 4]] == [".", "о", "."]:
            acting = noun_phrase(stream, place + 4, hi, "Gen")  # «и. о. директора Пётр Лунин»
            if acting is not None and stream.entity(min(acting.hi, hi - 1), "PER") is None:
                yield acting
            place = acting.hi if acting is not None else place + 4
            continue
        if ends_clause(stream, place) or token.text in ("—", "–", "-") or _begins_clause(stream, place, hi):
            return
        if token.text == ",":
            place = _past_insertion(stream, place, hi)
            if place < 0:
                return
            continue
        if token.pos == "ADP":
            skipped = noun_phrase(stream, place + 1, hi)
            place = skipped.hi if skipped is not None and skipped.case != "Nom" else place + 1
            continue
        if token.text in MARKS:
            phrase = noun_phrase(stream, place, hi)
            if phrase is None:
                return
            told = stream.tokens[phrase.head].case == "Dat"  # «рассказали «Известиям» в мэрии»
            if not told and (phrase.head in stream.named or is_outlet(stream, phrase)):
                yield phrase
            place = phrase.hi
            continue
        if is_finite(token) and token.pos != "ADJ":
            return
        nominative = _is_nominative(stream, place)
        held = token.case if token.pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM") else ""
        case = "Nom" if nominative else held
        phrase = noun_phrase(stream, place, hi, case) if case else None
        if phrase is not None and nominative:
            yield phrase
        place = phrase.hi if phrase is not None else place + 1


def _past_insertion(stream: Stream, comma: int, hi: int) -> int:
    """The token past a short insertion without a verb («, в частности,»), -1 where there is none."""
    closing = next((i for i in range(comma + 1, min(comma + 6, hi)) if stream.tokens[i].text == ","), -1)
    words = (stream.tokens[i] for i in range(comma, closing))
    return -1 if closing < 0 or any(is_finite(t) or t.lemma in SUBORDINATORS for t in words) else closing + 1


def _begins_clause(stream: Stream, place: int, hi: int) -> bool:
    """«сказал Котов, и на этом встреча закончилась»: after «и» a subject with a verb of its own."""
    if stream.tokens[place].text.lower() not in ("и", "а", "но"):
        return False
    subject = next((p for p in range(place + 1, hi) if _is_nominative(stream, p)), hi)
    verb = next((p for p in range(place + 1, hi) if is_finite(stream.tokens[p]) or ends_clause(stream, p)), hi)
    return subject < verb < hi and is_finite(stream.tokens[verb])


def _is_nominative(stream: Stream, place: int) -> bool:
    token = stream.tokens[place]
    if over_share(stream, place):
        return True
    named = stream.named.get(place)
    if named is not None and stream.entities[named.entity].kind == "PER":
        shown = token.case in ("Nom", "") or token.pos == "X" or is_fixed(token)
        return named.straight and named.lo == place and shown
    if named is not None and named.lo == place and is_fixed(token):
        return True
    if token.pos == "NUM" and place + 1 < len(stream.tokens) and stream.tokens[place + 1].text == "%":
        return True
    if token.pos in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM") or token.feats.get("VerbForm") == "Part":
        if token.lemma in ("что", "это", "весь") and token.pos == "PRON":
            return False
        return token.case == "Nom" or (token.case == "" and place in stream.named) or token.pos == "X"
    return token.pos == "X"


@once
def subjects_before(stream: Stream, lo: int, verb: int) -> tuple[Phrase, ...]:
    """The subject before the verb: of the nominatives that agree the likeliest to speak, else the nearest."""
    candidates: list[tuple[int, int, Phrase]] = []
    place = lo
    while place < verb:
        token = stream.tokens[place]
        if token.pos == "ADP":
            skipped = noun_phrase(stream, place + 1, verb)
            place = skipped.hi if skipped is not None and skipped.case not in ("Nom", "") else place + 1
            continue
        if _is_nominative(stream, place) and (phrase := noun_phrase(stream, place, verb, "Nom")):
            relative = stream.tokens[phrase.head].lemma == "который" and _another_verb(stream, phrase.hi, verb)
            aside = _in_aside(stream, lo, phrase, verb)
            if not relative and not aside and agrees(stream, phrase, stream.tokens[verb]):
                candidates.append((_likelihood(stream, phrase, verb), phrase.lo, phrase))
            place = phrase.hi
            continue
        place += 1
    if not candidates:
        return ()
    best = max(candidates, key=lambda c: c[:2])[2]
    if stream.tokens[verb].number == "Plur" and best.lo and stream.tokens[best.lo - 1].text == "и":
        best = next((p for _, _, p in candidates if p.hi == best.lo - 1), best)
    joined = tuple(joint(stream, best, verb))
    return joined if stream.tokens[verb].number == "Plur" else joined[:1]


def _in_aside(stream: Stream, lo: int, phrase: Phrase, verb: int) -> bool:
    """«глава, которого избрал Котов, заявил»: who stands in a clause put in has its verb, not this one."""
    opening = next((p for p in range(phrase.lo - 1, lo - 1, -1) if stream.tokens[p].text == ","), -1)
    closing = next((p for p in range(phrase.hi, verb) if stream.tokens[p].text == ","), -1)
    if opening < 0 or closing < 0:
        return False
    words = stream.tokens[opening + 1 : opening + 3]
    return any(t.lemma in ASIDES for t in words) and _another_verb(stream, opening, closing)


ASIDES = speech_words("aside")
"""What opens a clause that is put into another."""


def _another_verb(stream: Stream, lo: int, verb: int) -> bool:
    """«глава, который был избран в мае, заявил»: the relative pronoun has a verb of its own."""
    return any(is_finite(token) for token in stream.tokens[lo:verb])


def _likelihood(stream: Stream, phrase: Phrase, verb: int) -> int:
    head = stream.tokens[phrase.head]
    score = 0
    if phrase.person is not None or head.pos == "PRON":
        score = 3
    elif head.feats.get("Animacy") == "Anim" or phrase.head in stream.named:
        score = 2
    between = stream.tokens[phrase.hi : verb]
    if any(is_finite(t) for t in between):
        score -= 2 if between and between[0].text == "," else 3
    return score


def agrees(stream: Stream, phrase: Phrase, verb: Token) -> bool:
    """Whether phrase and verb agree in number and, in the past tense, gender («министр Анна Ким сказала» do)."""
    head = stream.tokens[phrase.head]
    if head.pos == "PRON" and head.text.lower() in ("я", "мы", "вы", "ты", "себя"):
        return False
    number = verb.number
    if is_pointing(head):
        return number == ("Plur" if head.lemma == "оба" else head.number) and verb.gender in ("", head.gender)
    if counted(stream, phrase.lo, phrase.head):
        return number == "Plur" or verb.gender in ("Neut", "")
    if number == "Plur":
        return (
            head.number in ("Plur", "")
            or (phrase.hi < len(stream.tokens) and stream.tokens[phrase.hi].text in ("и", ","))
            or head.lemma in lexicon.words("shares.txt")
            or head.pos == "X"
        )
    if (
        head.number == "Plur"
        and number == "Sing"
        and head.lemma not in speech_words("in_singular")
        and phrase.head not in stream.named
        and head.text not in MARKS
    ):
        return stream.tokens[phrase.lo].text in MARKS or (
            phrase.lo < phrase.head and stream.tokens[phrase.head - 1].text in MARKS
        )
    if verb.gender and head.gender and verb.gender != head.gender:
        if phrase.person is not None or head.pos == "PRON":
            names = range(phrase.person.lo, phrase.person.hi) if phrase.person else ()
            return any(stream.tokens[i].gender == verb.gender for i in names)
        return (
            head.pos in ("PROPN", "X")
            or (verb.gender == "Fem" and head.feats.get("Animacy") == "Anim")
            or stream.tokens[phrase.lo].text in MARKS
        )
    return True
