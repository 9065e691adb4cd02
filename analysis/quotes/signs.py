"""The signs for and against one who may be meant by a role without a name or by a pronoun: a function each."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analysis import lexicon
from analysis.quotes.candidates import Candidate
from analysis.quotes.cast import SpeakerPhrase
from analysis.quotes.cues import speech_words
from analysis.quotes.role_fit import FOR_A_COUNTRY, INTERLOCUTORS, is_vague, modifiers


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the candidates, as the signs look at him."""

    ask: SpeakerPhrase
    who: Candidate
    others: Sequence[Candidate]


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


LEADERS = speech_words("leader")
"""Roles that another noun makes no one new: «глава американской дипломатии»."""


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
