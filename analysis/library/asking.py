"""What is asked of many texts: the list of them, those that a selection chooses, and SQL over the facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from analysis.library import frames, kept_answers, selecting, texts
from analysis.library.chosen import Chosen, Relations
from analysis.library.memory import Answers
from analysis.library.merging import Merging
from analysis.library.open_file import OpenFile
from analysis.library.records import StoredText
from analysis.library.refreshing import Refreshing
from analysis.library.selection import Selection

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Ahead:
    """A library for functions that ask it something about all its texts before pages do; `answer` keeps what it gives:
    Library.keep_answer in its file, Library.foresee in memory."""

    answer: Callable[[str, Sequence[Any]], "pd.DataFrame"]

    def query(self, sql: str, values: Sequence[Any] = ()) -> "pd.DataFrame":
        """The rows of a SELECT."""
        return self.answer(sql, values)


Question = Callable[[Ahead, Chosen], object]


class Asking:
    """The answers are held while the library stays as it is; names of identities are true before any is given."""

    def __init__(self, rows: OpenFile, identities: Refreshing, merging: Merging) -> None:
        self._rows = rows
        self._merging = merging
        self._identities = identities
        self._relations = Relations(rows.reading)
        self._answers = Answers()
        self._lists = Answers()
        self._foreseen = Answers()
        self._kept = rows.read(kept_answers.kept) if rows.read_only else frozenset()

    # ------------------------------------------------------------ the list of texts
    def texts(self) -> list[StoredText]:
        """The texts, the last one added first."""
        self._rows.look()
        state = self._rows.texts_changes
        return list(self._lists.once(state, "texts", lambda: self._rows.read(texts.stored, "deleted IS NULL")))

    def size(self) -> int:
        """How many texts there are."""
        self._rows.look()
        return self._lists.once(self._rows.texts_changes, "size", lambda: self._rows.read(texts.count))

    def listed(self, asked: Sequence[str], part: slice) -> tuple[int, list[StoredText]]:
        """How many texts have these words in what the list says of them, and a part of them."""
        self._rows.look()
        key = ("listed", tuple(asked), part.start, part.stop)
        number, found = self._lists.once(
            self._rows.texts_changes, key, lambda: self._rows.read(texts.listed, asked, part)
        )
        return number, list(found)

    def last_added(self, most: int, chosen: Sequence[str] | None) -> list[StoredText]:
        """The texts that were added last, `most` of them, of those that are chosen or of all."""
        self._rows.look()
        if isinstance(chosen, Chosen) and chosen.selection == Selection():
            chosen = None
        key = ("last", most, chosen.key if isinstance(chosen, Chosen) else None if chosen is None else tuple(chosen))
        return list(self._lists.once(self._rows.texts_changes, key, lambda: self._last_added(most, chosen)))

    def _last_added(self, most: int, chosen: Sequence[str] | None) -> list[StoredText]:
        there = "deleted IS NULL"
        if chosen is None:
            return self._rows.read(texts.stored, there, most=most)
        if isinstance(chosen, Chosen):
            name, _ = self._relations.make(chosen.selection, chosen.state)
            return self._rows.read(texts.stored, f"{there} AND id IN (SELECT text_id FROM {name})", most=most)
        return self._rows.read(texts.stored, f"{there} AND list_contains(?::VARCHAR[], id)", list(chosen), most=most)

    # ------------------------------------------------------------ what is chosen
    def select(self, selection: Selection) -> tuple[str, ...]:
        """The ids of the texts that the selection chooses."""
        self._identities.soon()
        state = self._rows.changes
        return self._answers.once(state, selection, lambda: self._rows.read(selecting.select, selection))

    def chosen(self, selection: Selection) -> Chosen:
        """The same as a relation."""
        self._identities.soon()
        state = self._rows.changes
        _, size = self._relations.make(selection, state)
        return Chosen(selection, state, size, lambda: self.select(selection))

    def values(self, selection: Selection) -> "pd.DataFrame":
        """What else could be chosen."""
        self._identities.soon()
        key = ("values", selection)
        asked = self._rows.read(selecting.values, selection)
        found = self._answers.once(self._rows.changes, key, lambda: self.query(*asked))
        return found.copy()

    def kept_fields(self, selection: Selection) -> list[str]:
        """The fields of exports among `values`."""
        read = partial(self._rows.read, selecting.kept_fields, selection)
        return list(self._answers.once(self._rows.changes, ("kept", selection), read))

    def query(self, sql: str, values: Sequence[Any]) -> "pd.DataFrame":
        """The rows of a SELECT over the facts."""
        self._identities.soon()
        self._merging.soon()
        state, name = self._rows.changes, self._foreseeable(sql, values)
        known: pd.DataFrame | None = self._foreseen.known(state, name) if name else None
        return self._asked(sql, values) if known is None else known.copy()

    def foresee(self, sql: str, values: Sequence[Any]) -> "pd.DataFrame":
        """Answers a question about all texts for those who will ask it while the library stays as it is."""
        state, name = self._rows.changes, self._foreseeable(sql, values)
        if not name:
            return self._asked(sql, values)
        return self._foreseen.once(state, name, lambda: self._asked(sql, values))

    def _foreseeable(self, sql: str, values: Sequence[Any]) -> str:
        """A name of the question, where it is one about all texts as they are now, else ""."""
        now = bool(values) and isinstance(values[0], Chosen) and values[0].state == self._rows.changes
        return kept_answers.name_of(sql, values) if now else ""

    def _asked(self, sql: str, values: Sequence[Any]) -> "pd.DataFrame":
        if self._kept and (name := kept_answers.name_of(sql, values)) in self._kept:
            sql, values = f"SELECT * FROM {name}", []
        bound, given = self._relations.bound(sql, values)
        if values and isinstance(values[0], Chosen) and values[0].size >= frames.LARGE:
            return self._rows.read(frames.frame, bound, given)
        return self._rows.read(lambda rows: rows.execute(bound, given).df())

    def keep_answer(self, sql: str, values: Sequence[Any]) -> "pd.DataFrame":
        """Answers a question about all texts once for all who will ask it of this file, when it can only be read."""
        bound, given = self._relations.bound(sql, values)
        name = kept_answers.name_of(sql, values)
        with self._rows.transaction(counted=False) as rows:
            kept_answers.keep(rows, name, bound, given)
            return rows.execute(f"SELECT * FROM {name}").df()
