"""The analyses of the texts and the facts in them: each is made once, kept, and the last ones are held in memory."""

import threading
from collections.abc import Iterable, Sequence

import duckdb

from analysis.analyse import Analysis, analyse, version
from analysis.article import read_article
from analysis.corrections import Correction, apply
from analysis.entities import Entity
from analysis.library import analyses, corrections, facts, kept_facts, prepared, settings, texts
from analysis.library.memory import Answers, Remembered
from analysis.library.open_file import OpenFile
from analysis.library.packed_facts import Packed
from analysis.library.prepared import Prepared, Waiting

FACTS = "version of facts"
"""The setting that says which code made them."""

REMEMBERED = 16
"""Analyses kept in memory: one user's turns between a few texts."""


class KeptAnalyses:
    """This version's analyses in an open library, and their facts. What they give is said in Library."""

    def __init__(self, rows: OpenFile) -> None:
        self._rows = rows
        self._turns: dict[tuple[str, bool], threading.Lock] = {}
        self._answers = Answers()
        self.remembered = Remembered(REMEMBERED)

    # ------------------------------------------------------------ what is kept
    def kept(self, text_id: str, *, furniture: bool = False) -> Analysis | None:
        """The text's analysis, if it is kept."""
        key = (text_id, version(), furniture)
        if remembered := self.remembered.get(key):
            return remembered
        found = self._rows.read(analyses.read, *key)
        return self.remembered.put(key, found) if found else None

    def analysed(self) -> list[str]:
        """The ids of the texts whose analysis is kept."""
        key = ("analysed", version())
        return list(self._answers.once(self._rows.changes, key, lambda: self._rows.read(analyses.analysed, version())))

    def unanalysed(self, limit: int | None) -> list[str]:
        """The ids of those that wait for it."""
        key = ("unanalysed", version(), limit)
        return list(
            self._answers.once(self._rows.changes, key, lambda: self._rows.read(analyses.unanalysed, version(), limit))
        )

    def failed(self) -> dict[str, str]:
        """The texts of which it could not be made, with the reasons."""
        return self._rows.read(analyses.failed, version())

    def fail(self, text_id: str, reason: str) -> None:
        """It could not be made."""
        self._rows.write(analyses.fail, text_id, version(), reason)

    # ------------------------------------------------------------ keeping
    def keep(self, text_id: str, analysis: Analysis, *, furniture: bool) -> None:
        """Keeps one, and remembers it."""
        self.keep_all([(text_id, analysis)], furniture=furniture)
        self.remembered.put((text_id, version(), furniture), analysis)

    def keep_all(self, given: Sequence[tuple[str, Analysis]], *, furniture: bool = False, beside: bool = False) -> None:
        """Keeps analyses and the facts in them, all or none."""
        found = dict(given)
        made = self._rows.read(corrections.of_texts, list(found))
        own = [prepared.of_analysis(text_id, one, made.get(text_id, ())) for text_id, one in found.items()]
        self.keep_prepared(own, furniture=furniture, beside=beside)

    def keep_prepared(self, given: Sequence[Prepared], *, furniture: bool = False, beside: bool = False) -> None:
        """Keeps what was made of texts elsewhere, all or none; facts of one that was corrected meanwhile are made
        anew."""
        found = {one.text_id: one for one in given}
        records = [(one.text_id, one.record) for one in found.values()]
        with self._rows.transaction(texts=False, beside=beside) as rows:
            there = analyses.keep(rows, records, version(), furniture)
            if not furniture:
                own = corrections.of_texts(rows, there)
                kept_facts.write(
                    rows, {text_id: _stated(rows, found[text_id], own.get(text_id, ())) for text_id in there}
                )
        self.remembered.clear(set(found))

    def waiting(self, ids: Sequence[str]) -> dict[str, Waiting]:
        """Those of these texts that are there and whose analysis, or its facts, are not, as they are prepared."""
        with self._rows.reading() as rows:
            made = corrections.of_texts(rows, ids)
            found = analyses.waiting(rows, ids, version())
        return {
            text_id: Waiting(text_id, text, tuple(made.get(text_id, ())), record) for text_id, text, record in found
        }

    # ------------------------------------------------------------ making
    def of(self, text_id: str, *, furniture: bool = False) -> Analysis:
        """The kept one, else one made now and kept. A text that two ask for at once is analysed once."""
        with self._rows.lock:
            turn = self._turns.setdefault((text_id, furniture), threading.Lock())
        with turn:
            found = self.kept(text_id, furniture=furniture)
            if found is None:
                found = analyse(read_article(self._rows.read(texts.text, text_id), keep_furniture=furniture))
                if self._rows.read_only:
                    return self.remembered.put((text_id, version(), furniture), found)
                self.keep(text_id, found, furniture=furniture)
        return found

    def corrected(self, text_id: str, *, furniture: bool = False) -> Analysis:
        """The same with the analyst's corrections in it."""
        made = self._rows.read(corrections.holding, text_id)
        key = (text_id, version(), furniture, made)
        return self.remembered.get(key) or self.remembered.put(key, apply(self.of(text_id, furniture=furniture), made))

    def entities(self, text_id: str) -> Sequence[Entity] | None:
        """The entities of the kept one, corrected, with all their places."""
        found = self.kept(text_id)
        return apply(found, self._rows.read(corrections.holding, text_id)).entities if found else None

    # ------------------------------------------------------------ facts
    def state(self, rows: duckdb.DuckDBPyConnection, changed: Iterable[str]) -> None:
        """Writes anew, in the transaction `rows`, the facts of texts whose corrections are others now."""
        ids = sorted(changed)
        made = corrections.of_texts(rows, ids)
        found = {text_id: analysis for text_id in ids if (analysis := self.kept(text_id))}
        kept_facts.write(
            rows, {text_id: prepared.stated(text_id, one, made.get(text_id, ())) for text_id, one in found.items()}
        )

    def check_facts(self) -> None:
        """Facts that another version's code made wait to be made anew."""
        if self._rows.read(settings.read, FACTS, "") == facts.version():
            return
        with self._rows.transaction() as rows:
            kept_facts.set_stale(rows)
            settings.keep(rows, FACTS, facts.version())

    def restate(self, most: int) -> int:
        """Writes the facts of texts whose analysis is kept without them, of `most` at once; gives of how many."""
        ids = self._rows.read(analyses.without_facts, version(), most)
        found = [(text_id, analysis) for text_id in ids if (analysis := self.kept(text_id))]
        self.keep_all(found, beside=True)
        return len(found)


def _stated(rows: duckdb.DuckDBPyConnection, one: Prepared, made: Sequence[Correction]) -> Packed:
    """Its facts, made anew of what is kept by now where it was corrected meanwhile."""
    if tuple(made) == one.made:
        return one.facts
    analysis = analyses.read(rows, one.text_id, version(), False)
    assert analysis, "it was kept just now"
    return prepared.stated(one.text_id, analysis, made)
