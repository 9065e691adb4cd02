"""A report as a short text for a messenger: three sentences, five quotes with where they are from."""

from analysis.interface import Words
from analysis.report.reports.content import Report
from analysis.report.reports.page import source_of

SENTENCES, QUOTES = 3, 5


def message(report: Report, words: Words) -> str:
    """Title, conclusion or the first sentences, and direct words of those who speak most; no markup."""
    summary = next((part for part in report.parts if part.name == "summary"), None)
    told = (
        [report.spec.conclusion] if report.spec.conclusion else list(summary.paragraphs[:SENTENCES] if summary else ())
    )
    statements = next((part for part in report.parts if part.name == "statements"), None)
    cited = statements.cited if statements else ()
    quotes = [
        "\n".join(filter(None, (f"{c.speaker}: {words('reports.quoted', said=c.said)}", source_of(c, words), c.url)))
        for c in cited[:QUOTES]
    ]
    return "\n\n".join([report.title, " ".join(told), *quotes, report.told])
