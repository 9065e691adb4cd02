"""The sentences of the first screen about many texts: how many, who speaks, who is named, what about, what to check."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.interface import Words
from analysis.report import doors
from analysis.report.doors import Target
from analysis.report.pieces import Part, Piece, SummarySentence, compose, listed
from analysis.tables import UNKNOWN
from analysis.tables.many import Totals

MOST_TOLD = 3
MOST_TERMS = 5

Row = Mapping[Any, Any]


def summary(
    figures: Totals, speakers: pd.DataFrame, entities: pd.DataFrame, terms: pd.DataFrame, words: Words
) -> tuple[SummarySentence, ...]:
    """What the texts hold, from the tables of analysis.tables.many; what there is nothing to say about is left out."""
    told: dict[str, Sequence[Piece]] = {"texts": _texts(figures, words)}
    if figures.unanalysed < figures.texts:
        told["speech"] = _speech(figures, words)
        told["speakers"] = _speakers(speakers, words)
        told["named"] = _named(entities, words)
        told["about"] = _about(terms, words)
        told["check"] = _check(figures, words)
    return tuple(SummarySentence(name, tuple(pieces)) for name, pieces in told.items() if pieces)


def _texts(figures: Totals, words: Words) -> Sequence[Piece]:
    """«12 текстов 3 изданий с 02.09.2026 по 30.10.2026.»"""
    texts = Piece(words("many.shown", n=figures.texts), doors.texts())
    period = ""
    if figures.first and figures.last:
        key = "many.told.on" if figures.first == figures.last else "many.told.between"
        period = words(key, first=figures.first, last=figures.last)
    if not figures.outlets:
        return compose(words, "many.told.no_outlets", texts=texts, period=period)
    outlets = words("many.told.of_outlets", n=figures.outlets)
    return compose(words, "many.told.outlets", texts=texts, outlets=outlets, period=period)


def _speech(figures: Totals, words: Words) -> Sequence[Piece]:
    of_all = words("report.words", n=figures.words)
    one = "_one" * (figures.texts == 1)
    if not figures.words_direct:
        return compose(words, f"many.told.no_speech{one}", words=of_all)
    percent = round(100 * figures.words_direct / figures.words)
    how_much = words("many.told.percent", percent=percent) if percent else words("many.told.percent_less")
    return compose(words, f"many.told.speech{one}", words=of_all, how_much=Piece(how_much, doors.quotes(kind="direct")))


def _speakers(speakers: pd.DataFrame, words: Words) -> Sequence[Piece]:
    """«Больше всего высказываний: Анна Ким (14 высказываний в 5 текстах), Олег Нин (9 в 4 текстах).»"""
    known = speakers[speakers["speaker"] != UNKNOWN].head(MOST_TOLD).to_dict("records")
    if not known:
        return () if len(speakers) else compose(words, "many.told.nobody")
    items = [(doors.quotes(speaker=str(row["speaker"])), str(row["speaker"]), row) for row in known]
    return compose(words, "many.told.speak", list=_counted(items, "statements", words))


def _named(entities: pd.DataFrame, words: Words) -> Sequence[Piece]:
    most = entities.head(MOST_TOLD).to_dict("records")
    if not most:
        return compose(words, "many.told.named_none")
    items = [(doors.entity(str(row["entity"]), kind=str(row["kind"])), str(row["entity"]), row) for row in most]
    return compose(words, "many.told.named", list=_counted(items, "mentions", words))


def _counted(items: Sequence[tuple[Target, str, Row]], count: str, words: Words) -> Sequence[Piece]:
    """Names with their counts; what is counted is said of the first, of the others the number is enough."""
    told = []
    for at, (target, name, row) in enumerate(items):
        n, texts = int(row[count]), words("many.told.in_texts", n=int(row["texts"]))
        counted = words.number(n) if at else words(f"many.{count}", n=n)
        told.append(compose(words, "many.told.counted", name=Piece(name, target), count=counted, texts=texts))
    return listed(told, ", ", ", ")


def _about(terms: pd.DataFrame, words: Words) -> Sequence[Piece]:
    """«Ключевые слова: «мост» (6 текстов), «завод» (4).»"""
    items = []
    for at, row in enumerate(terms.head(MOST_TERMS).to_dict("records")):
        n, term = int(row["texts"]), str(row["term"])
        texts = words.number(n) if at else words("many.shown", n=n)
        items.append(compose(words, "many.told.term", term=Piece(term, doors.term(term)), texts=texts))
    return compose(words, "many.told.about", list=listed(items, ", ", ", ")) if items else ()


def _check(figures: Totals, words: Words) -> Sequence[Piece]:
    targets = {"unattributed": doors.quotes(speaker=UNKNOWN), "supposed": doors.quotes(sure="supposed")}
    targets |= {name: doors.texts(only=name) for name in ("undated", "no_outlet", "reprints")}
    items: list[Part] = []
    for name, target in targets.items():
        if n := getattr(figures, name):
            items.append(Piece(words(f"many.told.{name}", n=n), target))
    return compose(words, "many.told.check", list=listed(items, "; ", "; ")) if items else ()
