"""«Как посчитано»: what each number counts, by which formula and rule; the same words for page, note and workbook."""

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.analyse import Analysis
from analysis.article import LONGEST_TITLE
from analysis.quotes import repeats
from analysis.report.words import Words
from analysis.topics import weight

SUBJECTS = ("text", "quotes", "words", "entities", "topics", "sources")


def method(words: Words, subjects: Sequence[str] = SUBJECTS) -> tuple[str, ...]:
    """The paragraphs about `subjects`, in their order; the numbers in them are those that the analysis uses."""
    texts = (words(f"report.method.{subject}", **_constants()) for subject in subjects)
    return tuple(paragraph for text in texts for paragraph in text.split("\n\n"))


def _constants() -> Mapping[str, int | float]:
    return {
        "longest_title": LONGEST_TITLE,
        "same": round(100 * repeats.SAME),
        "in_headline": round(weight.HEADLINE),
        "in_lead": round(weight.LEAD),
        "early": round(weight.EARLY),
        "rarest": round(weight.RAREST),
        "place": weight.KINDS["LOC"],
        "person": weight.KINDS["PER"],
        "office": weight.ROLE,
    }


def rules_used(analysis: Analysis, words: Words) -> str:
    """Which rules found the statements of this text and their speakers, with counts; "" where there are none."""
    if not analysis.quotes:
        return ""
    found = Counter(quote.rule for quote in analysis.quotes)
    named = Counter(quote.speaker_rule for quote in analysis.quotes if quote.speaker)
    return words("report.rules_used", rules=_listed(found, words), speaker_rules=_listed(named, words) or "—")


def _listed(counts: Counter[str], words: Words) -> str:
    return "; ".join(f"{_rule(rule, words)}\N{NO-BREAK SPACE}— {words.number(n)}" for rule, n in counts.most_common())


def _rule(rule: str, words: Words) -> str:
    """«words_after («…», — сказал X)»: a rule by its name in the code, and what it looks for."""
    key = f"report.rule.{rule}"
    return f"{rule} ({words(key)})" if key in words else rule
