"""The sentences about who speaks: how many statements of each, and how much of the text is direct speech."""

from collections.abc import Sequence

from analysis.interface import Words
from analysis.report import doors
from analysis.report.facts import PEOPLE, Facts, SpeakerFacts
from analysis.report.pieces import Piece, compose, listed
from analysis.tables import UNKNOWN

MOST_SPEAKERS = 4
COUNTED_IN_WORDS = 10
WORDS_FOR_PERCENT = 100
"""A shorter text has too few words for a percentage of them."""


def speakers(counted: Facts, words: Words) -> Sequence[Piece]:
    """«Говорят двое. Мухтар Тлеуберди: 4 прямые цитаты и 4 пересказа; Майк Помпео: 3 и 3.»"""
    if not counted.figures.statements:
        return compose(words, "report.speakers.none")
    if not counted.speakers:
        statements = Piece(words("report.statements", n=counted.figures.unattributed), doors.quotes(speaker=UNKNOWN))
        return compose(words, "report.speakers.unknown", statements=statements)
    first = told(counted)
    items = [_statements_of(s, first[at - 1] if at else None, words) for at, s in enumerate(first)]
    rest = counted.speakers[len(items) :]
    if rest:
        how_many = Piece(words("report.speakers.rest", n=len(rest)), doors.quotes())
        made = words("report.statements", n=sum(speaker.total for speaker in rest))
        items.append((how_many, Piece(f": {made}")))
    return compose(words, "report.speakers.all", how_many=_how_many(counted, words), list=listed(items, "; ", "; "))


def told(counted: Facts) -> Sequence[SpeakerFacts]:
    """Those told by name; one left over is told too, not counted as «ещё один»."""
    most = MOST_SPEAKERS if len(counted.speakers) > MOST_SPEAKERS + 1 else MOST_SPEAKERS + 1
    return counted.speakers[:most]


def _how_many(counted: Facts, words: Words) -> str:
    """«Говорят двое» of people; a ministry or a group does not make «двое»: «В тексте два спикера»."""
    people = all(speaker.kind in PEOPLE for speaker in counted.speakers)
    which, n = "people" if people else "speaker_count", len(counted.speakers)
    return words(f"report.{which}.{n}") if n <= COUNTED_IN_WORDS else words(f"report.{which}.more", n=n)


def _statements_of(speaker: SpeakerFacts, before: SpeakerFacts | None, words: Words) -> Sequence[Piece]:
    """After a speaker with the same kinds the numbers alone are enough: «Майк Помпео: 3 и 3»."""
    short = before is not None and len(speaker.statements) > 1 and list(before.statements) == list(speaker.statements)
    counts = [
        [
            Piece(
                words.number(n) if short else words(f"report.{kind}", n=n),
                doors.quotes(speaker=speaker.name, kind=kind),
            )
        ]
        for kind, n in speaker.statements.items()
    ]
    called = speaker.name
    if before is None:  # it begins a sentence
        called = called[:1].upper() + called[1:]
    name = Piece(called, doors.quotes(speaker=speaker.name))
    return [name, Piece(": "), *listed(counts, ", ", words("report.and"))]


# ---------------------------------------------------------------- direct speech
def share(counted: Facts, words: Words) -> Sequence[Piece]:
    """«Прямая речь — 58 % текста.»; of a text of a few words «12 слов из 60», of none «Прямой речи нет.»"""
    if not counted.figures.statements:
        return ()
    if not counted.figures.words_direct:
        return compose(words, "report.share.none")
    if counted.figures.words < WORDS_FOR_PERCENT:
        how_much = words("report.share.of", n=counted.figures.words_direct, all=counted.figures.words)
    else:
        percent = round(100 * counted.figures.share_direct)
        how_much = words("report.share.percent", percent=percent) if percent else words("report.share.less")
    return compose(words, "report.share.some", how_much=Piece(how_much, doors.quotes(kind="direct")))
