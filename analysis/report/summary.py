"""The sentences of the first screen: who speaks, who is named, what to check; every number opens its evidence."""

import re
from collections.abc import Iterator, Sequence

from analysis.analyse import Analysis
from analysis.article import Furniture
from analysis.card import Card
from analysis.interface import Words
from analysis.quotes import Source
from analysis.report import doors
from analysis.report.facts import Facts, NamedEntity, facts
from analysis.report.pieces import Part, Piece, SummarySentence, compose, listed
from analysis.report.summary_compared import compared
from analysis.report.summary_speech import share, speakers
from analysis.tables import UNKNOWN

NEAR_THE_TOP = 2 / 3
"""An entity is told with the most named one when it has at least this part of its count."""

MOST_TOLD = 3
MOST_UNHEARD = 6
LONGEST_LABEL = 40
COUNTED_IN_WORDS = 9


def summary(analysis: Analysis, card: Card, words: Words) -> tuple[SummarySentence, ...]:
    """What the text holds, in the order in which an analyst asks; what there is nothing to say about is left out."""
    counted = facts(analysis)
    told = {
        "speakers": speakers(counted, words),
        "share": share(counted, words),
        "compared": compared(counted, words),
        "named": named(counted, words),
        "unheard": unheard(counted, words),
        "sources": sources(analysis.sources, analysis.text, words),
        "furniture": left_out(analysis.furniture, analysis.text, words),
        "check": check(analysis, card, counted, words),
    }
    return tuple(SummarySentence(name, tuple(pieces)) for name, pieces in told.items() if pieces)


# ---------------------------------------------------------------- who is named
def named(counted: Facts, words: Words) -> Sequence[Piece]:
    """«Чаще всего названы США — 21 (12 в должностях) и Казахстан — 20 (4).»"""
    if not counted.named:
        return compose(words, "report.named.none")
    most = counted.named[0].count
    top = [entity for entity in counted.named if entity.count == most]
    if most == 1:
        return _named_once(top, words)
    if len(top) > MOST_TOLD:
        how_many = Piece(words("report.named.objects", n=len(top)), doors.entities())
        return compose(words, "report.named.many_even", len(top), each=most, objects=how_many)
    if len(top) > 1:
        said = _first_in_titles(top)
        items = [_with_titles([_link(entity)], entity, entity is said, words) for entity in top]
        return compose(words, "report.named.even", each=most, list=_and(items, words))
    near = [entity for entity in counted.named if entity.count >= NEAR_THE_TOP * most][:MOST_TOLD]
    said = _first_in_titles(near)
    items = [_counted(entity, entity is said, words) for entity in near]
    verb = near[0].agreement if len(near) == 1 else "plur"
    return compose(words, "report.named.top", verb=words(f"report.verb.named.{verb}"), list=_and(items, words))


def _named_once(entities: Sequence[NamedEntity], words: Words) -> Sequence[Piece]:
    told = [[_link(entity)] for entity in entities[:MOST_UNHEARD]]
    verb = words(f"report.verb.named.{entities[0].agreement if len(entities) == 1 else 'plur'}")
    listed = _and_more(told, len(entities), words)
    return compose(words, "report.named.once", len(entities), verb=verb, list=listed)


def _first_in_titles(entities: Sequence[NamedEntity]) -> NamedEntity | None:
    return next((entity for entity in entities if entity.in_title), None)


def _counted(entity: NamedEntity, first: bool, words: Words) -> Sequence[Piece]:
    """«США — 21 (12 в должностях)»."""
    count = Piece(words.number(entity.count), doors.entity(entity.name))
    return _with_titles([Piece(f"{entity.short}\N{NO-BREAK SPACE}— "), count], entity, first, words)


def _with_titles(pieces: Sequence[Piece], entity: NamedEntity, first: bool, words: Words) -> Sequence[Piece]:
    """`first`: the first number in brackets of a row says what it is."""
    if not entity.in_title:
        return pieces
    text = words("report.in_titles", n=entity.in_title) if first else words.number(entity.in_title)
    return [*pieces, Piece(" ("), Piece(text, doors.entity(entity.name, title="title")), Piece(")")]


def unheard(counted: Facts, words: Words) -> Sequence[Piece]:
    """«Названы, но не говорят: Назарбаев, Трамп, Токаев.»"""
    people = counted.unheard
    if not people or not counted.figures.statements:
        return ()
    told = [[_link(person)] for person in people[:MOST_UNHEARD]]
    key = people[0].agreement if len(people) == 1 else "plur"
    return compose(words, f"report.unheard.{key}", list=_and_more(told, len(people), words))


def _link(entity: NamedEntity) -> Piece:
    return Piece(entity.short, doors.entity(entity.name))


def _and(items: Sequence[Part], words: Words) -> Sequence[Piece]:
    return listed(items, ", ", words("report.and"))


def _and_more(items: Sequence[Part], of: int, words: Words) -> Sequence[Piece]:
    """Those told, and how many there are besides: a door to all of them."""
    if len(items) == of:
        return listed(items, ", ", ", ")
    more = Piece(words("report.more", n=of - len(items)), doors.entities())
    return listed([*items, more], ", ", words("report.and"))


# ---------------------------------------------------------------- sources and what is left out
def sources(found: Sequence[Source], text: str, words: Words) -> Sequence[Piece]:
    """«Источники: VRK.News со ссылкой на BaigeNews.kz.»"""
    leaned_on = {source.via for source in found}
    order = sorted(range(len(found)), key=lambda at: at in leaned_on)
    told: set[str] = set()
    chains: list[Sequence[Piece]] = []
    for at in order:
        if found[at].name not in told:
            chain = _chain(found, at)
            told |= {source.name for source in chain}
            named = [chain[0].name, *(_leaned_on(source, text, words) for source in chain[1:])]
            links = [[Piece(name, doors.reader((s.start, s.stop)))] for s, name in zip(chain, named, strict=True)]
            chains.append(listed(links, words("report.citing"), words("report.citing")))
    return compose(words, "report.sources", len(told), list=listed(chains, "; ", "; ")) if chains else ()


def _leaned_on(source: Source, text: str, words: Words) -> str:
    """As it reads after «со ссылкой на»: in the accusative where the text has these words, else by name."""
    if words.language != "ru" or not re.search(r"\bна\s$", text[: source.start]):
        return source.name
    return " ".join(text[source.start : source.stop].split())


def _chain(found: Sequence[Source], at: int) -> Sequence[Source]:
    """The source and those that it leans on, as far as the text says; a ring is cut."""
    chain: list[Source] = []
    place: int | None = at
    while place is not None and found[place] not in chain:
        chain.append(found[place])
        place = found[place].via
    return chain


def left_out(blocks: Sequence[Furniture], text: str, words: Words) -> Sequence[Piece]:
    """«Не учтён блок «Читайте также».»"""
    told = [[Piece(words("report.quoted", text=label(b, text)), doors.reader((b.start, b.stop)))] for b in blocks]
    if len(told) > MOST_TOLD:
        return compose(words, "report.furniture_many", len(told), first=told[0])
    return compose(words, "report.furniture", len(told), list=_and(told, words)) if told else ()


def label(block: Furniture, text: str) -> str:
    """What the block calls itself: its first line up to the colon, and not too long."""
    first = text[block.start : block.stop].splitlines()[0].strip(" :-–—•■")
    line = re.split(r"(?<!\s)\s*+:(?!//)", first, maxsplit=1)[0]
    line = line.replace("«", "„").replace("»", "“")
    return line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1].rstrip() + "…"


# ---------------------------------------------------------------- what to check
def check(analysis: Analysis, card: Card, counted: Facts, words: Words) -> Sequence[Piece]:
    """«Проверьте: заголовок и дата не указаны; один повтор.»"""
    items = [[item] for item in _to_check(analysis, card, counted, words)]
    return compose(words, "report.check.all", list=listed(items, "; ", "; ")) if items else ()


def _to_check(analysis: Analysis, card: Card, counted: Facts, words: Words) -> Iterator[Piece]:
    missing = "_".join(
        name
        for name, there in (("headline", bool(analysis.title or card.title)), ("date", card.date is not None))
        if not there
    )
    if missing:
        yield Piece(words(f"report.check.{missing}"), doors.card())
    if counted.figures.unattributed and counted.speakers:
        yield Piece(words("report.check.unattributed", n=counted.figures.unattributed), doors.quotes(speaker=UNKNOWN))
    if supposed := sum(quote.sure == "supposed" and not quote.checked for quote in analysis.quotes):
        yield Piece(words("report.check.supposed", n=supposed), doors.quotes(sure="supposed"))
    if counted.figures.repeats:
        repeats = words(
            "report.check.repeats", n=counted.figures.repeats, count=numeral(counted.figures.repeats, words)
        )
        yield Piece(repeats, doors.quotes(repeats="only"))


def numeral(n: int, words: Words) -> str:
    """A masculine count in words as far as these are short: «один», «два»."""
    return words(f"report.numeral.{n}") if 1 <= n <= COUNTED_IN_WORDS else words.number(n)
