"""«Как посчитано»: what each number counts, by which formula and rule; the same words for page, note and workbook."""

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.analyse import Analysis
from analysis.article import LONGEST_TITLE
from analysis.interface import Words
from analysis.quotes import repeats
from analysis.topics import weight

SUBJECTS = (
    "text",
    "quotes",
    "words",
    "entities",
    "topics",
    "compared",
    "sources",
    "contexts",
    "timeline",
    "sides",
    "places",
    "gender",
    "leaning",
    "repeated",
    "relations",
)


OF_MANY = ("identities", "text", "quotes", "words", "entities", "topics", "themes", "compared")
"""Subjects of the files that many texts give."""


def of_many(words: Words) -> tuple[str, ...]:
    """The paragraphs for the last sheet of a workbook of many texts."""
    from analysis.tables.many import MOST_TERMS_OF_A_TEXT

    told = words("many.method.text", most=MOST_TERMS_OF_A_TEXT).split("\n\n")
    return (*told, *method(words, OF_MANY))


def method(words: Words, subjects: Sequence[str] = SUBJECTS) -> tuple[str, ...]:
    """The paragraphs about `subjects`, in their order; the numbers in them are those that the analysis uses."""
    texts = (words(f"report.method.{subject}", **_constants(words)) for subject in subjects)
    return tuple(paragraph for text in texts for paragraph in text.split("\n\n"))


def _constants(words: Words) -> Mapping[str, int | float | str]:
    # they bring pandas: not before a page has shown something to read
    from analysis.search.alike import FEWEST, SHARE
    from analysis.tables.chance import HANDFUL
    from analysis.tables.collocations import ENOUGH_ALIKE, WINDOW
    from analysis.tables.collocations import LEAST as TOGETHER
    from analysis.tables.distinctive import CHANCE, LEAST, SMOOTHING
    from analysis.tables.many import MAIN_MENTIONS
    from analysis.tables.repeated import OTHER_FEWEST, OTHER_SHARE
    from analysis.themes import find, matrix, meaning, names, number

    return {
        "longest_title": LONGEST_TITLE,
        "same_words": round(100 * SHARE),
        "alike_fewest": FEWEST,
        "alike_other": round(100 * OTHER_SHARE),
        "alike_other_fewest": OTHER_FEWEST,
        "same": round(100 * repeats.SAME),
        "in_headline": round(weight.HEADLINE),
        "in_lead": round(weight.LEAD),
        "early": round(weight.EARLY),
        "rarest": round(weight.RAREST),
        "place": weight.KINDS["LOC"],
        "person": weight.KINDS["PER"],
        "office": weight.ROLE,
        "chance": words.number(CHANCE, 2),
        "smoothing": SMOOTHING,
        "least": LEAST,
        "handful": HANDFUL,
        "main": MAIN_MENTIONS,
        "window": WINDOW,
        "together": TOGETHER,
        "alike": words.number(ENOUGH_ALIKE, 2),
        "theme_part": round(100 * find.PART),
        "theme_none": words.number(find.LIKE_NOTHING, 1),
        "theme_near": words.number(meaning.NEAR, 1),
        "theme_own": round(100 * matrix.OWN),
        "theme_elsewhere": round(100 * matrix.ELSEWHERE),
        "theme_useful": number.MOST_OF_USE,
        "theme_runs": number.RUNS,
        "theme_same": round(100 * number.SAME),
        "theme_texts": number.TEXTS_OF_A_THEME,
        "theme_sample": words.number(number.MOST_TEXTS),
        "theme_made": words.number(find.MOST_EVENTS),
        "theme_terms": round(100 * names.SAME_TERMS),
    }


def rules_used(analysis: Analysis, words: Words) -> str:
    """Which rules found the statements of this text and their speakers, with counts; "" where there are none."""
    if not analysis.quotes:
        return ""
    found = Counter(quote.rule for quote in analysis.quotes)
    named = Counter(quote.speaker_rule for quote in analysis.quotes if quote.speakers)
    return words("report.rules_used", rules=_listed(found, words), speaker_rules=_listed(named, words) or "—")


def _listed(counts: Counter[str], words: Words) -> str:
    return "; ".join(f"{_rule(rule, words)}\N{NO-BREAK SPACE}— {words.number(n)}" for rule, n in counts.most_common())


def _rule(rule: str, words: Words) -> str:
    """«words_after («…», — сказал X)»: a rule by its name in the code, and what it looks for."""
    key = f"report.rule.{rule}"
    return f"{rule} ({words(key)})" if key in words else rule
