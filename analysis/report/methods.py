"""«Как посчитано»: what each number counts, by which formula and rule; the same words for page, note and workbook."""

from collections import Counter
from collections.abc import Sequence

from analysis.analyse import Analysis
from analysis.report.words import Words

SUBJECTS = ("text", "quotes", "words", "entities", "topics", "sources")


def method(words: Words, subjects: Sequence[str] = SUBJECTS) -> tuple[str, ...]:
    """The paragraphs about `subjects`, in their order."""
    return tuple(paragraph for subject in subjects for paragraph in words(f"report.method.{subject}").split("\n\n"))


def rules_used(analysis: Analysis, words: Words) -> str:
    """Which rules found the statements of this text and their speakers, with counts; "" where there are none."""
    if not analysis.quotes:
        return ""
    found = Counter(quote.rule for quote in analysis.quotes)
    named = Counter(quote.speaker_rule for quote in analysis.quotes if quote.speaker)
    return words("report.rules_used", rules=_listed(found, words), speaker_rules=_listed(named, words) or "—")


def _listed(counts: Counter[str], words: Words) -> str:
    return ", ".join(f"{rule}\N{NO-BREAK SPACE}— {words.number(n)}" for rule, n in counts.most_common())
