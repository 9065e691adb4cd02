"""The headline of a document: told from the first paragraph, or taken from what the file says of itself."""

import re
from collections.abc import Iterable, Sequence

from analysis import lexicon
from analysis.article import LONGEST_TITLE


def file_words(kind: str) -> str:
    """A pattern for the words of data/lexicon/file_words.tsv of a kind, each explained there."""
    words = (re.escape(word).replace(r"\*", r"\w*") for word in sorted(lexicon.words_of("file_words.tsv", kind)))
    return f"(?:{'|'.join(words)})"


NO_TITLE = re.compile(rf"\.\w{{2,5}}$|^{file_words('untitled')}\b", re.IGNORECASE)
"""Names of files («новость.docx») and what programs write where nobody gave a title («Документ Microsoft Word»)."""


def looks_like(line: str) -> bool:
    """Whether `line` may be a headline: it is short and does not end as a sentence or a list's beginning does.

    >>> looks_like("Мост открыт"), looks_like("Мост открыт."), looks_like("")
    (True, False, False)
    """
    line = line.strip()
    return 0 < len(line) <= LONGEST_TITLE and not line.endswith((".", ",", ":", ";", "…"))


def apart(lines: Sequence[str]) -> str:
    """The first line where it stands apart, an empty line after it, and may be a headline; else "".

    >>> apart(["", "Мост открыт", "", "По нему пошли машины."]), apart(["Мост открыт", "По нему пошли машины."])
    ('Мост открыт', '')
    """
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    stands = any(line.strip() for line in lines[first + 2 :]) and not lines[first + 1].strip()
    return lines[first].strip() if stands and looks_like(lines[first]) else ""


def sensible(title: str, lines: Iterable[str]) -> str:
    """`title`, which a file says of itself, where it is one of this text; else "".

    A title that was left from another text has few words in common with this one; one that a program took from the
    beginning of the first paragraph is no title, one that is the whole first line is.

    >>> lines = ["На прошлой неделе мост через Тару открыли.", "По нему пошли машины."]
    >>> sensible("Открыт мост через Тару", lines)
    'Открыт мост через Тару'
    >>> sensible("most.docx", lines), sensible("Итоги посевной кампании", lines), sensible("На прошлой неделе", lines)
    ('', '', '')
    """
    title, text = title.strip(), "\n".join(lines).strip()
    if text.startswith(f"{title}\n") and looks_like(title):
        return title
    words = _stems(title)
    if len(words) < 2 or not looks_like(title) or NO_TITLE.search(title) or text.startswith(title):
        return ""
    return title if 2 * len(words & _stems(text)) >= len(words) else ""


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the Russian words, near enough to find a word in another case."""
    return frozenset(word[:4] for word in re.findall("[а-яё]{4,}", text.lower()))
