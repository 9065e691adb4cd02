"""Russian words that rules know by heart lie in data/lexicon/, where an analyst may add one. In the code stand only
those of closed classes (prepositions, conjunctions, particles, pronouns, numerals), to which nobody adds, and what is
listed here with its reason."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from analysis.language import forms

ROOT = Path(__file__).resolve().parents[1]

RULES = ("entities", "quotes", "references", "topics", "rows", "stories", "reading")
"""The parts of analysis/ that know Russian; the modules at its top are looked at too."""

FOR_THE_USER = {"__main__.py", "corpus.py", "progress.py", "reading/error.py", "workers.py"}
"""What they say in Russian is said to somebody."""

CLOSED = {"PREP", "CONJ", "PRCL", "NPRO", "NUMR", "Apro", "Anum", "PRED", "INTJ"}

LETTERS, ENDINGS = "letters, not a word", "what words end in, in a pattern of the grammar"
ALLOWED = {
    "article.py": {"абвгдеёжзийклмнопрстуфхцчшщъыьэюя": LETTERS},
    "entities/additions.py": {"рф": "the end of a domain", "ру": "the end of a domain"},
    "entities/kinds.py": dict.fromkeys(("ая", "ий", "ск"), ENDINGS),
    "entities/persons.py": {"эйы": LETTERS, "еии": LETTERS, "бвгдзклмнпрстхй": LETTERS},
    "entities/phrases.py": dict.fromkeys(("ам", "ами", "ем", "ов", "ом"), ENDINGS),
    "entities/repairs.py": dict.fromkeys(
        ("бурга", "града", "ево", "ии", "ино", "ово", "поля", "ска", "цка", "ья"), ENDINGS
    ),
    "entities/titles.py": {"ский": ENDINGS},
    "glued.py": dict.fromkeys(("ва", "енко", "кая", "кий"), ENDINGS),
    "sentences.py": {"агкноуухиагкноуухи": LETTERS},
    "lookalikes.py": {"асеокрхуавсенкмортх": LETTERS},
    "quotes/clauses.py": {"инф": "government, as cues.tsv writes it"},
    "quotes/content.py": {"прим": "an abbreviation with its point", "см": "the same, with a space: not «5 см)»"},
    "quotes/cues.py": {"ся": ENDINGS},
    "quotes/governed.py": {"инф": "government, as cues.tsv writes it", "вопрос": "government, as cues.tsv writes it"},
    "quotes/talks/signs.py": {"ите": ENDINGS, "ьте": ENDINGS},
    "reading/dates.py": {"мск": "a zone of time in a pattern", "ода": "«2024 года» in a pattern"},
    "reading/document.py": {"года": "«2024 года» in a pattern"},
    "reading/encoding.py": {"абвгдежзийклмнопрстуфхцчшщъыьэюя": LETTERS},
    "reading/paragraphs.py": {"ое": ENDINGS},
    "topics/dictionary.py": {"аеёиоуыэюя": LETTERS, "еоэ": LETTERS},
}


def strings(tree: ast.Module) -> Iterator[str]:
    """The string constants that are no docstrings."""
    bodies = (body for node in ast.walk(tree) if isinstance(body := getattr(node, "body", None), list))
    docs = {id(line.value) for body in bodies for line in body if isinstance(line, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def words(text: str) -> set[str]:
    """The Russian words of a string, without the classes of letters of a pattern; of a sentence for the user none."""
    if re.search(r"[а-яё]{2} [а-яё]+", text) and text.rstrip().endswith("."):
        return set()
    return {word.lower() for word in re.findall("[А-Яа-яЁё]{2,}", re.sub(r"\[[^\]]*\]|\\[bswd]", " ", text))}


def is_closed(word: str) -> bool:
    return any(CLOSED & form.grammemes for form in forms(word) if form.known)


def open_words(source: str) -> set[str]:
    return {word for text in strings(ast.parse(source)) for word in words(text) if not is_closed(word)}


FILES = sorted(
    path
    for path in (ROOT / "analysis").rglob("*.py")
    if path.parent == ROOT / "analysis" or path.relative_to(ROOT / "analysis").parts[0] in RULES
)


def test_words_of_open_classes_lie_in_the_lexicon():
    names = {path.relative_to(ROOT / "analysis").as_posix(): path for path in FILES}
    found = {name: open_words(path.read_text("utf-8")) for name, path in names.items() if name not in FOR_THE_USER}
    assert len(found) > 100
    assert {name: words for name, words in found.items() if words} == {
        name: set(words) for name, words in ALLOWED.items()
    }


def test_a_word_in_the_code_is_found():
    assert open_words('"""Мост."""\nx = ("министр", "в", "который", "[а-я]+ова")\ny = r"\\bфото\\b"') == {
        "министр",
        "ова",
        "фото",
    }
    assert open_words('ERROR = "Файл не читается."') == set()
