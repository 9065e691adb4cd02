"""Texts as lines of JSON, as the command reads them: `{"id": …, "outlet": …, "date": …, "text": …}`."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from analysis.errors import PlainError


class LineError(PlainError):
    """What is wrong with a line, in a sentence."""

    sentences: ClassVar[Mapping[str, str]] = {
        "not_json": "Строка {line}: это не объект JSON. Нужна строка вида "
        '{{"id": "1", "outlet": "Вестник", "date": "2026-09-01T10:00:00+03:00", "text": "…"}}.',
        "no_key": "Строка {line}: нет ключа «{name}» со строкой.",
        "twice": "Строка {line}: текст «{id}» уже был. У каждого текста свой id.",
        "date": "Строка {line}: «{date}» — не дата. Нужна запись вида 2026-09-01 или 2026-09-01T10:00:00+03:00.",
    }


@dataclass(frozen=True, slots=True)
class Post:
    """A text as a line has it; `moment` is a date, or a datetime where the line says the time."""

    id: str
    outlet: str
    moment: datetime.date | None
    text: str


def read_posts(lines: Iterable[str]) -> Iterator[Post]:
    """The text of each line; empty lines are passed over. Raises LineError at the first line that is none.

    >>> list(read_posts(['{"id": "1", "date": "2026-09-01", "text": "Мост открыт."}']))
    [Post(id='1', outlet='', moment=datetime.date(2026, 9, 1), text='Мост открыт.')]
    """
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.removeprefix("\ufeff"))
        except ValueError as error:
            raise LineError("not_json", line=number) from error
        if not isinstance(row, dict):
            raise LineError("not_json", line=number)
        post = Post(
            _string(row, "id", number), str(row.get("outlet") or ""), _moment(row, number), _string(row, "text", number)
        )
        if post.id in seen:
            raise LineError("twice", line=number, id=post.id)
        seen.add(post.id)
        yield post


def _string(row: dict[str, Any], key: str, number: int) -> str:
    if not isinstance(row.get(key), str | int):
        raise LineError("no_key", line=number, name=key)
    return str(row[key])


def _moment(row: dict[str, Any], number: int) -> datetime.date | None:
    told = str(row.get("date") or "").strip()
    if not told:
        return None
    try:
        day_only = len(told) == len("2026-09-01")
        return datetime.date.fromisoformat(told) if day_only else datetime.datetime.fromisoformat(told)
    except ValueError as error:
        raise LineError("date", line=number, date=told[:40]) from error
