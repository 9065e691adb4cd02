"""Who is named behind his role: the person ahead in the same case, whatever is told of the role in between."""

from functools import lru_cache

from analysis import lexicon
from analysis.language import Token, forms
from analysis.pronouns import POSSESSIVE
from analysis.quotes.cues import speech_words
from analysis.quotes.stream import Stream, TokenMention

MARKS = '«»„“”"'
LONGEST_TITLE = 9
LONGEST_REMARK = 14
"""Tokens in brackets between a role and its bearer: «компании «Стык» (разработчик касс для рынков) Пётр Зорин»."""


def held_by(stream: Stream, head: int, bearer: TokenMention, case: str) -> bool:
    """A genitive name after a genitive head hangs on it where the head is somebody's: «по словам адвоката Петрова».

    Many are never the one named («родственников солдата Рудакова»). A full name that the text has not told before is
    the bearer's («по словам адвоката Петра Зимина»): whose he is, the reader would have to know.
    """
    if case != "Gen":
        return False
    if stream.tokens[head].number == "Plur" and stream.tokens[bearer.lo].number != "Plur":
        return True
    whose = any(t.text.lower() in POSSESSIVE for t in stream.tokens[max(head - 2, 0) : head])  # «его жены Анны»
    relational = stream.tokens[head].lemma in lexicon.words("relational.txt")
    first = min(mention.start for mention in stream.entities[bearer.entity].mentions)
    stranger = bearer.hi - bearer.lo > 1 and first == stream.tokens[bearer.lo].start
    return relational and bearer.lo == head + 1 and not whose and not stranger


def person_ahead(stream: Stream, place: int, limit: int, case: str) -> TokenMention | None:
    """The person named in `case` before the clause ends: a role however long goes on to its bearer's name."""
    at = place
    while at < limit:
        token = stream.tokens[at]
        if token.text in MARKS and (close := closing(stream, at, limit)) > 0:
            at = close + 1
            continue
        if token.text == "(" and (close := _bracket(stream, at, limit)) > 0:
            at = close + 1
            continue
        if token.text == "," and (second := _second_role(stream, at + 1, limit, case)) is not None:
            return second
        if (
            token.text in ",.;:()?!"
            or token.feats.get("VerbForm") in ("Fin", "Conv", "Inf")
            or (token.pos in ("PRON", "SCONJ") and token.text.lower() not in POSSESSIVE)
        ):
            return None
        named = stream.named.get(at)
        if named is not None and stream.entities[named.entity].kind == "PER" and named.lo == at:
            alike = in_case(stream, at, case) or _shows_no_case(stream, place, named, case)
            if alike and not (case == "Nom" and _is_addressee(stream, place, at)):
                return named
            at = named.hi
            continue
        if named is None and token.case == case and token.pos == "NOUN" and stream.tokens[at - 1].text == "и":
            return None
        at += 1
    return None


def _shows_no_case(stream: Stream, lo: int, named: TokenMention, case: str) -> bool:
    """«по словам министра Японии Масахиро Ямады, …»: a foreign full name that ends its clause."""
    ends = named.hi < len(stream.tokens) and stream.tokens[named.hi].text in (",", ".", ")", ":")
    told = {stream.tokens[p].case for p in range(named.lo, named.hi)}
    of_what = all(t.case == "Gen" for t in stream.tokens[lo : named.lo])
    return case == "Gen" and of_what and told == {"Nom"} and named.hi - named.lo > 1 and ends


def _second_role(stream: Stream, lo: int, limit: int, case: str) -> TokenMention | None:
    """«глава комитета, известный врач Пётр Лунин»: after the comma another role in the same case, with the name."""
    at = lo
    while at < limit and stream.tokens[at].text.lower() in BETWEEN_ROLES:
        at += 1
    while at < limit and stream.tokens[at].pos == "ADJ" and stream.tokens[at].case == case:
        at += 1
    token = stream.tokens[at] if at < limit else None
    if at + 1 < limit and stream.tokens[at + 1].text == "и" and stream.named.get(at + 2) is None:
        at += 2  # «врач и писатель Пётр Лунин»
    if (
        token is None
        or at in stream.named
        or token.pos != "NOUN"
        or token.case != case
        or token.feats.get("Animacy") != "Anim"
    ):
        return None
    return person_ahead(stream, at + 1, limit, case)


BETWEEN_ROLES = speech_words("between_roles")
"""Words between two roles of one person: «бывший тренер, **а ныне** директор»."""


def _is_addressee(stream: Stream, lo: int, at: int) -> bool:
    """A preposition right before the name: «… вместе с Иваном»."""
    return at > lo and stream.tokens[at - 1].pos == "ADP"


# ---------------------------------------------------------------- pieces
def closing(stream: Stream, place: int, limit: int) -> int:
    """The mark that closes a short title opened at `place`, or -1."""
    for at in range(place + 2, min(place + LONGEST_TITLE, limit)):
        if stream.tokens[at].text in MARKS:
            return at
    return -1


def _bracket(stream: Stream, place: int, limit: int) -> int:
    """The bracket that closes a remark: «представитель комитета (СК) Иван Петров»; or -1."""
    inside = range(place + 1, min(place + LONGEST_REMARK, limit))
    return next((at for at in inside if stream.tokens[at].text == ")"), -1)


def in_case(stream: Stream, place: int, case: str) -> bool:
    """The word, or any word of the name that it begins, stands in `case` (or shows none)."""
    named = stream.named.get(place)
    if case == "Nom" and named is not None and stream.entities[named.entity].kind == "PER":
        return named.straight
    places = range(place, named.hi) if named else (place,)
    cases = {stream.tokens[i].case for i in places}
    fixed = named is not None and is_fixed(stream.tokens[place])
    return case in cases or cases == {""} or stream.tokens[place].pos == "X" or fixed


def is_fixed(token: Token) -> bool:
    """«МВД», «Минобороны», «Клименко»: a name with one form for all cases, so that the tagger only guesses its case."""
    return token.pos in ("PROPN", "NOUN") and _is_fixed(token.text)


LONGEST_ABBREVIATION = 7


@lru_cache(maxsize=20_000)
def _is_fixed(word: str) -> bool:
    readings = forms(word.lower())
    known = [reading for reading in readings if reading.known]
    if not known:
        return word.isupper() and word.isalpha() and 1 < len(word) < LONGEST_ABBREVIATION
    return all("Fixd" in reading.grammemes for reading in known)
