"""What a report is asked for: its parts in their order with remarks, title, author, conclusion, style, which texts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from typing import Any, ClassVar

from analysis.errors import PlainError

PARTS = (
    "contents",
    "summary",
    "entities",
    "speakers",
    "statements",
    "terms",
    "stories",
    "outlets",
    "time",
    "network",
    "method",
)
"""What a report can have, in the usual order; `contents` says what is in the selection and what is not."""

STYLES = ("plain", "gost")
"""The house's look, and that of ГОСТ 7.32."""


MOST_DAYS = 36_600


class SpecError(PlainError):
    """A report that cannot be read: no JSON, a part or style that is not known."""

    sentences: ClassVar[Mapping[str, str]] = {
        "spec": "Описание отчёта не читается: {reason}. Исправьте его или соберите отчёт на странице «Отчёт»."
    }


@dataclass(frozen=True, slots=True)
class Spec:
    """A report as it is asked for. remarks: by part. texts: parameters of a selection, as an address has them.

    days: only texts of so many days until the one on which it is made, 0: of all. with_texts: the cited texts follow,
    where the file can hold them.
    """

    title: str = ""
    author: str = ""
    conclusion: str = ""
    parts: tuple[str, ...] = PARTS
    remarks: Mapping[str, str] = field(default_factory=dict)
    style: str = STYLES[0]
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    days: int = 0
    with_texts: bool = False


DAYS = (0, 1, 7, 30)
"""What «days» is offered as."""


def period(spec: Spec, today: date, since: date | None = None) -> dict[str, Any]:
    """What the report's days change of a Selection that begins `since`; nothing where it is of no days.

    >>> str(period(Spec(days=7), date(2026, 9, 7))["since"])
    '2026-09-01'
    """
    if not spec.days:
        return {}
    first = today - timedelta(days=spec.days - 1)
    return {"since": max(first, since) if since else first, "until": today}


def written(spec: Spec) -> str:
    """As JSON: what `read_spec` reads."""
    return json.dumps(asdict(spec), ensure_ascii=False)


def read_spec(text: str) -> Spec:
    """The report that `written` wrote, or that somebody wrote by hand: what is left out is as usual.

    >>> read_spec('{"title": "За неделю", "parts": ["summary"]}').parts
    ('summary',)

    Raises SpecError.
    """
    try:
        spec = replace(Spec(), **json.loads(text))
        if not isinstance(spec.days, int) or not 0 <= spec.days <= MOST_DAYS:
            raise ValueError(f"days: {spec.days}")
        if not all(
            isinstance(said, str) for said in (spec.title, spec.author, spec.conclusion, *spec.remarks.values())
        ):
            raise TypeError("title, author, conclusion, remarks")
        wrong = [part for part in spec.parts if part not in PARTS]
    except (ValueError, TypeError, AttributeError) as error:
        raise SpecError("spec", reason=str(error)) from error
    if wrong or spec.style not in STYLES:
        raise SpecError("spec", reason=f"неизвестно «{(wrong or [spec.style])[0]}»")
    texts = {name: [value] if isinstance(value, str) else list(value) for name, value in spec.texts.items()}
    return replace(spec, parts=tuple(dict.fromkeys(spec.parts)), texts=texts)
