"""How the roles that a text gives a person fit a role that stands without a name."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from analysis import lexicon
from analysis.acting import is_opening
from analysis.entities.gazetteer import find_place
from analysis.entities.titles import other_offices
from analysis.quotes.cast import FARTHEST, RoleMention, Speaker, SpeakerPhrase, short_forms
from analysis.quotes.cues import speech_words

INTERLOCUTORS = speech_words("interlocutor")
"""Whom an outlet has just heard, whoever it is: the word is nobody's role."""

FITS = ("same_role", "near_role", "like_role", "same_noun")
"""From the best to the worst."""


def fits(ask: SpeakerPhrase) -> dict[int, str]:
    """For each person the text gives a role by this noun, or by one that it can stand for: the best fit."""
    best: dict[int, str] = {}
    for head, of, same in _asked(ask):
        parts = ask.cast.parts.get(head, ())
        here = bisect_left(parts, ask.phrase.lo, key=lambda part: part.place)
        for part in parts[max(0, here - FARTHEST) : here + FARTHEST]:
            fit = _fit(of, part, same=same)
            old = best.get(part.entity, "")
            if fit and (not old or FITS.index(fit) < FITS.index(old)):
                best[part.entity] = fit
    return best


def _asked(ask: SpeakerPhrase) -> Iterator[tuple[str, Sequence[str], bool]]:
    """The nouns to look for, each with what the role is of, and whether it is the same office or one like it."""
    own, of = _heads(ask), modifiers(ask)
    yield from ((head, of, True) for head in own)
    lemmas = [t.lemma for t in ask.stream.tokens[ask.phrase.head : ask.phrase.hi] if t.pos in NAMING]
    yield from ((office[0], office[1:], True) for office in other_offices(lemmas))
    yield from ((head, of, False) for head in same_heads(own[0])[1:])


NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X"})
"""Parts of speech that say what a role is of."""


def _heads(ask: SpeakerPhrase) -> tuple[str, ...]:
    """The noun of the role, and what the role may be shortened to or is short for."""
    tokens = ask.stream.tokens[ask.phrase.lo : ask.phrase.hi]
    head = ask.stream.tokens[ask.phrase.head]
    return (head.lemma, *sorted({head.text.lower(), *short_forms(tokens)} - {head.lemma}))


def fit_of_unnamed(ask: SpeakerPhrase, speaker: Speaker) -> str:
    own = _heads(ask)
    if speaker.head not in (*own, *same_heads(own[0])) or speaker.head in INTERLOCUTORS:
        return ""
    part = RoleMention(-1, -1, frozenset((speaker.head,)), speaker.words)
    return _fit(modifiers(ask), part, same=speaker.head in own)


def _fit(of: Sequence[str], part: RoleMention, *, same: bool) -> str:
    untold = [word for word in of if not told_of(part, word)]
    if not untold:
        return "same_role" if same else "like_role"
    if not same:
        return ""
    return "near_role" if all(word == "первый" or is_vague(word) for word in untold) else "same_noun"


def is_vague(word: str) -> bool:
    """«председатель комиссии»: a body that is not named again says no more than «председатель»."""
    return word in lexicon.words("any_bodies.txt") or word in lexicon.words("bare_bodies.txt")


def modifiers(ask: SpeakerPhrase) -> list[str]:
    """What the role is of: «США» of «госсекретарь США», «французский» of «французский президент»."""
    places = (p for p in range(ask.phrase.lo, ask.phrase.hi) if p != ask.phrase.head)
    words = (ask.stream.tokens[p] for p in places if ask.stream.tokens[p].pos in NAMING)
    words = (word for word in words if not is_opening(word))  # «врио губернатора» is asked for as «губернатор»
    return [word.text if word.text.isupper() and len(word.text) > 1 else word.lemma for word in words]


def told_of(part: RoleMention, word: str) -> bool:
    """Whether a role is told to be of `word`; an adjective may stand for its country («французский», «Франция»)."""
    if word.isupper():
        if word.isalpha() and len(word) < LONGEST_INITIALS and _initials_fit(word.lower(), part.words):
            return True
        word = word.lower()
    if word in part.words or word in FOR_A_COUNTRY:
        return True
    length = min(5, max(3, len(word) - 4))
    if any(other[:length] == word[:length] for other in part.words):
        return True
    place = find_place(SAME_PLACE.get(word, word))
    return place is not None and any(find_place(SAME_PLACE.get(other, other)) == place for other in part.words)


LONGEST_INITIALS = 7


def _initials_fit(letters: str, words: Collection[str]) -> bool:
    """«ЧС» for «чрезвычайные ситуации»: each letter begins a word of its own."""
    left = Counter(word[:1] for word in words)
    return not Counter(letters) - left


FOR_A_COUNTRY = speech_words("for_a_country")
"""«глава государства», «глава ведомства»: of which one, the text leaves to the reader."""

SAME_PLACE = lexicon.pairs("country_adjectives.tsv")
"""«американский»: «сша»."""


def same_heads(lemma: str) -> tuple[str, ...]:
    """The noun and those that it can stand for."""
    return (lemma, *_synonyms().get(lemma, ()))


@cache
def _synonyms() -> Mapping[str, Sequence[str]]:
    return {role: others.split() for role, others in lexicon.rows("role_synonyms.tsv")}
