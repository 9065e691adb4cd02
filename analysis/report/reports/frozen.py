"""A report as JSON, to be kept as it was made: its numbers, sentences and texts, and read back the same."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from analysis.report.reports.cited import Bit, Cited, CitedText
from analysis.report.reports.content import Ranking, Report, ReportPart
from analysis.report.reports.spec import read_spec
from analysis.tables.many import Totals


def packed(report: Report) -> str:
    """All of it."""
    return json.dumps(asdict(report), ensure_ascii=False, default=str)


def unpacked(text: str) -> Report | None:
    """The report that `packed` wrote; None for what is no such report, or one of another version."""
    try:
        record = json.loads(text)
        return Report(
            spec=read_spec(json.dumps(record["spec"])),
            title=record["title"],
            told=record["told"],
            made=datetime.date.fromisoformat(record["made"]),
            figures=Totals(**{**record["figures"], **{end: _day(record["figures"][end]) for end in ("first", "last")}}),
            parts=tuple(_part(part) for part in record["parts"]),
            texts=tuple(_cited_text(one) for one in record["texts"]),
            texts_of=record["texts_of"],
        )
    except (ValueError, TypeError, KeyError):
        return None


def _part(record: Mapping[str, Any]) -> ReportPart:
    ranking = record["ranking"]
    lists = {name: tuple(record[name]) for name in ("paragraphs", "header")}
    return ReportPart(
        **{
            **record,
            **lists,
            "rows": tuple(tuple(row) for row in record["rows"]),
            "ranking": ranking and Ranking(**{**ranking, **{n: tuple(ranking[n]) for n in ("names", "numbers")}}),
            "behind": tuple((name, tuple(map(_cited, own))) for name, own in record["behind"]),
            "cited": tuple(map(_cited, record["cited"])),
        }
    )


def _cited(record: Mapping[str, Any]) -> Cited:
    return Cited(**{**record, "date": _day(record["date"])})


def _cited_text(record: Mapping[str, Any]) -> CitedText:
    paragraphs = tuple(tuple(Bit(**bit) for bit in row) for row in record["paragraphs"])
    return CitedText(**{**record, "date": _day(record["date"]), "paragraphs": paragraphs})


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None
