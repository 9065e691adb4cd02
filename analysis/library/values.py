"""Whether a record that a library keeps as JSON is one that its reader can read."""

import json
from dataclasses import fields
from typing import Any

from analysis.corrections import Correction
from analysis.library import outlet_lines, stories, tried

OPTIONS = ("columns", "otherwise", "from", "keep_marks", "starts", "any_language", "begun")
"""What may be said of how a file is to be read. Where it lies is never said."""

FEEDS = "feeds"
"""The setting that keeps the address of each feed that was read, with the day."""

TEXT_FIELDS = tuple(field.name for field in fields(Correction) if field.name != "spans")


def readable_correction(record: str) -> bool:
    """Whether it has the fields of a Correction and places that go forward.

    >>> readable_correction('{"action": "hide", "spans": [[0, 4]]}'), readable_correction('{"action": "hide"}')
    (True, False)
    """
    made = _read(record)
    return (
        isinstance(made, dict)
        and set(made) <= {"spans", *TEXT_FIELDS}
        and isinstance(made.get("action"), str)
        and all(isinstance(made.get(name, ""), str) for name in TEXT_FIELDS)
        and isinstance(made.get("spans"), list)
        and all(_is_span(span) for span in made["spans"])
    )


def readable_setting(key: str, value: str) -> bool:
    """Columns of tables, feeds, lines of outlets and tried numbers of themes are kept as JSON, all else as it is."""
    if key == outlet_lines.KEY:
        return _are_lines(_read(value))
    if key == tried.KEY:
        return tried.readable(value) is not None
    return not (key.startswith("columns ") or key == FEEDS) or _are_columns(_read(value))


def readable_options(options: str) -> bool:
    """Whether they say how a file is read, and nothing else.

    >>> readable_options('{"from": "address"}'), readable_options('{"path": "/etc/passwd"}')
    (True, False)
    """
    said = _read(options)
    return (
        isinstance(said, dict)
        and set(said) <= set(OPTIONS)
        and _are_columns(said.get("columns", {}))
        and all(isinstance(said.get(name, ""), str) for name in ("otherwise", "from"))
        and isinstance(said.get("starts", []), list)
        and all(isinstance(at, int) for at in said.get("starts", []))
    )


def readable_digest(record: str) -> bool:
    """Whether it is what a text's story is told by."""
    try:
        stories.read_digest(record)
    except Exception:  # whatever is wrong with it
        return False
    return True


def _are_lines(lines: Any) -> bool:
    try:
        told = [outlet_lines.OutletLine(**line) for line in lines]
    except TypeError:
        return False
    return all(isinstance(one.outlet, str) and isinstance(one.line, str) for one in told)


def _are_columns(chosen: Any) -> bool:
    return isinstance(chosen, dict) and all(value is None or isinstance(value, str) for value in chosen.values())


def _is_span(span: Any) -> bool:
    return (
        isinstance(span, list)
        and len(span) == 2
        and all(isinstance(place, int) and not isinstance(place, bool) for place in span)
        and 0 <= span[0] <= span[1]
    )


def _read(record: str) -> Any:
    try:
        return json.loads(record)
    except (ValueError, TypeError, RecursionError):
        return None
