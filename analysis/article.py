"""A text as the analysis sees it: its headline, its paragraphs, and the furniture that is no part of the story."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, takewhile

from analysis import lexicon
from analysis.wrapping import broken_lines

Span = tuple[int, int]
"""Offsets into the text in Unicode code points, stop exclusive."""

LONGEST_TITLE = 150
LONGEST_LINK = 160
MOST_IN_HEADLINE = 3
"""Lines of the text that a headline may have run together, beside the first."""

RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
CYRILLIC = re.compile(r"[Ѐ-ԯ]+")
NOT_RUSSIAN = re.compile(r"[Ѐ-Яѐђ-ԯ]")
"""A small letter of Cyrillic that Russian has not."""
FEWEST_LATIN = 5
"""Small words in Latin letters, which make a paragraph without a Cyrillic one another language's: names have fewer."""

FEWEST_FOREIGN = 3
"""Words with letters that Russian has not, which make a paragraph one of another language."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch that the site put around the story: related links, credits, subscription lines."""

    start: int
    stop: int
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its parts. `title` is the span of the headline, or None: a lead is never taken for one."""

    text: str
    title: Span | None
    paragraphs: tuple[Span, ...]
    furniture: tuple[Furniture, ...]

    @property
    def headline(self) -> str:
        """The words of the headline, or "" where the text has none."""
        return " ".join(self.text[slice(*self.title)].split("\n")) if self.title else ""

    @property
    def body(self) -> tuple[Span, ...]:
        """The paragraphs that are read and counted: all but the furniture, the headline among them."""
        if not self.furniture:
            return self.paragraphs
        aside = {p for f in self.furniture for p in self.paragraphs[self._first(f.start) : self._first(f.stop)]}
        return tuple(p for p in self.paragraphs if p not in aside)

    def _first(self, place: int) -> int:
        """Which paragraph is the first one that begins at `place` or later."""
        return bisect_left(self.paragraphs, (place, 0))


def read_article(text: str, *, keep_furniture: bool = False) -> Article:
    """The parts of `text`; with `keep_furniture` nothing is set aside but a headline that the text says again.

    >>> article = read_article("Заголовок\\n\\nПервый абзац.\\nЧитайте также:\\nДругая новость")
    >>> article.headline, len(article.paragraphs), len(article.body)
    ('Заголовок', 4, 2)
    """
    paragraphs = tuple(find_paragraphs(text))
    furniture = tuple(find_furniture(text, paragraphs, (cut_headline,) if keep_furniture else RULES))
    return Article(text, find_title(text, paragraphs), paragraphs, furniture)


def find_paragraphs(text: str) -> Iterator[Span]:
    """The lines that hold anything, without the white space around them; lines that a program broke are one.

    >>> list(find_paragraphs(" Мост открыт.\\n\\nОн новый."))
    [(1, 13), (15, 24)]
    """
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for group in broken_lines(lines) or ([at] for at, line in enumerate(lines) if line.strip()):
        first, last = lines[group[0]], lines[group[-1]]
        yield starts[group[0]] + len(first) - len(first.lstrip()), starts[group[-1]] + len(last.rstrip())


def find_title(text: str, paragraphs: tuple[Span, ...]) -> Span | None:
    """The first line where an empty line follows it and it is no longer than a headline."""
    if len(paragraphs) < 2:
        return None
    (start, stop), (following, _) = paragraphs[:2]
    apart = text[stop:following].count("\n") >= 2
    return (start, stop) if apart and stop - start <= LONGEST_TITLE else None


# ---------------------------------------------------------------- furniture: rules on one line and what follows it
Rule = Callable[[list[str], int], int]
"""It takes the lines and a place among them and says how many lines from there are furniture (0: none)."""


def find_furniture(text: str, paragraphs: tuple[Span, ...], rules: Sequence[Rule]) -> Iterator[Furniture]:
    """Each stretch of furniture with the rule that found it; rules are tried in order at every paragraph."""
    lines = [text[start:stop] for start, stop in paragraphs]
    at = 0
    while at < len(lines):
        taken, name = next(((n, rule.__name__) for rule in rules if (n := rule(lines, at))), (0, ""))
        if taken:
            yield Furniture(paragraphs[at][0], paragraphs[at + taken - 1][1], name)
        at += max(taken, 1)


def cut_headline(lines: list[str], at: int) -> int:
    """A headline that is the beginning of the text, whole or cut anywhere, with «…» or without: all of it is said in
    the text again, and would be counted twice.

    >>> cut_headline(["Мост через Тару отк…", "Мост через Тару открыли.", "По нему пошли машины."], 0)
    1
    """
    if at or len(lines) < 2:
        return 0
    said, cut = re.subn(r"(?<!\s)\s*+(?:…|\.\.\.)$", "", _plain(lines[0]))
    rest = _plain(" ".join(lines[1 : 2 + MOST_IN_HEADLINE]))
    inside = rest.startswith(said) and rest[len(said) : len(said) + 1].isalnum() and said[-1:].isalnum()
    return int(bool(said) and rest.startswith(said) and (not inside or bool(cut) or said.count(" ") >= 2))


def _plain(line: str) -> str:
    """A line as it is compared: one space between words, no marks of emphasis around them, small letters."""
    return re.sub(r"[\s*_]+", " ", line).strip().lower().replace("ё", "е")


def related_links(lines: list[str], at: int) -> int:
    """«Читайте также:» and the headlines under it, up to the first line that reads like prose.

    A box shows the beginning of the other story too, cut short: «Мост закрыли в понедельник...».
    """
    marker = _marked("related", lines[at])
    if not marker:
        return 0
    if lines[at][marker:].strip(" :.—–-"):
        return 1
    links = 0
    while at + 1 + links < len(lines) and _like_headline(lines[at + 1 + links]):
        links += 1
    teaser = at + 1 + links
    return 1 + links + int(links > 0 and teaser < len(lines) and lines[teaser].endswith(("...", "…")))


def dashed_links(lines: list[str], at: int) -> int:
    """Lines that begin with a dash and end without a stop, at the end of the text: other stories («- Суд отложил …»).

    A list that the story itself announces («Судьи матча:») or goes on after is a part of it, and so is a line that ends
    as a sentence does: it is speech («— Вы приедете? — Да!»).
    """
    if at and (_like_dashed_link(lines[at - 1]) or lines[at - 1].endswith(":")):
        return 0
    dashed = sum(1 for _ in takewhile(_like_dashed_link, (lines[i] for i in range(at, len(lines)))))
    last = at + dashed == len(lines) or _marked("related", lines[at + dashed]) or _marked("credit", lines[at + dashed])
    return dashed if last else 0


def credit(lines: list[str], at: int) -> int:
    """A line that only names an author, a photographer or an address («Фото: …», «Источник: https://…»)."""
    marker = _marked("credit", lines[at])
    return int(bool(marker) and len(lines[at]) <= LONGEST_LINK)


def subscription(lines: list[str], at: int) -> int:
    """A line that asks the reader to subscribe, share or write in."""
    return int(bool(_marked("subscription", lines[at])) and len(lines[at]) <= 2 * LONGEST_LINK)


def button(lines: list[str], at: int) -> int:
    """A line that is what a button of the page says («Поделиться»), and nothing else."""
    plain = lines[at].lower().replace("ё", "е").strip(" .:!…")
    return int(plain in lexicon.words_of("furniture.tsv", "button"))


def another_language(lines: list[str], at: int) -> int:
    """A paragraph in Kazakh, Ukrainian, English or another language."""
    return int(is_foreign(lines[at]))


RULES: tuple[Rule, ...] = (
    cut_headline,
    related_links,
    dashed_links,
    credit,
    subscription,
    button,
    another_language,
)


def is_foreign(line: str) -> bool:
    """Whether a paragraph is in another language. In Latin letters: it has no other ones, and some small words. In
    Cyrillic ones: letters that Russian has not stand in every fifth of its words. Kazakh has them in two words of
    three, Ukrainian in one of three. Names do not count, a Russian text has them too («Қошанов»); nor what stands in
    guillemets, for it is quoted.

    >>> is_foreign("Биыл қалада жеті көше жөнделеді, деді әкім."), is_foreign("Аким Ерлан Қошанов приехал в Каратау.")
    (True, False)
    """
    if not CYRILLIC.search(line):
        return sum(word.isalpha() and word.islower() for word in line.split()) >= FEWEST_LATIN
    if not NOT_RUSSIAN.search(line.lower()):
        return False
    told = re.sub(r"«[^«»]*»", " ", line) if not line.lstrip().startswith("«") else line
    words = [word for word in CYRILLIC.findall(told) if word[0].islower()]
    foreign = sum(not RUSSIAN.issuperset(word.lower()) for word in words)
    return foreign >= FEWEST_FOREIGN and foreign >= len(words) / 5


def _marked(kind: str, line: str) -> int:
    """The length of the marker of this kind with which the line begins, or 0."""
    plain = line.lower().replace("ё", "е")
    if not plain.startswith(_markers(kind)):
        return 0
    return next(len(marker) for marker in _markers(kind) if plain.startswith(marker))


@cache
def _markers(kind: str) -> tuple[str, ...]:
    """The markers of this kind, the longest first."""
    return tuple(sorted(lexicon.words_of("furniture.tsv", kind), key=len, reverse=True))


def _like_headline(line: str) -> bool:
    return len(line) <= LONGEST_LINK and not re.search(r"[.;:,][»”\"]?$", line.rstrip())


def _like_dashed_link(line: str) -> bool:
    return bool(re.match(r"[-–—•■]\s", line)) and _like_headline(line) and not re.search(r"[!?…][»”\"]?$", line)
