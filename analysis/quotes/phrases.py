"""Noun phrases: the words that name a speaker («вице-премьер России Сергей Иванов»), found by agreement.

There is no syntax tree: a phrase is a head with the adjectives that agree with it, the genitives that hang on it, and
the names that stand beside it in the same case.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis import lexicon
from analysis.language import Token
from analysis.pronouns import POSSESSIVE
from analysis.quotes.bearers import MARKS, closing, held_by, in_case, is_fixed, person_ahead
from analysis.quotes.cues import cue, speech_words
from analysis.quotes.stream import Stream, TokenMention, once

BRIDGES = speech_words("bridge")
"""Prepositions that a role may hold before its bearer's name: «министр по делам религий Нур Кадри»."""

INSIDERS = speech_words("insider")
"""Whose place belongs to them without a name: «источник в полиции»."""

LONGEST_PHRASE = 40


class Phrase(NamedTuple):  # made in a quarter of the time of a frozen dataclass, and most are weighed and left
    """A noun phrase as tokens [lo, hi) with its head and case; `person` is the person it names, if it names one."""

    lo: int
    hi: int
    head: int
    case: str
    person: TokenMention | None = None


@once
def noun_phrase(stream: Stream, lo: int, limit: int, case: str = "") -> Phrase | None:
    """The phrase that begins at the token `lo` and ends before `limit`; in `case` if that is given."""
    limit = min(limit, lo + LONGEST_PHRASE)
    case = "Gen" if case == "Nom" and over_share(stream, lo) else case
    while lo < limit and stream.tokens[lo].lemma in LEADING and stream.tokens[lo].pos in ("ADV", "PART"):
        lo += 1
    head = _head(stream, lo, limit, case)
    if head < 0:
        return None
    token = stream.tokens[head]
    if token.pos == "PRON" and head not in stream.named:
        return Phrase(lo, _one_of(stream, head + 1, limit), head, token.case)
    case = case or _case(stream, head)
    end, person = _extent(stream, head, limit, case, titled=head > lo and stream.tokens[lo].text in MARKS)
    return Phrase(lo, end, head, case, person)


def over_share(stream: Stream, place: int) -> bool:
    """«более половины учителей»: in the genitive because of the word before, and a subject all the same."""
    if stream.tokens[place].lemma not in LEADING or place + 1 >= len(stream.tokens):
        return False
    share = stream.tokens[place + 1]
    return share.case == "Gen" and share.lemma in lexicon.words("shares.txt")


LEADING = speech_words("leading")
"""Words that may open a phrase and say nothing of whose it is: «по словам **ещё** одной подруги»."""


def _head(stream: Stream, lo: int, limit: int, case: str) -> int:
    """The first noun or name from `lo`, with nothing before it but what agrees with it; -1 if there is none."""
    for place in range(lo, limit):
        token = stream.tokens[place]
        if token.text in MARKS:
            return place + 1 if closing(stream, place, limit) > 0 else -1
        if place > lo and token.case == "Gen" and token.number == "Plur" and stream.tokens[place - 1].text == "%":
            return place  # «40 % опрошенных»
        whose = place + 1 < limit and token.text.lower() in POSSESSIVE
        if whose and place == lo and case and stream.tokens[place + 1].case == case:
            continue  # «и его заместитель»
        if token.pos == "NOUN" and token.case == "Gen" and counted(stream, lo, place):
            return place  # «два беженца заявили»
        described = token.pos in ("ADJ", "DET", "NUM") or token.text == "%" or token.feats.get("VerbForm") == "Part"
        if token.feats.get("Variant") == "Short" or (case and not described and not in_case(stream, place, case)):
            return -1
        if token.pos in ("NOUN", "PROPN", "PRON", "X") or place in stream.named:
            return place
        if not described:
            return _as_noun(stream, lo, place, case)
        if case and token.case not in (case, "") and token.pos != "NUM":
            return -1
        if is_share(token) and _one_of(stream, place + 1, limit) > place + 1:
            return place
    return _as_noun(stream, lo, limit, case)


def is_pointing(token: Token) -> bool:
    """«тот», «последний», «оба»: words that stand for one just named, where no noun follows."""
    return token.lemma in POINTING and token.case == "Nom"


POINTING = speech_words("pointing")


def is_share(token: Token) -> bool:
    """«один», «некоторые», «многие» that «из …» may follow."""
    return token.lemma in ONE_OF


ONE_OF = speech_words("one_of")


def counted(stream: Stream, lo: int, head: int) -> bool:
    """Whether a numeral in the nominative counts the noun: «два беженца», «оба родителя»; but «один беженец» is one."""
    return any(t.pos == "NUM" and t.lemma != "один" and t.case in ("Nom", "") for t in stream.tokens[lo:head])


def _as_noun(stream: Stream, lo: int, place: int, case: str) -> int:
    """«недовольные обещают»: an adjective or participle for persons, with its verb right after it; else -1."""
    if not lo < place < len(stream.tokens):
        return -1
    token, verb = stream.tokens[place - 1], stream.tokens[place]
    if place - 1 == lo and case == "Nom" and is_pointing(token):  # «тот объяснил», «последний, по данным X, уехал»
        return place - 1
    some = token.pos == "DET" and token.lemma in speech_words("some")
    agrees = token.number == verb.number and (token.number == "Plur" or verb.gender in ("", token.gender))
    one = token.number == "Plur" or token.feats.get("VerbForm") == "Part"  # «задержанный признался»
    stands = case == "Nom" and token.case == "Nom" and (some or token.pos in ("ADJ", "VERB")) and one
    if stands and agrees and verb.feats.get("VerbForm") == "Fin":
        return place - 1
    said = stream.tokens[lo - 1] if lo else verb  # «заявили собравшиеся»
    after = said.number == "Plur" and said.feats.get("VerbForm") == "Fin" and cue(said) is not None
    return place - 1 if stands and after and token.number == "Plur" and verb.pos == "PUNCT" else -1


def _case(stream: Stream, head: int) -> str:
    named = stream.named.get(head)
    places = range(named.lo, named.hi) if named else (head,)
    return next((case for place in places if (case := stream.tokens[place].case)), "Nom")


def _extent(stream: Stream, head: int, limit: int, case: str, *, titled: bool) -> tuple[int, TokenMention | None]:
    """Where the phrase ends that has this head, and the person whom it names."""
    named = stream.named.get(head)
    if named is not None and stream.entities[named.entity].kind == "PER":
        return named.hi, TokenMention(named.entity, head, named.hi)
    bearer = _bearer(stream, head, limit, case)
    if bearer is not None:
        return bearer.hi, bearer
    end = _reach(stream, head, limit, case, titled=titled)
    if end + 1 < limit and stream.tokens[end].text in (",", "-", "–", "—") and stream.tokens[end + 1].case == case:
        further = noun_phrase(stream, end + 1, limit, case)
        if further is not None and further.person is not None:
            return further.hi, further.person
    return end, None


def _bearer(stream: Stream, head: int, limit: int, case: str) -> TokenMention | None:
    """Who is named behind his role."""
    if stream.tokens[head].feats.get("Animacy") != "Anim":
        return None
    ahead = person_ahead(stream, head + 1, limit, case)
    if ahead is None or not held_by(stream, head, ahead, case):
        return ahead
    bearer = stream.named.get(ahead.hi)  # «по словам адвоката Лосевой Петра Зимина»
    return bearer if bearer is not None and bearer.hi <= limit and stream.entity(bearer.lo, "PER") else None


def _reach(stream: Stream, head: int, limit: int, case: str, *, titled: bool) -> int:
    """The token past all that hangs on the head: genitives, titles in marks, what agrees with them."""
    named = stream.named.get(head)
    animate = stream.tokens[head].feats.get("Animacy") == "Anim"
    place = end = named.hi if named is not None and named.hi > head else head + 1
    if titled and (close := closing(stream, head - 1, limit)) > 0:
        place = end = close + 1
    if stream.tokens[head].pos == "NUM" or is_share(stream.tokens[head]):
        end = place = _one_of(stream, place, limit)
    bridged = False
    while place < limit:
        token = stream.tokens[place]
        if token.text in MARKS:
            close = closing(stream, place, limit)
            if close < 0:
                break
            place = end = close + 1
        elif place in stream.named and token.pos != "ADJ":
            apposed = place == head + 1 and not animate and stream.entity(place, "ORG") is not None  # «издание Reuters»
            apposed = apposed and stream.tokens[head].lemma not in lexicon.words("occasions.tsv")  # «в среду Reuters»
            held = _is_genitive(stream, place, stream.named[place].hi) and not _parted_by_time(stream, head, place)
            if not (bridged or apposed or held):
                break
            place = end = stream.named[place].hi
            bridged = False
        elif token.pos in ("ADJ", "DET", "NUM") or token.feats.get("VerbForm") == "Part" or _possessive(token):
            if token.feats.get("Variant") == "Short" or not (bridged or token.case == "Gen" or _possessive(token)):
                break
            place += 1
            share = stream.tokens[head].lemma in lexicon.words("shares.txt")
            if (animate or share) and place == head + 2 and _stands_for_a_person(stream, head + 1, limit):
                end = place
        elif token.pos in ("NOUN", "PROPN", "X"):
            if not (bridged or token.case == "Gen" or token.pos == "X" or (animate and _beside(token, case))):
                break
            bridged = False
            place = end = place + 1
        elif token.pos == "ADP" and _bridge(stream, head, place, limit):
            bridged = True
            place += 1
        elif (
            token.text == "и"
            and place == end
            and place + 1 < limit
            and stream.tokens[place + 1].case == "Gen"
            and stream.tokens[place - 1].case == "Gen"
            and not (animate and place == head + 1)  # «экспертов и жителей» are two
        ):
            place += 1
        else:
            break
    return end


def _parted_by_time(stream: Stream, head: int, place: int) -> bool:
    """«на прошлой неделе МВД заявило»: no body hangs on a day or a week."""
    return place == head + 1 and stream.tokens[head].lemma in _times() and is_fixed(stream.tokens[place])


@cache
def _times() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("occasions.tsv") if row[-1] == "time")


def _possessive(token: Token) -> bool:
    return token.text.lower() in POSSESSIVE


def _stands_for_a_person(stream: Stream, place: int, limit: int) -> bool:
    """«брат погибшей»: a participle or adjective in the genitive with no noun after it that it could belong to."""
    token = stream.tokens[place]
    following = stream.tokens[place + 1] if place + 1 < limit else None
    held = following is not None and following.pos in ("NOUN", "PROPN", "ADJ", "X") and following.case == "Gen"
    return token.pos in ("ADJ", "VERB") and not held and not token.text[:1].isupper()


def joint(stream: Stream, first: Phrase, limit: int) -> Iterator[Phrase]:
    """`first` and the phrases joined to it: «Иванов, Петров и их адвокат»."""
    yield first
    phrase = first
    while phrase.hi < limit and stream.tokens[past := _past_aside(stream, phrase.hi, limit)].text in (",", "и"):
        begin = past + 1
        further = noun_phrase(stream, begin, limit, first.case) if begin < limit else None
        if further is None or stream.tokens[further.head].pos == "PRON":
            return
        if stream.tokens[past].text == "," and (
            further.person is None or further.hi >= limit or stream.tokens[further.hi].text not in (",", "и")
        ):
            return
        yield further
        phrase = further


def _past_aside(stream: Stream, at: int, limit: int) -> int:
    """The «и» past «(МАГАТЭ)» or «, представляющая завод,» that stands between two who speak together; else `at`."""
    mark = stream.tokens[at].text
    told = at + 1 < limit and stream.tokens[at + 1].feats.get("VerbForm") == "Part"
    if mark != "(" and not (mark == "," and told):
        return at
    close = next((p for p in range(at + 1, limit) if stream.tokens[p].text == (")" if mark == "(" else ",")), limit)
    return close + 1 if close + 1 < limit and stream.tokens[close + 1].text == "и" else at


# ---------------------------------------------------------------- what may belong to a phrase
def _is_genitive(stream: Stream, lo: int, hi: int) -> bool:
    tokens = stream.tokens[lo:hi]
    return any(t.case == "Gen" or is_fixed(t) for t in tokens) or not any(t.case for t in tokens)


def _beside(token: Token, case: str) -> bool:
    """A second noun or name in the same case: «девушка-эксперт Алла»."""
    return token.case == case and (token.pos == "PROPN" or token.feats.get("Animacy") == "Anim")


def _one_of(stream: Stream, place: int, limit: int) -> int:
    """The token past «из спасателей» of «один из спасателей»; `place` where nothing of the kind follows."""
    if place + 1 < limit and stream.tokens[place].text.lower() == "из":
        phrase = noun_phrase(stream, place + 1, limit, "Gen")
        alone = stream.tokens[place + 1]  # «один из задержанных»
        alone_stands = alone.case == "Gen" and alone.number == "Plur" and alone.pos in ("ADJ", "VERB")
        return phrase.hi if phrase is not None else place + 2 if alone_stands else place
    return place


def _bridge(stream: Stream, head: int, place: int, limit: int) -> bool:
    word = stream.tokens[place].text.lower()
    if word not in BRIDGES or place + 1 >= limit:
        return False
    if word == "по" and stream.tokens[place + 1].case == "Dat":
        return stream.tokens[head].lemma in BODIES_BY or (
            stream.tokens[head].feats.get("Animacy") == "Anim" and place == head + 1
        )
    beside = place == head + 1 or stream.tokens[place - 1].text in MARKS  # «собеседник «Вестника» в мэрии»
    return word in ("в", "во", "из", "на") and stream.tokens[head].lemma in INSIDERS and beside


BODIES_BY = speech_words("body_by")
"""Bodies that are named by what they see to: «комитет по делам молодёжи»."""
