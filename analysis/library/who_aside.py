"""Who is who of a large library, known to a process beside the server: what Python does there no page waits for.

The process has what it knows in memory alone: if it ends, all is told anew by another one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.child import Child, ChildDiedError, RequestError
from analysis.corrections import Correction
from analysis.entities import Entity
from analysis.library.identities import WhoIsWho, Whole

if TYPE_CHECKING:
    import pyarrow as pa


class LostError(Exception):
    """The process knows nothing of the texts that were told before: it ended since, or before it had answered."""


class WhoAside:
    """WhoIsWho in a process of its own, which is started by the first that is to be told.

    Raises LostError, and ChildClosedError once it is closed.
    """

    def __init__(self) -> None:
        self.child = Child(__name__)
        self._sent: frozenset[str] = frozenset()

    def close(self) -> None:
        """Ends the process, in the middle of its work too."""
        self.child.close()

    def told(
        self, found: "pa.Table", ids: Sequence[str] | None, corrections: Sequence[Correction], whole: Whole
    ) -> "pa.Table":
        """As WhoIsWho.told. Where no `ids` are named nothing that it knew before counts."""
        named = frozenset(text for correction in corrections for text in (correction.text, correction.other))
        fresh = named if ids is None else named & (set(ids) | (named - self._sent))
        placed = {text: whole(text) for text in sorted(fresh)}
        self._sent = named
        try:
            [changed] = self.child.ask(Asked(found, ids, corrections, placed))
        except (ChildDiedError, RequestError, OSError) as error:  # the last where the system gives no process
            raise LostError from error
        if changed is None:
            raise LostError
        return changed


@dataclass(frozen=True, slots=True)
class Asked:
    """What the process is asked: the values of `told`; placed: of the texts that corrections name, those that it has
    not yet, or that are others now, with all places of their entities."""

    found: "pa.Table"
    ids: Sequence[str] | None
    corrections: Sequence[Correction]
    placed: Mapping[str, Sequence[Entity] | None]


# ---------------------------------------------------------------- in the process
@dataclass
class Known:
    """What it knows of the library: None where that is nothing, or what a failure left half changed."""

    who: WhoIsWho | None = None
    placed: dict[str, Sequence[Entity] | None] = field(default_factory=dict)


KNOWN = Known()


def answer(asked: Asked) -> Iterator[Any]:
    """What WhoIsWho tells, or None where texts come to others of which nothing is known."""
    if asked.ids is None:
        KNOWN.who, KNOWN.placed = WhoIsWho(), {}
    who, KNOWN.who = KNOWN.who, None
    if who is None:
        yield None
        return
    KNOWN.placed |= asked.placed
    changed = who.told(asked.found, asked.ids, asked.corrections, KNOWN.placed.get)
    KNOWN.who = who
    yield changed
