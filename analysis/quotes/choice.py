"""Whom a role without a name or a pronoun means: everybody who may be meant, with the signs for and against him.

No single sign decides. Each has a written weight (data/lexicon/speaker_signs.tsv), the weights of those that hold are
added up, and the highest sum is meant, if it is high enough.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from analysis import lexicon
from analysis.entities.gazetteer import find_place
from analysis.quotes.cast import Part, Question, Speaker, short_forms
from analysis.quotes.cues import speech_words

FARTHEST = 200
"""Names, roles or statements that are looked back over: nobody means one so far away without a name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who may be meant. Places are tokens before the phrase, -1 for never.

    named: where he was named last; subject: where last as a subject; spoke: where his last statement ended; turn: how
    many statements ago (0 is the last one); fit: how his roles fit the phrase ("same_role" …), or "".
    """

    speaker: Speaker
    named: int = -1
    subject: int = -1
    spoke: int = -1
    turn: int = -1
    fit: str = ""

    @property
    def latest(self) -> int:
        """Where he was last named or spoke."""
        return max(self.named, self.spoke)

    @property
    def acted(self) -> int:
        """Where he was last a subject or spoke."""
        return max(self.subject, self.spoke)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the candidates, as the signs look at him."""

    ask: Question
    who: Candidate
    others: Sequence[Candidate]


def choose(ask: Question, candidates: Sequence[Candidate], kind: str) -> tuple[Candidate, tuple[str, ...]] | None:
    """The candidate with the highest sum, and the signs that hold for him. kind: "role" or "pronoun"."""
    if not candidates:
        return None
    weights, enough = _weights(kind)
    judged = [(_signs(Choice(ask, who, candidates)), who) for who in candidates]
    signs, best = max(judged, key=lambda j: (sum(weights[s] for s in j[0]), j[1].latest))
    return (best, signs) if sum(weights[s] for s in signs) >= enough else None


def _signs(choice: Choice) -> tuple[str, ...]:
    fit = (choice.who.fit,) if choice.who.fit else ()
    return (*fit, *(name for name, holds in SIGNS.items() if holds(choice)))


@cache
def _weights(kind: str) -> tuple[Mapping[str, float], float]:
    column = 1 if kind == "role" else 2
    weights = {row[0]: float(row[column]) for row in lexicon.rows("speaker_signs.tsv")}
    return weights, weights.pop("enough")


# ---------------------------------------------------------------- signs
def later(choice: Choice) -> bool:
    """Neither named nor speaking before the phrase."""
    return choice.who.latest < 0


def newcomer(choice: Choice) -> bool:
    """«представитель», «сосед»: nouns for somebody who has not been spoken of."""
    ask = choice.ask
    head = ask.stream.tokens[ask.phrase.head].lemma
    if choice.who.fit or head not in lexicon.words("newcomers.txt") or of_that_body(choice):
        return False
    interlocutor = head in INTERLOCUTORS  # «собеседник агентства» is who has just spoken
    return not (interlocutor and all(word in lexicon.words("outlets.txt") for word in modifiers(ask)))


def says_new(choice: Choice) -> bool:
    """The phrase holds a name or noun of its own («ректор вуза», «мэр Каратуя») that nothing has told of him."""
    return bool(_own_words(choice))


def of_somebody(choice: Choice) -> bool:
    """Nor whose he is: «адвокат Петрова», «брат погибшей» are somebody new."""
    head = choice.ask.stream.tokens[choice.ask.phrase.head].lemma
    return bool(_own_words(choice)) and head in lexicon.words("relational.txt")


def names_another(choice: Choice) -> bool:
    """It names somebody, and nothing has told that this one is called so: «эксперт фонда Инга Чижова»."""
    ask = choice.ask
    inside = range(ask.phrase.head + 1, ask.phrase.hi)
    return not choice.who.fit and any(ask.stream.entity(place, "PER") for place in inside)


def epithet(choice: Choice) -> bool:
    """«россиянин», «спортсмен», «звезда»: nouns that call somebody again."""
    return choice.ask.stream.tokens[choice.ask.phrase.head].lemma in lexicon.words("epithets.txt")


def _own_words(choice: Choice) -> list[str]:
    ask = choice.ask
    head = ask.stream.tokens[ask.phrase.head].lemma
    if choice.who.fit in ("same_role", "near_role", "like_role") or of_that_body(choice) or head in LEADERS:
        return []
    known = FOR_A_COUNTRY | (lexicon.words("outlets.txt") if head in INTERLOCUTORS else frozenset())
    inside = (ask.stream.tokens[p] for p in range(ask.phrase.head + 1, ask.phrase.hi))
    return [t.lemma for t in inside if t.pos in ("NOUN", "PROPN", "X") and t.lemma not in known]


def of_that_body(choice: Choice) -> bool:
    """«представитель ведомства»: of a body that is not named again, so that he may be who has just spoken."""
    ask = choice.ask
    words = [ask.stream.tokens[p] for p in range(ask.phrase.head + 1, ask.phrase.hi)]
    alone = ask.phrase.lo == ask.phrase.head and len(words) == 1 and is_vague(words[0].lemma)
    return alone and ask.stream.tokens[ask.phrase.head].lemma in STAFF and choice.who.turn >= 0 and not choice.who.fit


INTERLOCUTORS = speech_words("interlocutor")
"""Whom an outlet has just heard, whoever it is: the word is nobody's role."""

STAFF = speech_words("staff")
"""Who speaks for a body."""


def another_role(choice: Choice) -> bool:
    """The text says what he is, and it is not this."""
    entity = choice.who.speaker.entity
    told = entity >= 0 and entity in choice.ask.cast.with_roles
    return not choice.who.fit and (told or bool(choice.who.speaker.head))


def unnamed(choice: Choice) -> bool:
    """Somebody who is known by a role only."""
    return choice.who.speaker.entity < 0


def nearest(choice: Choice) -> bool:
    """Of all he was a subject or spoke last."""
    return 0 <= choice.who.acted == max(other.acted for other in choice.others)


def nearest_of_role(choice: Choice) -> bool:
    """Of those whose roles fit as well he was a subject or spoke last."""
    same = (other.acted for other in choice.others if other.fit == choice.who.fit)
    return bool(choice.who.fit) and 0 <= choice.who.acted == max(same)


def named_last(choice: Choice) -> bool:
    """Of all he was named last."""
    return 0 <= choice.who.named == max(other.named for other in choice.others)


def spoke_last(choice: Choice) -> bool:
    """The last statement is his."""
    return choice.who.turn == 0


def holds_the_floor(choice: Choice) -> bool:
    """And he made it in this paragraph: a paragraph is mostly one speaker's."""
    return choice.who.turn == 0 and _paragraphs_between(choice, choice.who.spoke) == 0


def goes_on(choice: Choice) -> bool:
    """And now he «добавил», «продолжил», «заключил»."""
    return holds_the_floor(choice) and choice.ask.cue in speech_words("going_on")


def speaks_of_him(choice: Choice) -> bool:
    """What is said names him: nobody calls himself by name."""
    return choice.who.speaker.entity in choice.ask.names


def this_paragraph(choice: Choice) -> bool:
    """He is named or speaks in the paragraph of the phrase."""
    return _paragraphs_back(choice) == 0


def before_paragraph(choice: Choice) -> bool:
    """He was last named or spoke in the paragraph before."""
    return _paragraphs_back(choice) == 1


def alone(choice: Choice) -> bool:
    """Nobody else may be meant."""
    return len(choice.others) == 1


SIGNS: Mapping[str, Callable[[Choice], bool]] = {
    rule.__name__: rule
    for rule in (
        later,
        newcomer,
        says_new,
        of_somebody,
        names_another,
        epithet,
        of_that_body,
        another_role,
        unnamed,
        nearest,
        nearest_of_role,
        named_last,
        spoke_last,
        holds_the_floor,
        goes_on,
        speaks_of_him,
        this_paragraph,
        before_paragraph,
        alone,
    )
}


def _paragraphs_back(choice: Choice) -> int:
    return _paragraphs_between(choice, choice.who.latest)


def _paragraphs_between(choice: Choice, place: int) -> int:
    """How many paragraphs before the phrase the token before `place` stands; -1 where there is none."""
    if place < 0:
        return -1
    stream = choice.ask.stream
    at, here = (
        bisect_right(stream.article.paragraphs, stream.tokens[p].start, key=lambda p: p[0])
        for p in (max(place - 1, 0), choice.ask.phrase.lo)
    )
    return here - at


# ---------------------------------------------------------------- who may be meant
def for_pronoun(ask: Question, gender: str) -> list[Candidate]:
    """The persons of this gender who were named or spoke before."""
    return [who for who in _known(ask).values() if same_gender(who.speaker.gender, gender)]


def for_role(ask: Question, gender: str) -> list[Candidate]:
    """Those named or speaking before, with how their roles fit, and those called so only further on."""
    known = _known(ask)
    for number, fit in _fits(ask).items():
        who = known.get(str(number)) or Candidate(person(ask, number, "role"))
        known[str(number)] = replace(who, fit=fit)
    for key, who in known.items():
        if who.speaker.head:
            known[key] = replace(who, fit=_fit_of_unnamed(ask, who.speaker))
    return [who for who in known.values() if same_gender(who.speaker.gender, gender)]


def _known(ask: Question) -> dict[str, Candidate]:
    """Who was named or spoke before, by entity number or, unnamed, by name."""
    known: dict[str, Candidate] = {}
    for at, number, subject in named_before(ask):
        who = known.get(str(number)) or Candidate(person(ask, number, ""), named=at)
        known[str(number)] = replace(who, subject=at) if subject and who.subject < 0 else who
    turns: dict[str, int] = {}
    for at, speaker in spoken_before(ask):
        key = str(speaker.entity) if speaker.entity >= 0 else speaker.name
        turn = turns.setdefault(key, len(turns))
        if speaker.kind in ("PER", "ROLE") and (key not in known or known[key].turn < 0):
            who = known.get(key) or Candidate(speaker)
            gender = speaker.gender or who.speaker.gender  # of a foreign name only the verb tells it
            known[key] = replace(who, speaker=replace(who.speaker, gender=gender), spoke=at, turn=turn)
    return known


def named_before(ask: Question) -> Iterator[tuple[int, int, bool]]:
    """The persons named before the phrase, the latest first: place, entity, whether as a subject."""
    stop = bisect_left(ask.cast.named, ask.phrase.lo, key=lambda n: n[0])
    return (ask.cast.named[i] for i in range(stop - 1, max(stop - 1 - FARTHEST, -1), -1))


def spoken_before(ask: Question) -> Iterator[tuple[int, Speaker]]:
    """Who has spoken so far, the latest first."""
    return islice(zip(reversed(ask.told.at), reversed(ask.told.speakers), strict=True), FARTHEST)


def person(ask: Question, number: int, rule: str) -> Speaker:
    """An entity as the one who speaks."""
    return Speaker(ask.stream.entities[number].name, "PER", rule, number, ask.cast.gender.get(number, ""))


def same_gender(one: str, other: str) -> bool:
    """Whether the genders are the same or one is not known."""
    return one == other or not one or not other


# ---------------------------------------------------------------- how a role fits
FITS = ("same_role", "near_role", "like_role", "same_noun")
"""From the best to the worst."""


def _fits(ask: Question) -> dict[int, str]:
    """For each person the text gives a role by this noun, or by one that it can stand for: the best fit."""
    best: dict[int, str] = {}
    own = _heads(ask)
    for head in (*own, *same_heads(own[0])[1:]):
        parts = ask.cast.parts.get(head, ())
        here = bisect_left(parts, ask.phrase.lo, key=lambda part: part.place)
        for part in parts[max(0, here - FARTHEST) : here + FARTHEST]:
            fit = _fit(ask, part, same=head in own)
            old = best.get(part.entity, "")
            if fit and (not old or FITS.index(fit) < FITS.index(old)):
                best[part.entity] = fit
    return best


def _heads(ask: Question) -> tuple[str, ...]:
    """The noun of the role, and what the role may be shortened to or is short for."""
    tokens = ask.stream.tokens[ask.phrase.lo : ask.phrase.hi]
    head = ask.stream.tokens[ask.phrase.head]
    return (head.lemma, *sorted({head.text.lower(), *short_forms(tokens)} - {head.lemma}))


def _fit_of_unnamed(ask: Question, speaker: Speaker) -> str:
    own = _heads(ask)
    if speaker.head not in (*own, *same_heads(own[0])) or speaker.head in INTERLOCUTORS:
        return ""
    part = Part(-1, -1, frozenset((speaker.head,)), speaker.words)
    return _fit(ask, part, same=speaker.head in own)


def _fit(ask: Question, part: Part, *, same: bool) -> str:
    untold = [word for word in modifiers(ask) if not told_of(part, word)]
    if not untold:
        return "same_role" if same else "like_role"
    if not same:
        return ""
    return "near_role" if all(word == "первый" or is_vague(word) for word in untold) else "same_noun"


def is_vague(word: str) -> bool:
    """«председатель комиссии»: a body that is not named again says no more than «председатель»."""
    return word in lexicon.words("any_bodies.txt") | lexicon.words("bare_bodies.txt")


def modifiers(ask: Question) -> list[str]:
    """What the role is of: «США» of «госсекретарь США», «французский» of «французский президент»."""
    places = (p for p in range(ask.phrase.lo, ask.phrase.hi) if p != ask.phrase.head)
    words = (ask.stream.tokens[p] for p in places if ask.stream.tokens[p].pos in ("NOUN", "PROPN", "ADJ", "X"))
    return [word.text if word.text.isupper() and len(word.text) > 1 else word.lemma for word in words]


def told_of(part: Part, word: str) -> bool:
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

SAME_PLACE = {"американский": "сша", "российский": "рф", "британский": "великобритания", "немецкий": "германия"}

LEADERS = speech_words("leader")
"""Roles that another noun makes no one new: «глава американской дипломатии»."""


def same_heads(lemma: str) -> tuple[str, ...]:
    """The noun and those that it can stand for."""
    return (lemma, *_synonyms().get(lemma, ()))


@cache
def _synonyms() -> Mapping[str, Sequence[str]]:
    return {role: others.split() for role, others in lexicon.rows("role_synonyms.tsv")}
