"""The library as everybody uses it: who may do what, each in one transaction over the rows of one subject."""

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import duckdb

from analysis.analyse import Analysis
from analysis.article import Span
from analysis.card import NO_CARD, Card
from analysis.corrections import Correction
from analysis.library import (
    access,
    analyses,
    backup,
    collections,
    kept_columns,
    mending,
    outlet_lines,
    retold,
    selecting,
    settings,
    texts,
    tried,
)
from analysis.library import corrections as kept
from analysis.library.access import OWNER, Entry, Person, note
from analysis.library.asking import Asking
from analysis.library.chosen import Chosen
from analysis.library.kept_analyses import KeptAnalyses
from analysis.library.likening import Likening
from analysis.library.memory import Answers
from analysis.library.merging import Merging
from analysis.library.open_file import OpenFile, Work
from analysis.library.outlet_lines import OutletLine
from analysis.library.prepared import Prepared, Waiting
from analysis.library.records import WHOLE_LIBRARY, Collection, LibraryError, StoredCorrection, StoredText
from analysis.library.refreshing import Refreshing
from analysis.library.selection import Selection

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
P = ParamSpec("P")


class Library:
    """An open library. Any number of threads may share it; only one process has it open."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._rows = OpenFile(connection, path, read_only=read_only)
        self.person = self._as_may_be(OWNER)
        self._analyses = KeptAnalyses(self._rows)
        self._identities = Refreshing(self._rows, self._analyses.entities)
        self._likening = Likening(self._rows)
        self._merging = Merging(self._rows)
        self._asking = Asking(self._rows, self._identities, self._merging)
        self._answers = Answers()
        self._at_close: list[Callable[[], None]] = []

    def at_close(self, work: Callable[[], None]) -> None:
        """`work()` is done when the library is closed, before all else."""
        self._at_close.append(work)

    def close(self) -> None:
        """Writes everything into the one file and lets it go."""
        while self._at_close:
            self._at_close.pop()()
        self._identities.end()
        for work in (self._likening, self._merging):
            work.beside.end()
        self._rows.close()

    def acting(self, person: Person) -> "Library":
        """The same library as this person may use it: what he may not do raises LibraryError, what he does is noted."""
        view = copy.copy(self)
        view.person = self._as_may_be(person)
        return view

    def _as_may_be(self, person: Person) -> Person:
        return replace(person, role="reader", why="read_only") if self.read_only else person

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written, whoever asks for it: a folder of parts."""
        return self._rows.read_only

    def transaction(
        self, *, counted: bool = True, beside: bool = False
    ) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """For other subjects that keep rows here: all or nothing, one at a time, on disk when the block ends.

        counted: whether pages count what is written; what waits to be taken in changes none. beside: as `keep_all`.
        """
        self.person.need("analyst")
        return self._rows.transaction(counted=counted, beside=beside)

    def reading(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """The same for what only reads: it waits for nobody, and what was counted before stays true."""
        return self._rows.reading()

    @property
    def changes(self) -> int:
        """A number that is another after each thing written that pages wait for, and seconds later after what is kept
        beside them: what was read before it is as good as read now."""
        return self._rows.changes

    @property
    def stamp(self) -> str:
        """A key of what is kept now, the same for all who use the open library; who is who over the texts is told apart
        before it is given, where that is done at once."""
        self._identities.soon()
        return f"{id(self._rows)} {self._rows.changes}"

    # ------------------------------------------------------------ texts
    def add(self, text: str, *, name: str = "", encoding: str = "", card: Card = NO_CARD) -> str:
        """Keeps `text` and gives its id; one that is there already stays as it is, a deleted one comes back."""
        return self.add_all([texts.Given(name, text, card, encoding)])[0]

    def add_all(self, documents: Iterable[texts.Readable], *, collection: str = "") -> list[str]:
        """Keeps all texts or, where it fails, none, and gives their ids, each once.

        They are of the `collection` of this name, those that were there already too; it is made where there is none.
        """
        self.person.need("analyst")
        with self._rows.transaction() as rows:
            ids = texts.add(rows, documents)
            note(rows, self.person, "add", ", ".join(ids[:5]))
            if collection.strip():
                collections.make(rows, collection, ids)
        return ids

    def texts(self) -> list[StoredText]:
        """The texts, the last one added first."""
        return self._asking.texts()

    @property
    def size(self) -> int:
        """How many texts there are."""
        return self._asking.size()

    def listed(self, asked: str, part: slice) -> tuple[int, list[StoredText]]:
        """How many texts have each asked word in their name, headline or outlet, in any case, and this part of them,
        the last one added first."""
        return self._asking.listed(asked.lower().replace("ё", "е").split(), part)

    def last_added(self, most: int, chosen: Sequence[str] | None = None) -> list[StoredText]:
        """The texts that were added last, `most` of them, of those that are chosen or of all."""
        return self._asking.last_added(most, chosen)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """What these texts are called in the list, the last one added first; none that is not there."""
        return self._rows.read(texts.names, ids)

    def stored(self, text_id: str) -> StoredText | None:
        """What the list says of one text, or None where there is none of this id."""
        return next(iter(self._rows.read(texts.stored, "deleted IS NULL AND id = ?", text_id)), None)

    def text(self, text_id: str) -> str:
        """The text itself."""
        return self._rows.read(texts.text, text_id)

    def rename(self, text_id: str, name: str) -> None:
        """Another name in the list; the text stays."""
        if not name.strip():
            raise LibraryError("no_name")
        self._do("analyst", "rename", texts.change, text_id, "name = ?", name.strip())

    def set_card(self, text_id: str, card: Card) -> None:
        """Another title, outlet, date and address."""
        self.person.need("analyst")
        with self._rows.transaction() as rows:
            texts.set_card(rows, text_id, card)
            note(rows, self.person, "card", text_id)
            self._state(rows, {text_id})

    def mend_text(self, text_id: str, span: Span, words: str) -> str:
        """The id of the text with `words` at `span`, a typo put right; corrections, card and collections follow."""
        self.person.need("analyst")
        with self._rows.transaction() as rows:
            mended = mending.mend(rows, text_id, span, words, self.person.name)
            note(rows, self.person, "mend", text_id)
            self._state(rows, {mended})
        return mended

    def outlet_lines(self) -> list[OutletLine]:
        """The lines that return at the end of texts of one outlet, and what the analyst says of them."""
        return self._rows.read(outlet_lines.read)

    def find_outlet_lines(self) -> None:
        """Finds them anew; facts of texts that end otherwise than before are written a few at a time."""
        self.person.need("keeper")
        outlet_lines.settle(self._rows, self._rows.read(outlet_lines.find), self._analyses.state)

    def outlet_line_is_story(self, outlet: str, line: str, *, story: bool) -> None:
        """Whether the line is a part of the outlet's texts all the same."""
        self.person.need("analyst")
        known = self._rows.read(outlet_lines.read)
        lines = [replace(o, story=story) if (o.outlet, o.line) == (outlet, line) else o for o in known]
        outlet_lines.settle(self._rows, lines, self._analyses.state)
        with self._rows.transaction(counted=False) as rows:
            note(rows, self.person, "outlet_line", f"{outlet}: {line}")

    def delete(self, text_id: str) -> None:
        """Out of every list and count; `restore` brings it back until the library is opened the next time."""
        self._do("keeper", "delete", texts.delete, text_id)

    def restore(self, text_id: str) -> None:
        """A deleted text with its analyses and corrections as they were."""
        self._do("keeper", "restore", texts.restore, text_id)

    def deleted(self) -> list[StoredText]:
        """The texts that `restore` brings back."""
        return self._rows.read(texts.stored, "deleted IS NOT NULL")

    def empty_bin(self) -> None:
        """Removes the deleted texts for good."""
        self.person.need("keeper")
        self._rows.write(texts.empty_bin)

    # ------------------------------------------------------------ collections
    def collections(self) -> list[Collection]:
        """The named sets of texts, by name."""
        return self._rows.read(collections.listed)

    def make_collection(self, name: str, ids: Iterable[str] = ()) -> int:
        """A collection of these texts; one that has the name already takes them in. Gives its number."""
        return self._do("analyst", "collection", collections.make, name, ids)

    def add_to_collection(self, number: int, ids: Iterable[str]) -> None:
        """Texts go into the collection; those that are in it stay once."""
        self._do("analyst", "collection", collections.add, number, ids)

    def remove_from_collection(self, number: int, ids: Iterable[str]) -> None:
        """Texts leave the collection; they stay in the library."""
        self._do("analyst", "collection", collections.remove, number, ids)

    def rename_collection(self, number: int, name: str) -> None:
        """Another name, which no other collection has."""
        self._do("analyst", "collection", collections.rename, number, name)

    def delete_collection(self, number: int, *, with_texts: bool = False) -> None:
        """The collection is gone; `with_texts`: its texts too, and `restore` brings each of them back."""
        self._do("keeper", "delete_collection", collections.delete, number, with_texts=with_texts)

    # ------------------------------------------------------------ analyses
    def analysis(self, text_id: str, *, furniture: bool = False) -> Analysis | None:
        """What this version's analysis found, if it is kept; with `furniture` the one that leaves nothing out."""
        return self._analyses.kept(text_id, furniture=furniture)

    def analysed(self) -> list[str]:
        """The ids of the texts whose analysis is kept: `corrected` gives these without analysing anything."""
        return self._analyses.analysed()

    def unanalysed(self, limit: int | None = None) -> list[str]:
        """The ids of the texts that are not analysed yet, or whose facts other code made, the last added first."""
        return self._analyses.unanalysed(limit)

    def keep(self, text_id: str, analysis: Analysis, *, furniture: bool = False) -> None:
        """Keeps this version's analysis, in place of the text's former ones."""
        self.person.need("keeper")
        self._analyses.keep(text_id, analysis, furniture=furniture)

    def keep_all(self, found: Sequence[tuple[str, Analysis]], *, furniture: bool = False, beside: bool = False) -> None:
        """Keeps analyses and the facts in them, all or none. Those of texts that are not there are left out.

        beside: nobody waits for them; pages count them with those that come in the next seconds (`tell`).
        """
        self.person.need("keeper")
        self._analyses.keep_all(found, furniture=furniture, beside=beside)

    def waiting(self, ids: Sequence[str]) -> dict[str, Waiting]:
        """Those of these texts that are `unanalysed`, in their order, each with the corrections that hold for it: what
        `prepared.prepare` takes, in whatever process."""
        return self._analyses.waiting(ids)

    def keep_prepared(self, found: Sequence[Prepared], *, beside: bool = False) -> None:
        """`keep_all` of what was made elsewhere (`prepared.prepare`): it is only written."""
        self.person.need("keeper")
        self._analyses.keep_prepared(found, beside=beside)

    def tell(self) -> None:
        """Pages count from now on what was kept beside them."""
        self.person.need("keeper")
        self._rows.tell()

    def check_facts(self) -> None:
        """Facts that another version's code made wait to be made anew; the analyses stay."""
        self.person.need("keeper")
        self._analyses.check_facts()

    def restate(self, most: int) -> int:
        """Writes beside the pages the facts of `most` texts whose analysis is kept without them; gives of how many."""
        self.person.need("keeper")
        return self._analyses.restate(most)

    def fail(self, text_id: str, reason: str) -> None:
        """This version's analysis of the text could not be made."""
        self.person.need("keeper")
        self._analyses.fail(text_id, reason)

    def failed(self) -> dict[str, str]:
        """The texts of which this version's analysis could not be made, with the reasons."""
        return self._analyses.failed()

    def forget_failures(self) -> None:
        """They are tried again."""
        self.person.need("analyst")
        self._rows.write(analyses.forget_failures)

    def analysis_of(self, text_id: str, *, furniture: bool = False) -> Analysis:
        """The kept analysis, else one made now and kept. A text that two ask for at once is analysed once."""
        return self._analyses.of(text_id, furniture=furniture)

    def corrected(self, text_id: str, *, furniture: bool = False) -> Analysis:
        """`analysis_of` with the analyst's corrections in it: what every page and export shows."""
        return self._analyses.corrected(text_id, furniture=furniture)

    # ------------------------------------------------------------ corrections
    def corrections(self, text_id: str) -> list[StoredCorrection]:
        """The text's corrections that are not undone, in the order in which they were made.

        Those of WHOLE_LIBRARY say who is who over the texts (`corrections.correct_identities`), are its stop words and
        the names of its themes.
        """
        return self._rows.read(kept.of_text, text_id)

    def holding(self, text_id: str) -> tuple[Correction, ...]:
        """All corrections that change the text's analysis, in order: its own, then the stop words of the library."""
        return self._rows.read(kept.holding, text_id)

    def all_corrections(self) -> list[tuple[str, Correction]]:
        """What holds of all texts and of the whole library, each with its text's id, in the order it was made."""
        return list(self._answers.once(self._rows.changes, "all", lambda: self._rows.read(kept.of_all)))

    def correct(self, text_id: str, correction: Correction) -> int:
        """Keeps a correction of the text (WHOLE_LIBRARY: of who is who) and gives its number, for `undo`."""
        return self.correct_all([(text_id, correction)])[0]

    def correct_all(self, made: Sequence[tuple[str, Correction]]) -> list[int]:
        """Keeps corrections, each with the id of its text, in this order: all of them or, where it fails, none."""
        self.person.need("analyst")
        with self._rows.transaction(texts=False) as rows:
            numbers = kept.keep(rows, made, self.person.name)
            for text_id, correction in made:
                note(rows, self.person, "correct", f"{text_id} {correction.action}")
            self._state(rows, {text_id for text_id, _ in made})
        return numbers

    def undo(self, number: int) -> None:
        """Takes a correction back; the row stays, so that `redo` can bring it back."""
        self._set_undone(number, undone=True)

    def redo(self, number: int) -> None:
        """An undone correction holds again, in its former place among the others."""
        self._set_undone(number, undone=False)

    def _set_undone(self, number: int, *, undone: bool) -> None:
        self.person.need("analyst")
        with self._rows.transaction(texts=False) as rows:
            if kept.made_by(rows, number) not in (self.person.name, None):
                self.person.need("keeper")
            self._state(rows, {kept.set_undone(rows, number, undone=undone)})
            note(rows, self.person, "undo" if undone else "redo", number)

    def _state(self, rows: duckdb.DuckDBPyConnection, changed: set[str]) -> None:
        """Writes the facts of texts whose corrections are others now, and what those of the library change."""
        if WHOLE_LIBRARY in changed:
            kept.write_stopped(rows)
            retold.note(rows, ())
            self._identities.hurry()
        self._analyses.state(rows, changed - {WHOLE_LIBRARY})

    # ------------------------------------------------------------ many texts
    def select(self, selection: Selection) -> tuple[str, ...]:
        """The ids of the texts that the selection chooses: the newest date first, those without a date last."""
        return self._asking.select(selection)

    def chosen(self, selection: Selection) -> Chosen:
        """The same as a relation: what questions about many texts take, and the ids for who looks at them."""
        return self._asking.chosen(selection)

    def kept_fields(self, selection: Selection) -> list[str]:
        """The fields of exports that `values` has, told without counting anything."""
        return self._asking.kept_fields(selection)

    def values(self, selection: Selection) -> "pd.DataFrame":
        """What else could be chosen: field, value, texts.

        field: collection (value: its number), outlet, month («2026-09»), entity, speaker (of these two the 200 of most
        texts), «kept X» (X: a field of an export).
        texts: how many the selection would have with this value in place of what it says of the field.
        """
        return self._asking.values(selection)

    def query(self, sql: str, values: Sequence[Any] = ()) -> "pd.DataFrame":
        """The rows of a SELECT over texts, collected, named, said, about and words (library/schema.py).

        One that begins with chosen.CHOSEN has the texts as its first value: ids, or a Chosen.
        """
        return self._asking.query(sql, values)

    def foresee(self, sql: str, values: Sequence[Any]) -> "pd.DataFrame":
        """Answers a question about all texts for those who will ask it while the library stays as it is."""
        self.person.need("keeper")
        return self._asking.foresee(sql, values)

    def keep_answer(self, sql: str, values: Sequence[Any]) -> "pd.DataFrame":
        """Answers a question about all texts once for all who will ask it of this file, when it can only be read."""
        self.person.need("keeper")
        return self._asking.keep_answer(sql, values)

    def keep_values(self) -> None:
        """The same for `values` of all texts."""
        self.person.need("keeper")
        self._asking.keep_answer(*self._rows.read(selecting.values, Selection()))

    def story_name(self, number: int) -> str | None:
        """What the story of this number is called, or None where there is none."""
        return self._rows.read(selecting.story_name, number)

    def liken(self, *, wait: bool = False) -> int:
        """Holds statements of new texts against those of all others (library/alike.py), beside the pages where there
        are many or, to `wait` for it, now; gives how many texts are still to be done."""
        if wait:
            self._likening.now()
        return self._likening.soon()

    def refresh_identities(self) -> None:
        """Tells apart anew who is who over the texts, if anything was written since; returns when it is done."""
        self._identities.now()

    def kept(self, text_id: str) -> list[tuple[str, str]]:
        """What the export of a text said of it beside its card: fields and values, in the export's order."""
        return self._rows.read(kept_columns.of_text, text_id)

    # ------------------------------------------------------------ settings and the file
    def tried(self) -> tried.Tried:
        """What was tried about the number of themes (analysis.themes.number)."""
        return self._rows.read(tried.read)

    def keep_tried(self, key: str, found: Mapping[int, float]) -> None:
        """Keeps what was tried now, whoever looks at it; a folder of parts keeps nothing."""
        if not self.read_only:
            with self._rows.transaction(texts=False, counted=False) as rows:
                tried.keep(rows, key, found)

    def setting(self, key: str, default: str = "") -> str:
        """What is kept under `key`, else `default`."""
        return self._rows.read(settings.read, key, default)

    def set_setting(self, key: str, value: str) -> None:
        """Keeps `value` under `key`."""
        self.person.need("analyst")
        self._rows.write(settings.keep, key, value)

    def back_up(self, path: Path) -> None:
        """Writes all that is kept now into the one file `path`, while others go on; whole or not at all."""
        self.person.need("keeper")
        backup.back_up(self._rows, path)
        with self._rows.transaction(counted=False) as rows:
            note(rows, self.person, "back_up", "")

    def put_back(self, path: Path) -> Path:
        """What the backup `path` holds takes the place of all that is here; gives the file that keeps what was here.

        Raises LibraryError, and changes nothing, where the file is no library, or a newer version's.
        """
        self.person.need("keeper")
        before = self.path.with_name(f"{self.path.name}.before-restore")
        with self._merging.still():
            backup.put_back(self._rows, path, before)
        with self._rows.transaction() as rows:
            note(rows, self.person, "put_back", path.name)
        self._analyses.remembered.clear()
        self._identities.forget()
        return before

    def journal(self) -> Sequence[Entry]:
        """Who did what and when, the last first; for the keeper."""
        self.person.need("keeper")
        return self._rows.read(access.journal)

    # ------------------------------------------------------------ rows
    def _do(self, role: str, what: str, work: Work[P, T], *values: P.args, **options: P.kwargs) -> T:
        """Writes what needs a role, and a line of the journal with it."""
        self.person.need(role)
        with self._rows.transaction() as rows:
            done = work(rows, *values, **options)
            note(rows, self.person, what, values[0] if values else "")
        return done
