"""The sentence that sets how often the speakers are named against how much they say."""

from collections.abc import Callable, Sequence

from analysis.interface import Words
from analysis.report import doors
from analysis.report.facts import Facts, SpeakerFacts
from analysis.report.pieces import Part, Piece, compose, listed, merged


def compared(counted: Facts, words: Words) -> Sequence[Piece]:
    """«Помпео назван чаще (12 против 8), но говорит меньше (190 слов против 231).»"""
    if len(counted.speakers) < 2:
        return ()
    if len(counted.speakers) > 2:
        return _leaders(counted.speakers, words)
    pair = counted.speakers[0], counted.speakers[1]
    named = _named_clause(*pair, words) if all(speaker.entity for speaker in pair) else ()
    said = _words_clause(*pair, bool(named), words) if any(speaker.words for speaker in pair) else ()
    return merged([*named, *said, Piece(".")]) if named or said else ()


def _named_clause(one: SpeakerFacts, two: SpeakerFacts, words: Words) -> Sequence[Piece]:
    if _named(one) == _named(two):
        both = listed([[_speaker(one)], [_speaker(two)]], ", ", words("report.and"))
        return compose(words, "report.compared.named_even", both=both, each=_times(one, words))
    more, less = sorted((one, two), key=_named, reverse=True)
    parts = {"most": _times(more, words), "least": _times(less, words)}
    return compose(words, "report.compared.named", who=_speaker(more), verb=_verb("named", more, words), **parts)


def _words_clause(one: SpeakerFacts, two: SpeakerFacts, follows: bool, words: Words) -> Sequence[Piece]:
    """`follows`: it goes on after «Помпео назван чаще (12 против 8)», and so has the same subject."""
    place = "then" if follows else "first"
    if one.words == two.words:
        each = Piece(words("report.words_each", n=one.words), doors.quotes(kind="direct"))
        alike = "both_even" if follows and _named(one) == _named(two) else f"{place}_even"
        return compose(words, f"report.compared.{alike}", each=each)
    more, less = sorted((one, two), key=_words, reverse=True)
    if not less.words:
        parts: dict[str, Part] = {
            "who": _speaker(more),
            "verb": _verb("cited", more, words),
            "words": _said(more, words),
        }
        return compose(words, f"report.compared.{place}_only", **parts)
    if not follows or _named(one) == _named(two):
        return compose(words, f"report.compared.{place}_who", **_speaks_more(more, less, words))
    subject, other = sorted((one, two), key=_named, reverse=True)
    key = "then_more" if subject is more else "then_less"
    return compose(words, f"report.compared.{key}", **_speaks_more(subject, other, words))


def _speaks_more(subject: SpeakerFacts, other: SpeakerFacts, words: Words) -> dict[str, Part]:
    return {
        "who": _speaker(subject),
        "verb": _verb("speaks", subject, words),
        "words": _said(subject, words),
        "against": Piece(words.number(other.words), doors.quotes(speaker=other.name, kind="direct")),
    }


# ---------------------------------------------------------------- three and more
def _leaders(speakers: Sequence[SpeakerFacts], words: Words) -> Sequence[Piece]:
    """«Чаще других спикеров назван Ким (9), больше всех говорит Ли (120 слов).» A tie at the top names nobody."""
    named, said = _alone_on_top(speakers, _named), _alone_on_top(speakers, _words)
    parts: dict[str, Part] = {}
    if named:
        parts |= {"named": _speaker(named), "named_verb": _verb("named", named, words), "times": _times(named, words)}
    if said:
        parts |= {"speaks": _speaker(said), "speaks_verb": _verb("speaks", said, words), "words": _said(said, words)}
    if not parts:
        return ()
    which = "same" if named is said else "both" if named and said else "named" if named else "words"
    return compose(words, f"report.leaders.{which}", **parts)


def _alone_on_top(speakers: Sequence[SpeakerFacts], measure: Callable[[SpeakerFacts], int]) -> SpeakerFacts | None:
    """Who has more than anybody else; being named once is no lead."""
    first, second = sorted(speakers, key=measure, reverse=True)[:2]
    return first if measure(first) > max(measure(second), 1) else None


# ---------------------------------------------------------------- the parts of a clause
def _named(speaker: SpeakerFacts) -> int:
    return speaker.entity.count if speaker.entity else 0


def _words(speaker: SpeakerFacts) -> int:
    return speaker.words


def _speaker(speaker: SpeakerFacts) -> Piece:
    return Piece(speaker.short, doors.quotes(speaker=speaker.name))


def _times(speaker: SpeakerFacts, words: Words) -> Piece:
    return Piece(words.number(_named(speaker)), doors.entity(speaker.name))


def _said(speaker: SpeakerFacts, words: Words) -> Piece:
    return Piece(words("report.words", n=speaker.words), doors.quotes(speaker=speaker.name, kind="direct"))


def _verb(verb: str, subject: SpeakerFacts, words: Words) -> str:
    """«назван», «названа», «говорит», «говорят»: it agrees with the speaker."""
    return words(f"report.verb.{verb}.{subject.agreement}")
