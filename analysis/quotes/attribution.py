"""The author's words: who speaks, by which cue, to whom, and which outlet passes it on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis import lexicon
from analysis.language import Token
from analysis.quotes.cues import Cue, cue, is_finite
from analysis.quotes.phrases import MARKS, Phrase, joint, noun_phrase
from analysis.quotes.stream import Stream

STOPS = {";", ":", "(", ")", ".", "!", "?", "…"}
SUBORDINATORS = {
    "что",
    "чтобы",
    "если",
    "когда",
    "который",
    "где",
    "поскольку",
    "потому",
    "хотя",
    "как",
    "ли",
    "пока",
    "куда",
}
PERSONAL = {"я", "мы", "он", "она", "оно", "они", "который", "тот", "все", "многие", "никто", "некоторый"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the author's words say of a quote. Places are tokens; `speakers` may be joint, or empty (open)."""

    verb: int
    cue: Cue | None
    speakers: tuple[Phrase, ...]
    rule: str
    outlets: tuple[Phrase, ...] = ()
    addressee: Phrase | None = None
    document: Phrase | None = None


def attribute(stream: Stream, lo: int, hi: int, verb: int, *, before: bool = False) -> Attribution:
    """Who is meant by the verb of saying at `verb` in the clause [lo, hi); `before`: the subject is looked for first before it."""
    for rule in RULES:
        found = rule(stream, lo, hi, verb, before)
        if found is not None:
            return found
    return Attribution(verb, cue(stream.tokens[verb]), (), "no_speaker", addressee=addressee(stream, verb, hi))


# ---------------------------------------------------------------- rules
def relay(stream: Stream, lo: int, hi: int, verb: int, before: bool) -> Attribution | None:
    """«цитирует ТАСС Пескова», «приводит его слова ТАСС»: the outlet is the subject, the speaker the object."""
    known = cue(stream.tokens[verb])
    if known is None or known.kind != "relaying":
        return None
    outlets = tuple(_nominatives(stream, verb + 1, hi)) or tuple(_before(stream, lo, verb))
    speakers = tuple(_objects(stream, lo, hi, verb))
    taken = {phrase.head for phrase in speakers}
    outlets = tuple(o for o in outlets if o.head not in taken)[:1]
    if not speakers and outlets and not is_outlet(stream, outlets[0]):
        return Attribution(verb, known, outlets, "relaying_subject")
    return Attribution(verb, known, speakers, "relayed", outlets)


def document(stream: Stream, lo: int, hi: int, verb: int, before: bool) -> Attribution | None:
    """«говорится в сообщении МВД»: the document's author speaks; without one, the document."""
    known = cue(stream.tokens[verb])
    if known is None or known.kind != "stating":
        return None
    for place in (*range(verb + 1, hi), *range(lo, verb)):
        token = stream.tokens[place]
        if token.text in STOPS and place > verb:
            break
        if token.pos == "ADP" and token.text.lower() in ("в", "во", "на", "из"):
            phrase = noun_phrase(stream, place + 1, hi if place > verb else verb)
            if phrase is None:
                continue
            whose = author(stream, phrase)
            if whose is not None:
                return Attribution(verb, known, (whose,), "document_of", document=phrase)
            if stream.tokens[phrase.head].lemma in lexicon.words("documents.txt"):
                return Attribution(verb, known, (), "document", document=phrase)
            return Attribution(verb, known, (phrase,), "place_that_states")
    return Attribution(verb, known, (), "impersonal")


def subject(stream: Stream, lo: int, hi: int, verb: int, before: bool) -> Attribution | None:
    """«сказал Иванов», «Иванов сказал»: the nominative that agrees with the verb."""
    phrases: tuple[Phrase, ...] = ()
    for side in ("before", "after") if before else ("after", "before"):
        phrases = tuple(_before(stream, lo, verb)) if side == "before" else tuple(_after(stream, verb, hi))
        if phrases:
            break
    if not phrases:
        return None
    whose = tuple(_whose_words(stream, phrase) for phrase in phrases)
    return Attribution(verb, cue(stream.tokens[verb]), whose, "subject", addressee=addressee(stream, verb, hi))


def _whose_words(stream: Stream, phrase: Phrase) -> Phrase:
    """«приводятся слова Иванова»: not the words speak but whose they are."""
    if stream.tokens[phrase.head].lemma not in WORDS or phrase.head + 1 >= phrase.hi:
        return phrase
    return noun_phrase(stream, phrase.head + 1, phrase.hi) or phrase


WORDS = {"слово", "интервью", "заявление", "комментарий", "высказывание", "мнение", "фраза", "цитата", "позиция"}
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
                if phrase is not None and _can_speak(stream, phrase):
                    return Attribution(
                        verb, cue(stream.tokens[verb]), (phrase,), "institution", addressee=addressee(stream, verb, hi)
                    )
            elif token.lemma == "там" and token.pos == "ADV":
                return Attribution(verb, cue(stream.tokens[verb]), (Phrase(place, place + 1, place, "Nom"),), "there")
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
        if named is not None and named.lo == place and stream.entities[named.entity].kind == "PER":
            if stream.tokens[place - 1].pos not in ("ADP", "NOUN"):
                found = Phrase(place, named.hi, place, "Nom", named)
                return Attribution(verb, cue(stream.tokens[verb]), (found,), "name_after")
    return None


RULES = (relay, document, subject, institution, name_after)


# ---------------------------------------------------------------- the parts of a clause
def addressee(stream: Stream, verb: int, hi: int) -> Phrase | None:
    """«сообщил агентству «Волна»», «сказал журналистам»: the first dative after the verb."""
    for place in range(verb + 1, min(hi, verb + 12)):
        token = stream.tokens[place]
        if token.text in STOPS or token.text == ",":
            return None
        if token.text in MARKS or (token.case == "Dat" and token.pos in ("NOUN", "PROPN")):
            if stream.tokens[place - 1].pos == "ADP":
                return None
            return noun_phrase(stream, place, hi)
        if token.case == "Nom":
            return None
    return None


def is_outlet(stream: Stream, phrase: Phrase) -> bool:
    """Whether the phrase names a news outlet: by a word for one («газета …»), a site's address or a known name."""
    known = lexicon.words("outlets.txt")
    named = stream.named.get(phrase.head)
    if phrase.person is not None:
        return False
    hi = named.hi if named is not None else phrase.head + 1
    if phrase.head > phrase.lo and stream.tokens[phrase.head - 1].text in MARKS:
        hi = phrase.hi
    for place in range(phrase.head, hi):
        token = stream.tokens[place]
        if token.lemma in known or token.text.lower() in known:
            return True
    return bool(ADDRESS.search(stream.words(phrase.head, hi)))


ADDRESS = re.compile(r"\w\.\w{2,}$")
"""A site's address: «Reka.kz»."""


def _is_body(stream: Stream, phrase: Phrase) -> bool:
    entity = stream.entity(phrase.head)
    return is_outlet(stream, phrase) or (entity is not None and entity.kind != "PER")


def _is_personal(stream: Stream, phrase: Phrase) -> bool:
    return phrase.person is not None or stream.tokens[phrase.head].feats.get("Animacy") == "Anim"


def _ends(stream: Stream, place: int) -> bool:
    """Whether the clause ends here; the point within a site's address does not end it."""
    token = stream.tokens[place]
    if token.text == "." and place + 1 < len(stream.tokens) and token.stop == stream.tokens[place + 1].start:
        return not stream.tokens[place + 1].text[:1].isalnum()
    return token.text in STOPS


def _after(stream: Stream, verb: int, hi: int) -> Iterator[Phrase]:
    """The subject after the verb, past adverbs, addressees and «в среду на брифинге».

    An outlet's name shows no case («сказал РИА Новости Иванов»): where somebody else follows, it was told to it.
    """
    phrases = list(_nominatives(stream, verb + 1, hi))
    plural = stream.tokens[verb].number == "Plur"
    phrases = [p for p in phrases if not (plural and stream.tokens[p.head].pos != "NOUN" and is_outlet(stream, p))]
    if len(phrases) > 1 and _is_body(stream, phrases[0]) and _is_personal(stream, phrases[1]):
        phrases = phrases[1:]
    agreeing = [p for p in phrases if agrees(stream, p, stream.tokens[verb])]
    chosen = agreeing or [p for p in phrases if p.person is not None and stream.tokens[verb].number == "Sing"]
    if chosen:
        joined = tuple(joint(stream, chosen[0], hi))
        yield from joined if stream.tokens[verb].number == "Plur" or stream.tokens[verb].pos == "ADJ" else joined[:1]


def _nominatives(stream: Stream, lo: int, hi: int) -> Iterator[Phrase]:
    """Nominative phrases of the clause that begins at `lo`, prepositional groups skipped."""
    place = lo
    while place < hi:
        token = stream.tokens[place]
        if token.text.lower() == "и" and [t.text for t in stream.tokens[place + 1 : place + 4]] == [".", "о", "."]:
            place += 4  # «и. о. директора»
            continue
        if _ends(stream, place) or token.text in ("—", "–", "-"):
            return
        if token.text == ",":
            following = next((i for i in range(place + 1, min(place + 6, hi)) if stream.tokens[i].text == ","), -1)
            if following < 0 or any(
                is_finite(stream.tokens[i]) or stream.tokens[i].lemma in SUBORDINATORS for i in range(place, following)
            ):
                return
            place = following + 1
            continue
        if token.pos == "ADP":
            skipped = noun_phrase(stream, place + 1, hi)
            place = skipped.hi if skipped is not None and skipped.case != "Nom" else place + 1
            continue
        if token.text in MARKS:
            phrase = noun_phrase(stream, place, hi)
            if phrase is None:
                return
            if phrase.head in stream.named or is_outlet(stream, phrase):
                yield phrase
            place = phrase.hi
            continue
        if is_finite(token) and token.pos != "ADJ":
            return
        if _is_nominative(stream, place):
            phrase = noun_phrase(stream, place, hi, "Nom")
            if phrase is not None:
                yield phrase
                place = phrase.hi
                continue
        elif token.case and token.pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
            phrase = noun_phrase(stream, place, hi, token.case)
            if phrase is not None:
                place = phrase.hi
                continue
        place += 1


def _is_nominative(stream: Stream, place: int) -> bool:
    token = stream.tokens[place]
    named = stream.named.get(place)
    if named is not None and stream.entities[named.entity].kind == "PER":
        return named.straight and named.lo == place and (token.case in ("Nom", "") or token.pos == "X")
    if token.pos in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM") or token.feats.get("VerbForm") == "Part":
        if token.lemma in ("что", "это", "весь") and token.pos == "PRON":
            return False
        return token.case == "Nom" or (token.case == "" and place in stream.named) or token.pos == "X"
    return token.pos == "X"


def _before(stream: Stream, lo: int, verb: int) -> Iterator[Phrase]:
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
            if agrees(stream, phrase, stream.tokens[verb]):
                candidates.append((_likelihood(stream, phrase, verb), phrase.lo, phrase))
            place = phrase.hi
            continue
        place += 1
    if not candidates:
        return
    best = max(candidates, key=lambda c: c[:2])[2]
    if stream.tokens[verb].number == "Plur" and best.lo and stream.tokens[best.lo - 1].text == "и":
        best = next((p for _, _, p in candidates if p.hi == best.lo - 1), best)
    joined = tuple(joint(stream, best, verb))
    yield from joined if stream.tokens[verb].number == "Plur" else joined[:1]


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
    """Number and, in the past tense, gender; a woman's masculine title agrees through her name."""
    head = stream.tokens[phrase.head]
    if head.pos == "PRON" and head.text.lower() in ("я", "мы", "вы", "ты", "себя"):
        return False
    number = verb.number
    if number == "Plur":
        return (
            head.number in ("Plur", "")
            or (phrase.hi < len(stream.tokens) and stream.tokens[phrase.hi].text in ("и", ","))
            or head.lemma in ("ряд", "часть", "большинство")
            or head.pos == "X"
        )
    if (
        head.number == "Plur"
        and number == "Sing"
        and head.lemma not in ("власть",)
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


def _objects(stream: Stream, lo: int, hi: int, verb: int) -> Iterator[Phrase]:
    """Whom the outlet quotes: «Пескова», «слова Пескова», «его слова»."""
    place = verb + 1
    for place in (*range(verb + 1, hi), *range(lo, verb)):
        token = stream.tokens[place]
        if _ends(stream, place) and place > verb:
            return
        if token.pos in ("PRON", "DET") and token.text.lower() in ("его", "ее", "её", "их"):
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
    """Whose the document is: the genitive after «сообщении», «заявлении»."""
    if stream.tokens[phrase.head].lemma not in lexicon.words("documents.txt") | {"пресс-служба"}:
        return None
    if stream.tokens[phrase.head].lemma == "пресс-служба":
        return phrase
    for place in range(phrase.lo, phrase.head):
        if stream.tokens[place].text.lower() in ("его", "ее", "её", "их"):
            return Phrase(place, place + 1, place, "Gen")
    for place in range(phrase.head + 1, phrase.hi):
        if stream.tokens[place].case == "Gen" or place in stream.named:
            return noun_phrase(stream, place, phrase.hi)
    return None


def _can_speak(stream: Stream, phrase: Phrase) -> bool:
    """A body rather than a day, a place or an occasion."""
    head = stream.tokens[phrase.head]
    if head.lemma in lexicon.words("occasions.txt"):
        return False
    return phrase.head in stream.named or head.pos in ("NOUN", "PROPN", "X")
