"""The signs for and against one who may be meant by a role without a name or by a pronoun: a function each.

A sign looks at one candidate («Котов») for one phrase («министр» of «сказал министр») and says whether it holds; its
weight stands in data/lexicon/speaker_signs.tsv.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from analysis import lexicon
from analysis.quotes.candidates import Candidate
from analysis.quotes.cast import SpeakerPhrase
from analysis.quotes.cues import speech_words
from analysis.quotes.role_fit import FOR_A_COUNTRY, INTERLOCUTORS, is_vague, modifiers


class Choice(NamedTuple):
    """What a sign looks at: the phrase `ask`, the candidate `who`, and all candidates (`others`, he among them)."""

    ask: SpeakerPhrase
    who: Candidate
    others: Sequence[Candidate]


def later(choice: Choice) -> bool:
    """The candidate is named for the first time, and speaks for the first time, behind the phrase."""
    return choice.who.latest < 0


def newcomer(choice: Choice) -> bool:
    """The noun is one for somebody who has not been spoken of («представитель», «сосед»), and no role of his."""
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
    """The phrase says whose he is («адвокат Петрова», «брат погибшей»), and nothing has told that of the candidate."""
    head = choice.ask.stream.tokens[choice.ask.phrase.head].lemma
    return bool(_own_words(choice)) and head in lexicon.words("relational.txt")


def names_another(choice: Choice) -> bool:
    """The phrase names a person («эксперт фонда Инга Чижова»), and no role of the candidate is like it."""
    ask = choice.ask
    inside = range(ask.phrase.head + 1, ask.phrase.hi)
    return not choice.who.fit and any(ask.stream.entity(place, "PER") for place in inside)


def epithet(choice: Choice) -> bool:
    """The noun calls again somebody who has been named: «россиянин», «спортсмен», «звезда»."""
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
    """Who speaks for a body that is not named again («представитель ведомства») may be who has spoken already."""
    ask = choice.ask
    words = [ask.stream.tokens[p] for p in range(ask.phrase.head + 1, ask.phrase.hi)]
    alone = ask.phrase.lo == ask.phrase.head and len(words) == 1 and is_vague(words[0].lemma)
    return alone and ask.stream.tokens[ask.phrase.head].lemma in STAFF and choice.who.turn >= 0 and not choice.who.fit


LEADERS = speech_words("leader")
"""Roles that another noun makes no one new: «глава американской дипломатии»."""


STAFF = speech_words("staff")
"""Who speaks for a body."""


def another_role(choice: Choice) -> bool:
    """The text gives the candidate a role, and the phrase is not like it: «тренер» for «министр»."""
    entity = choice.who.speaker.entity
    told = entity >= 0 and entity in choice.ask.cast.with_roles
    return not choice.who.fit and (told or bool(choice.who.speaker.head))


def unnamed(choice: Choice) -> bool:
    """The candidate has no name, only a role: «жительница села»."""
    return choice.who.speaker.entity < 0


def nearest(choice: Choice) -> bool:
    """Of all candidates this one was a subject or spoke last."""
    return 0 <= choice.who.acted == max(other.acted for other in choice.others)


def nearest_of_role(choice: Choice) -> bool:
    """Of the candidates whose roles fit the phrase as well this one was a subject or spoke last."""
    same = (other.acted for other in choice.others if other.fit == choice.who.fit)
    return bool(choice.who.fit) and 0 <= choice.who.acted == max(same)


def named_last(choice: Choice) -> bool:
    """Of all candidates this one was named last."""
    return 0 <= choice.who.named == max(other.named for other in choice.others)


def spoke_last(choice: Choice) -> bool:
    """The last statement before the phrase is the candidate's."""
    return choice.who.turn == 0


def holds_the_floor(choice: Choice) -> bool:
    """The last statement is his and stands in this paragraph: a paragraph is mostly one speaker's."""
    return choice.who.turn == 0 and _paragraphs_between(choice, choice.who.spoke) == 0


def goes_on(choice: Choice) -> bool:
    """He holds the floor, and the verb says that somebody goes on: «добавил», «продолжил», «заключил»."""
    return holds_the_floor(choice) and choice.ask.cue in speech_words("going_on")


def speaks_of_him(choice: Choice) -> bool:
    """What is said names the candidate; nobody calls himself by name."""
    return choice.who.speaker.entity in choice.ask.names


def this_paragraph(choice: Choice) -> bool:
    """The candidate was named or spoke before in the paragraph of the phrase."""
    return _paragraphs_back(choice) == 0


def before_paragraph(choice: Choice) -> bool:
    """The candidate was last named or spoke in the paragraph before."""
    return _paragraphs_back(choice) == 1


def alone(choice: Choice) -> bool:
    """There is no other candidate."""
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
