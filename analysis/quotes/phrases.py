"""Noun phrases: the words that name a speaker («вице-премьер России Сергей Иванов»), found by agreement.

There is no syntax tree: a phrase is a head with the adjectives that agree with it, the genitives that hang on it, and the
names that stand beside it in the same case.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.language import Token, forms, inflect
from analysis.quotes.stream import Named, Stream

MARKS = '«»„“”"'
BRIDGES = {"по", "в", "во", "на", "при", "с", "со", "из", "от", "для", "за", "над"}
"""Prepositions that a role may hold before its bearer's name: «министр по делам религий Нур Кадри»."""

INSIDERS = {"источник", "собеседник", "представитель", "сотрудник", "эксперт", "уполномоченный", "докладчик"}
"""Whose place belongs to them without a name: «источник в полиции»."""

LONGEST_PHRASE = 40
LONGEST_TITLE = 9


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as tokens [lo, hi) with its head and case; `person` is the person it names, if it names one."""

    lo: int
    hi: int
    head: int
    case: str
    person: Named | None = None


def noun_phrase(stream: Stream, lo: int, limit: int, case: str = "") -> Phrase | None:
    """The phrase that begins at the token `lo` and ends before `limit`; in `case` if that is given."""
    tokens = stream.tokens
    limit = min(limit, lo + LONGEST_PHRASE)
    head, end, person, place = -1, lo, None, lo
    bridged = False
    while place < limit:
        token, named = tokens[place], stream.named.get(place)
        if token.text in MARKS:
            close = _closing(stream, place, limit)
            if close < 0:
                break
            if head < 0:
                head, case = place + 1, case or "Nom"
            place = end = close + 1
            continue
        if named is not None and named.hi > place and token.pos != "ADJ":
            kind = stream.entities[named.entity].kind
            agrees = any(tokens[i].case in (case, "") for i in range(place, named.hi)) if case else True
            if head >= 0 and person is not None:
                break
            if head >= 0 and not agrees and not _is_genitive(stream, place, named.hi) and not bridged:
                break
            if head < 0:
                if case and not agrees:
                    return None
                case = case or token.case or "Nom"
                head = place
            if kind == "PER" and agrees and (head == place or not _held_by(stream, head, place, case)):
                person = Named(named.entity, place, named.hi)
            bridged = False
            place = end = named.hi
            continue
        if token.pos in ("ADJ", "DET", "NUM") or token.feats.get("VerbForm") == "Part":
            if token.feats.get("Variant") == "Short":
                break
            if head < 0 and case and token.case not in (case, ""):
                return None
            if head >= 0 and token.case not in ("Gen", case) and not bridged:
                break
            if head < 0:
                case = case or token.case
            place += 1
            continue
        if token.pos in ("NOUN", "PROPN", "X"):
            if head < 0:
                if case and token.case not in (case, "") and token.pos != "X":
                    return None
                head, case = place, case or token.case
            elif person is not None:
                break
            elif not (token.case == "Gen" or bridged or token.pos == "X" or _beside(tokens[head], token, case)):
                if not _person_ahead(stream, place, limit, case):
                    break
            bridged = False
            place += 1
            end = place
            continue
        if token.pos == "PRON" and head < 0:
            if case and token.case != case:
                return None
            return Phrase(lo, place + 1, place, token.case)
        if token.pos == "ADP" and head >= 0 and person is None and _bridge(stream, head, place, limit, case):
            bridged = True
            place += 1
            continue
        if token.text == "," and head >= 0 and person is None:
            further = _apposition(stream, place + 1, limit, case)
            if further is not None and further.person is not None:
                return Phrase(lo, further.hi, head, case, further.person)
        break
    return Phrase(lo, end, head, case, person) if head >= 0 and end > lo else None


def joint(stream: Stream, first: Phrase, limit: int) -> Iterator[Phrase]:
    """`first` and the phrases joined to it: «Иванов, Петров и их адвокат»."""
    yield first
    phrase = first
    while phrase.hi < limit and stream.tokens[phrase.hi].text in (",", "и"):
        begin = phrase.hi + 1
        further = noun_phrase(stream, begin, limit, first.case) if begin < limit else None
        if further is None or stream.tokens[further.head].pos == "PRON":
            return
        if stream.tokens[phrase.hi].text == "," and (
            further.person is None or further.hi >= limit or stream.tokens[further.hi].text not in (",", "и")
        ):
            return
        yield further
        phrase = further


def nominative(stream: Stream, phrase: Phrase) -> str:
    """The phrase in the nominative, as a dictionary of speakers would have it: «адвокат Петрова»."""
    words = stream.words(phrase.lo, phrase.hi)
    if phrase.case in ("", "Nom"):
        return _uncapitalised(stream, phrase.lo, words)
    head = stream.tokens[phrase.head]
    number = "plur" if head.number == "Plur" else "sing"
    gender = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}.get(head.gender, "masc")
    pieces: list[str] = []
    for place in range(phrase.lo, phrase.hi):
        token = stream.tokens[place]
        gap = stream.text[stream.tokens[place - 1].stop : token.start] if place > phrase.lo else ""
        word = token.text
        if place == phrase.head:
            word = _recased(token, "nomn", number)
        elif place < phrase.head and token.case == phrase.case:
            word = _recased(token, "nomn", number, *([gender] if number == "sing" else []))
        pieces.append(gap + word)
    return _uncapitalised(stream, phrase.lo, "".join(pieces))


def _recased(token: Token, *grammemes: str) -> str:
    found = inflect(token.text.lower(), token.lemma, *grammemes)
    if found is None:
        found = next(
            (
                f
                for reading in forms(token.text.lower())
                if (f := inflect(token.text.lower(), reading.normal, *grammemes))
            ),
            None,
        )
    if found is None:
        return token.text
    return (
        found.capitalize()
        if token.text[:1].isupper() and not token.text.isupper()
        else found
        if not token.text.isupper()
        else token.text
    )


def _uncapitalised(stream: Stream, lo: int, words: str) -> str:
    """A common noun that only begins the sentence loses its capital."""
    token = stream.tokens[lo]
    common = token.pos not in ("PROPN", "X") and lo not in stream.named and token.text[1:].islower()
    return words[:1].lower() + words[1:] if common else words


# ---------------------------------------------------------------- what may belong to a phrase
def _closing(stream: Stream, place: int, limit: int) -> int:
    """The mark that closes a short title opened at `place`, or -1."""
    for at in range(place + 2, min(place + LONGEST_TITLE, limit)):
        if stream.tokens[at].text in MARKS:
            return at
    return -1


def _is_genitive(stream: Stream, lo: int, hi: int) -> bool:
    return any(stream.tokens[place].case == "Gen" for place in range(lo, hi)) or not any(
        stream.tokens[place].case for place in range(lo, hi)
    )


def _beside(head: Token, token: Token, case: str) -> bool:
    """A second noun or name in the same case: «врач лаборатории Алла», «девушка-эксперт»."""
    return token.case == case and (token.pos == "PROPN" or token.feats.get("Animacy") == "Anim")


def _held_by(stream: Stream, head: int, place: int, case: str) -> bool:
    """A genitive name after a genitive head hangs on it where the head is somebody's: «по словам адвоката Петрова»."""
    return case == "Gen" and stream.tokens[head].lemma in RELATIONAL and place == head + 1


RELATIONAL = {
    "адвокат", "защитник", "представитель", "пресс-секретарь", "помощник", "советник", "сын", "дочь", "жена", "муж", "брат",
    "сестра", "мать", "отец", "вдова", "супруга", "супруг", "родственник", "родственница", "соратник", "сторонник", "коллега",
    "друг", "подруга", "агент", "тренер", "менеджер", "юрист", "поверенный", "близкий", "знакомый", "слово", "семья",
}  # fmt: skip
"""Heads that are somebody's: what follows them in the genitive is whose they are, not who they are."""


def _person_ahead(stream: Stream, place: int, limit: int, case: str) -> bool:
    """A person's name in `case` follows before the clause ends."""
    for at in range(place, limit):
        token = stream.tokens[at]
        if token.text in ",.;:()?!—–-" or token.feats.get("VerbForm") in ("Fin", "Conv", "Inf"):
            return False
        if (named := stream.named.get(at)) and stream.entities[named.entity].kind == "PER" and token.case == case:
            return True
    return False


def _bridge(stream: Stream, head: int, place: int, limit: int, case: str) -> bool:
    lemma = stream.tokens[place].text.lower()
    if lemma not in BRIDGES or place + 1 >= limit:
        return False
    if _person_ahead(stream, place + 1, limit, case):
        return True
    if lemma == "по" and stream.tokens[place + 1].case == "Dat" and place == head + 1:
        return stream.tokens[head].feats.get("Animacy") == "Anim"
    return lemma in ("в", "во", "из", "на") and stream.tokens[head].lemma in INSIDERS


def _apposition(stream: Stream, place: int, limit: int, case: str) -> Phrase | None:
    """«лидер партии, проповедник Хадим Ризви»: the role goes on after a comma to the name."""
    if place >= limit or stream.tokens[place].case != case:
        return None
    return noun_phrase(stream, place, limit, case)
