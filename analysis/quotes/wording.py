"""What a phrase is called in a list of speakers: its words in the nominative («адвокат Петрова»)."""

from functools import lru_cache

from analysis.acting import opening_before
from analysis.language import Token, forms, inflect
from analysis.quotes.phrases import Phrase
from analysis.quotes.stream import Stream


def nominative(stream: Stream, phrase: Phrase) -> str:
    """The phrase in the nominative, as a dictionary of speakers would have it: «адвокат Петрова»."""
    if phrase.case in ("", "Nom"):
        begin = opening_before(stream.tokens, phrase.lo)  # «и. о. директора»
        return _uncapitalised(stream, begin, stream.words(begin, phrase.hi))
    head = stream.tokens[phrase.head]
    number = "plur" if head.number == "Plur" else "sing"
    gender = _gender(head)
    numerals = (t for t in stream.tokens[phrase.lo : phrase.head] if t.pos == "NUM")
    counted = next((t for t in numerals if number == "plur" and t.lemma != "многий"), None)
    pieces: list[str] = []
    for place in range(phrase.lo, phrase.hi):
        token = stream.tokens[place]
        gap = stream.text[stream.tokens[place - 1].stop : token.start] if place > phrase.lo else ""
        word = token.text
        if place == phrase.head:
            one = token.lemma == "один" and number == "sing"  # «одного из …» does not tell masculine from neuter
            word = _recased(token, "nomn", number, *(["femn" if gender == "femn" else "masc"] if one else []))
            if counted is not None:  # «двух жителей»: «два жителя»; «пяти жителей»: «пять жителей»
                word = _recased(token, "gent", "sing" if counted.lemma.replace("ё", "е") in FEW else "plur")
        elif token is counted:
            word = _recased(token, "nomn", *([gender] if token.lemma in ("два", "оба") else []))
        elif counted is not None and place < phrase.head and token.case == phrase.case:
            word = _recased(token, "gent", "plur")
        elif place < phrase.head and token.case == phrase.case:
            word = _recased(token, "nomn", number, *([gender] if number == "sing" else []))
        pieces.append(gap + word)
    return _uncapitalised(stream, phrase.lo, "".join(pieces))


FEW = {"два", "оба", "три", "четыре"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def _gender(head: Token) -> str:
    """The gender of the head: what the dictionary knows of it, else what the tagger guessed."""
    known = {g for r in forms(head.text.lower()) if r.known and r.normal == head.lemma for g in r.grammemes}
    genders = known & set(GENDERS.values())
    return genders.pop() if len(genders) == 1 else GENDERS.get(head.gender, "masc")


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


@lru_cache(maxsize=10_000)
def _is_common(word: str) -> bool:
    """A noun that the dictionary knows, and no reading of it is a name."""
    known = [reading.grammemes for reading in forms(word) if reading.known]
    return bool(known) and not any(grammemes & {"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"} for grammemes in known)


def _uncapitalised(stream: Stream, lo: int, words: str) -> str:
    """A common noun that only begins the sentence loses its capital."""
    token = stream.tokens[lo]
    opens = lo == stream.sentence(lo)[0] and _is_common(token.text.lower())  # the tagger takes «Главврач» for a name
    common = (token.pos not in ("PROPN", "X") or opens) and lo not in stream.named and token.text[1:].islower()
    return words[:1].lower() + words[1:] if common else words
