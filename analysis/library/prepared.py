"""What a library keeps of a text that is analysed, made where it is analysed: who has the library open only writes it.

A worker is given a Waiting and gives what `prepare` makes of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.analyse import Analysis, analyse
from analysis.article import read_article
from analysis.corrections import Correction, apply
from analysis.library import analyses, facts
from analysis.library.packed_facts import Packed, packed
from analysis.library.records import id_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that waits to be analysed, and the corrections that hold for it. record: the packed analysis, where it is
    kept and its facts wait to be made of it anew."""

    text_id: str
    text: str
    made: tuple[Correction, ...] = ()
    record: bytes | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What there is to write: the packed analysis, and its facts with the corrections `made` in them."""

    text_id: str
    record: bytes
    made: tuple[Correction, ...]
    facts: Packed


def prepare(waiting: Waiting) -> Prepared:
    """Analyses the text; of one that is analysed it states the facts."""
    text_id, text, made, record = waiting.text_id, waiting.text, waiting.made, waiting.record
    kept = analyses.unpack(text_id, record, text) if record else None
    if record and kept:
        return Prepared(text_id, record, made, stated(text_id, kept, made))
    return of_analysis(text_id, analyse(read_article(text)), made)


def of_analysis(text_id: str, analysis: Analysis, made: Sequence[Correction] = ()) -> Prepared:
    """Of an analysis that there is; one of another text than the library has is kept whole."""
    pack = analyses.pack_beside if id_of(analysis.text) == text_id else analyses.pack
    return Prepared(text_id, pack(analysis), tuple(made), stated(text_id, analysis, made))


def stated(text_id: str, analysis: Analysis, made: Sequence[Correction]) -> Packed:
    """The facts of one text: of its analysis with its corrections in it."""
    return packed(facts.tables(facts.make(text_id, apply(analysis, made))))
