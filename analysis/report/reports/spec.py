"""What a report is asked for: its parts in their order with remarks, title, author, conclusion, style, which texts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import ClassVar

from analysis.errors import PlainError

PARTS = ("contents", "summary", "entities", "speakers", "statements", "terms", "outlets", "time", "network", "method")
"""What a report can have, in the usual order; `contents` says what is in the selection and what is not."""

STYLES = ("plain", "gost")
"""The house's look, and that of ГОСТ 7.32."""


class SpecError(PlainError):
    """A report that cannot be read: no JSON, a part or style that is not known."""

    sentences: ClassVar[Mapping[str, str]] = {
        "spec": "Описание отчёта не читается: {reason}. Исправьте его или соберите отчёт на странице «Отчёт»."
    }


@dataclass(frozen=True, slots=True)
class Spec:
    """A report as it is asked for. remarks: by part. texts: parameters of a selection, as an address has them."""

    title: str = ""
    author: str = ""
    conclusion: str = ""
    parts: tuple[str, ...] = PARTS
    remarks: Mapping[str, str] = field(default_factory=dict)
    style: str = STYLES[0]
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)


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
        record = json.loads(text)
        spec = replace(Spec(), **record)
        wrong = [part for part in spec.parts if part not in PARTS]
    except (ValueError, TypeError) as error:
        raise SpecError("spec", reason=str(error)) from error
    if wrong or spec.style not in STYLES:
        raise SpecError("spec", reason=f"неизвестно «{(wrong or [spec.style])[0]}»")
    texts = {name: [value] if isinstance(value, str) else list(value) for name, value in spec.texts.items()}
    return replace(spec, parts=tuple(dict.fromkeys(spec.parts)), texts=texts)
