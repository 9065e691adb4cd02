"""The stories of a library: told from its analysed texts as they come, with what the analyst says of them."""

import datetime
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from analysis.analyse import version
from analysis.card import moment
from analysis.corrections.stories import joined_texts, parted_texts, story_names
from analysis.library.analyses import unpack
from analysis.library.library import Library
from analysis.library.records import WHOLE_LIBRARY, zoned
from analysis.library.rows import insert
from analysis.stories import Digest, Stories, digest

TEXT_COLUMNS = ("text_id VARCHAR", "made_of VARCHAR", "digest VARCHAR", "story INTEGER")
PAIR_COLUMNS = ("one VARCHAR", "other VARCHAR", "likelihood INTEGER")
STORY_COLUMNS = ("story INTEGER", "name VARCHAR", "by_analyst BOOLEAN")

BATCH = 100
"""Texts whose analyses are read at once."""

MADE_OF = "concat_ws('|', ?, title, outlet, coalesce(strftime(date, '%Y-%m-%d'), ''), time, zone)"
WAITING = f"""FROM texts JOIN analyses ON text_id = id AND version = ? AND NOT furniture
    WHERE deleted IS NULL AND id NOT IN (SELECT text_id FROM story_texts WHERE made_of = {MADE_OF})"""


@dataclass(frozen=True, slots=True)
class Undigested:
    """A text that has no story, with its card and its packed analysis."""

    id: str
    text: str
    record: bytes
    outlet: str
    moment: datetime.date | None
    title: str


GIVEN = f"id, text, record, outlet, date, time, zone, title, {MADE_OF}"
"""What a text's story is told of, and what is kept of that."""


def undigested(row: Sequence[Any]) -> Undigested:
    """A text from its row (GIVEN)."""
    text_id, text, record, outlet, day, time, zone, title, _ = row
    return Undigested(text_id, text, record, outlet or "", moment(day, zoned(time, zone)), title or "")


Digested = tuple[Digest, str]
"""With what is kept of it."""


def digest_all(given: Sequence[Undigested]) -> list[Digested]:
    """The digests of these texts; none of one whose analysis cannot be read."""
    return [(made, record_of(made)) for one in given if (made := _digest(one))]


def _digest(one: Undigested) -> Digest | None:
    analysis = unpack(one.id, one.record, one.text)
    return digest(one.id, analysis, outlet=one.outlet, moment=one.moment, title=one.title) if analysis else None


class LibraryStories:
    """Keeps the stories of a library true; any number of threads may ask for it.

    make: what gives the digests, `digest_all` or what has it done elsewhere.
    """

    def __init__(self, library: Library, make: Callable[[Sequence[Undigested]], list[Digested]] = digest_all) -> None:
        self._library, self._make = library, make
        self._turn = threading.Lock()
        self._found: Stories | None = None

    def waiting(self) -> int:
        """How many analysed texts have no story yet, or one that was told from another card."""
        if self._library.read_only:
            return 0
        with self._library.reading() as rows:
            return int(rows.execute(f"SELECT count(*) {WAITING}", [version(), version()]).fetchall()[0][0])

    def now(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Gives each analysed text its story, and does what the analyst says; returns when it is done, or soon after it
        is `stopped`: what is compared by then is not compared again."""
        with self._turn:
            if self._library.read_only:  # what there is was told by gather
                return
            found = self._found = self._found or self._load()
            made = [row.correction for row in self._library.corrections(WHOLE_LIBRARY)]
            found.set_corrections(joined_texts(made), parted_texts(made))
            self._forget(found)
            while new := self._new():
                if stopped():
                    return
                if not self._add(found, new):
                    break
            self._write(found, story_names(made))

    def found(self) -> Stories:
        """The stories themselves, for the signs of a pair."""
        self.now()
        return self._found or self._load()

    # ------------------------------------------------------------ within
    def _load(self) -> Stories:
        """Those that were told before: what was compared is not compared again."""
        with self._library.reading() as rows:
            kept = rows.execute(
                """SELECT digest, story, text_id FROM story_texts JOIN texts ON id = text_id WHERE deleted IS NULL
                ORDER BY text_id"""
            ).fetchall()
            near = rows.execute("SELECT one, other, likelihood FROM story_pairs ORDER BY one, other").fetchall()
        stories = Stories()
        stories.remember({text: story for _, story, text in kept if story is not None})
        stories.put_back((read_digest(record) for record, _, _ in kept), near)
        return stories

    def _forget(self, found: Stories) -> None:
        """Texts that are deleted, or whose card or analysis is another now."""
        query = f"""SELECT text_id FROM story_texts LEFT JOIN texts ON id = text_id
            WHERE id IS NULL OR deleted IS NOT NULL OR made_of <> {MADE_OF}"""
        with self._library.reading() as rows:
            gone = [row[0] for row in rows.execute(query, [version()]).fetchall()]
        if gone:
            for text in gone:
                found.remove(text)
            with self._library.transaction() as rows:
                for table, columns in (("story_texts", ("text_id",)), ("story_pairs", ("one", "other"))):
                    for column in columns:
                        rows.execute(f"DELETE FROM {table} WHERE list_contains(?::VARCHAR[], {column})", [gone])

    def _new(self) -> Sequence[tuple[Any, ...]]:
        query = f"""WITH new AS (SELECT id {WAITING} ORDER BY date NULLS LAST, id LIMIT {BATCH})
            SELECT {GIVEN} FROM new JOIN texts USING (id) JOIN analyses ON text_id = id
            WHERE version = ? AND NOT furniture ORDER BY id"""
        with self._library.reading() as rows:
            return rows.execute(query, [version()] * 4).fetchall()

    def _add(self, found: Stories, new: Sequence[tuple[Any, ...]]) -> int:
        """Gives how many were added: none of which the kept analysis cannot be read."""
        made_of = {row[0]: row[-1] for row in new}
        digested = self._make([*map(undigested, new)])
        found.add_all(own for own, _ in digested)
        pairs = {tuple(sorted(near[:2])): near[2] for own, _ in digested for near in found.near(own.id)}
        with self._library.transaction(beside=True) as rows:
            insert(rows, "story_texts", TEXT_COLUMNS, [(own.id, made_of[own.id], kept, None) for own, kept in digested])
            insert(rows, "story_pairs", PAIR_COLUMNS, [(*pair, worth) for pair, worth in sorted(pairs.items())])
        return len(digested)

    def _write(self, found: Stories, names: dict[str, str]) -> None:
        """What is another story, or has another name, than before."""
        stories = found.found()
        number = {text: story.number for story in stories for text in story.texts}
        by_analyst = {number[text]: name for text, name in names.items() if text in number}
        called = {
            story.number: (by_analyst.get(story.number, story.name), story.number in by_analyst) for story in stories
        }
        with self._library.reading() as rows:
            before = dict(rows.execute("SELECT text_id, story FROM story_texts").fetchall())
            known = {row[0]: row[1:] for row in rows.execute("SELECT * FROM stories").fetchall()}
        moved = [text for text, story in number.items() if before.get(text) != story]
        if not moved and known == called:
            return
        with self._library.transaction() as rows:
            rows.execute(
                """UPDATE story_texts SET story = fresh.story FROM (SELECT unnest(?::VARCHAR[]) AS text_id,
                unnest(?::INTEGER[]) AS story) AS fresh WHERE story_texts.text_id = fresh.text_id""",
                [moved, [number[text] for text in moved]],
            )
            rows.execute("DELETE FROM stories")
            insert(rows, "stories", STORY_COLUMNS, [(story, *told) for story, told in sorted(called.items())])


def record_of(found: Digest) -> str:
    """What a text's story is told by, as it is kept."""
    return json.dumps(asdict(found), ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.datetime) else sorted(value)


def read_digest(record: str) -> Digest:
    """The digest that `record_of` wrote."""
    fields = json.loads(record)
    moment = datetime.datetime.fromisoformat(fields["moment"]) if fields["moment"] else None
    sets = {name: frozenset(fields[name]) for name in ("words", "numbers", "speakers", "persons")}
    return Digest(**{**fields, **sets, "head": tuple(fields["head"]), "moment": moment})
