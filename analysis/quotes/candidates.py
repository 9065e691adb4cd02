"""Who may be meant by a role without a name or by a pronoun: everybody who was named or spoke, with where he did."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from analysis.quotes.cast import FARTHEST, Speaker, SpeakerPhrase
from analysis.quotes.role_fit import fit_of_unnamed, fits


class Candidate(NamedTuple):
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


def for_pronoun(ask: SpeakerPhrase, gender: str) -> list[Candidate]:
    """The persons of this gender who were named or spoke before."""
    return [who for who in _known(ask).values() if same_gender(who.speaker.gender, gender)]


def for_role(ask: SpeakerPhrase, gender: str) -> list[Candidate]:
    """Those named or speaking before, with how their roles fit, and those called so only further on."""
    known = _known(ask)
    for number, fit in fits(ask).items():
        who = known.get(str(number)) or Candidate(person(ask, number, "role"))
        known[str(number)] = who._replace(fit=fit)
    for key, who in known.items():
        if who.speaker.head:
            known[key] = who._replace(fit=fit_of_unnamed(ask, who.speaker))
    return [who for who in known.values() if same_gender(who.speaker.gender, gender)]


def _known(ask: SpeakerPhrase) -> dict[str, Candidate]:
    """Who was named or spoke before, by entity number or, unnamed, by name."""
    known: dict[str, Candidate] = {}
    for at, number, subject in named_before(ask):
        who = known.get(str(number)) or Candidate(person(ask, number, ""), named=at)
        known[str(number)] = who._replace(subject=at) if subject and who.subject < 0 else who
    turns: dict[str, int] = {}
    for at, speaker in spoken_before(ask):
        key = str(speaker.entity) if speaker.entity >= 0 else speaker.name
        turn = turns.setdefault(key, len(turns))
        if speaker.kind in ("PER", "ROLE") and (key not in known or known[key].turn < 0):
            who = known.get(key) or Candidate(speaker)
            gender = speaker.gender or who.speaker.gender  # of a foreign name only the verb tells it
            known[key] = who._replace(speaker=who.speaker._replace(gender=gender), spoke=at, turn=turn)
    return known


def named_before(ask: SpeakerPhrase) -> Iterator[tuple[int, int, bool]]:
    """The persons named before the phrase, the latest first: place, entity, whether as a subject."""
    stop = bisect_left(ask.cast.named, ask.phrase.lo, key=lambda n: n[0])
    return (ask.cast.named[i] for i in range(stop - 1, max(stop - 1 - FARTHEST, -1), -1))


def spoken_before(ask: SpeakerPhrase) -> Iterator[tuple[int, Speaker]]:
    """Who has spoken so far, the latest first."""
    return islice(zip(reversed(ask.told.at), reversed(ask.told.speakers), strict=True), FARTHEST)


def person(ask: SpeakerPhrase, number: int, rule: str) -> Speaker:
    """An entity as the one who speaks."""
    return Speaker(ask.stream.entities[number].name, "PER", rule, number, ask.cast.gender.get(number, ""))


def same_gender(one: str, other: str) -> bool:
    """Whether the genders are the same or one is not known."""
    return one == other or not one or not other
