"""What the library costs: `python benchmarks/library.py [NUMBER ...]` (default: 1000 10000 made-up articles).

For each number, in a library of its own: what the import takes and how high the memory goes, what keeping the analyses
takes, then, in a new process, what opening takes, the list, a selection and the counts beside the values, with
identities told apart before it and anew. The analyses are made with the texts: nothing is analysed.
"""

import gzip
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from analysis.analyse import Analysis  # noqa: E402
from analysis.card import Card  # noqa: E402
from analysis.entities import Entity, Mention, Role  # noqa: E402
from analysis.library import Library, Selection, id_of, open_library  # noqa: E402
from analysis.quotes import Quote  # noqa: E402
from analysis.reading.document import Document  # noqa: E402
from analysis.topics import Term  # noqa: E402

STEMS = [
    a + b for a in ("Вет", "Кам", "Сол", "Дуб", "Рыб", "Гор", "Лес", "Мор", "Пол", "Зим") for b in ("ар", "ен", "ит")
]
FIRST = ["Анна", "Борис", "Олег", "Ирина", "Пётр", "Мария", "Сергей", "Елена", "Ян", "Вера", "Лев", "Нина"]
PERSONS = [f"{name} {stem}{end}" for name in FIRST for stem in STEMS for end in ("ко", "ян", "ук")]
BODIES = [
    f"{kind} «{stem}{end}»"
    for kind in ("завод", "фонд", "союз", "банк")
    for stem in STEMS
    for end in ("", "маш", "снаб")
]
PLACES = [stem + end for stem in STEMS for end in ("ск", "град", "овка")]
TITLES = ["глава города", "директор завода", "министр строительства", "депутат", "инженер"]
THINGS = ["мост", "школа", "больница", "дорога", "завод", "парк", "порт", "рынок", "музей", "вокзал"]
DOINGS = ["построят", "откроют", "закроют", "отремонтируют", "продадут", "обсудят", "покажут", "перенесут"]
WHEN = ["весной", "летом", "осенью", "зимой", "в мае", "через год", "к сентябрю", "на этой неделе"]
OUTLETS = [f"Вестник {place}а" for place in PLACES[:25]]


@cache
def telling() -> list[str]:
    """Words of the language."""
    with gzip.open(ROOT / "data/lexicon/reference.tsv.gz", "rt", encoding="utf-8") as rows:
        words = (line.split("\t")[0] for line in rows if not line.startswith("#"))
        return [word for word in words if word.isalpha() and len(word) > 3]


class Made:
    """One made-up article, written piece by piece, and what its analysis says."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._text = ""
        self._named: dict[tuple[str, str], list[Mention]] = {}
        self._roles: dict[tuple[str, str], list[Role]] = {}
        self._quotes: list[Quote] = []
        self._terms: dict[str, list[tuple[int, int]]] = {}
        self._sentences: list[tuple[int, int]] = []

    def _say(self, text: str) -> tuple[int, int]:
        start = len(self._text)
        self._text += text
        return start, len(self._text)

    def _name(self, name: str, kind: str) -> tuple[int, int]:
        span = self._say(name)
        self._named.setdefault((name, kind), []).append(Mention(*span, name))
        return span

    def _clause(self) -> None:
        thing = self._chance.choice(THINGS)
        self._terms.setdefault(thing, []).append(self._say(thing))
        drawn = " ".join(self._chance.choices(telling(), k=4))  # else all statements were alike
        self._say(f" {self._chance.choice(DOINGS)} {self._chance.choice(WHEN)} {drawn}")

    def _sentence(self, persons: list[str]) -> None:
        start = len(self._text)
        kind = self._chance.random()
        if kind < 0.4:
            person = self._chance.choice(persons)
            self._say("«")
            opened = len(self._text)
            self._clause()
            self._say(", а ")
            self._clause()
            span = (opened, len(self._text))
            self._say("», — сообщил ")
            title = self._say(self._chance.choice(TITLES))
            self._roles.setdefault((person, "PER"), []).append(Role(self._text[slice(*title)], *title))
            self._say(" ")
            speaker = self._name(person, "PER")
            self._quotes.append(Quote("direct", (span,), (person,), "PER", speaker, "сообщить", None, "marks", "after"))
        elif kind < 0.7:
            self._name(self._chance.choice(BODIES), "ORG")
            self._say(" и ")
            self._name(self._chance.choice(PLACES), "LOC")
            self._say(" ждут: ")
            self._clause()
        else:
            self._say("В городе ")
            self._name(self._chance.choice(PLACES), "LOC")
            self._say(" ")
            self._clause()
            self._say(", рядом ")
            self._clause()
        self._say(".")
        self._sentences.append((start, len(self._text)))

    def write(self, number: int) -> tuple[Document, Analysis]:
        """The article, 30 sentences long, and its analysis."""
        title = self._say(f"Новости, выпуск {number}")
        self._sentences.append(title)
        self._say("\n\n")
        paragraphs = [title]
        persons = self._chance.sample(PERSONS, 6)
        for _ in range(6):
            start = len(self._text)
            for _ in range(5):
                self._sentence(persons)
                self._say(" ")
            paragraphs.append((start, len(self._text) - 1))
            self._say("\n")
        entities = tuple(
            Entity(name, kind, tuple(found), (), tuple(self._roles.get((name, kind), ())))
            for (name, kind), found in self._named.items()
        )
        terms = tuple(Term(term, float(len(spans)), tuple(spans)) for term, spans in self._terms.items())
        text, day = self._text, date(2020, 1, 1) + timedelta(days=number % 700)
        card = Card(self._text[slice(*title)], self._chance.choice(OUTLETS), day)
        analysis = Analysis(
            text, title, tuple(paragraphs), (), tuple(self._sentences), entities, tuple(self._quotes), (), terms
        )
        return Document(card.title, text, card), analysis


def articles(number: int) -> Iterator[tuple[Document, Analysis]]:
    """The same made-up articles each time."""
    chance = random.Random(number)
    return (Made(chance).write(at) for at in range(number))


def timed(what: str, work: Callable[[], Any]) -> Any:
    """Does it and says how long it took."""
    begun = time.perf_counter()
    found = work()
    print(f"  {what:58} {time.perf_counter() - begun:8.3f} s", flush=True)
    return found


def fill(path: Path, number: int) -> None:
    """Imports and keeps the analyses, in the parts in which they come while one works."""
    library = open_library(path, first=None)
    begun, peak = time.perf_counter(), 0.0
    source = (document for document, _ in articles(number))
    while part := list(islice(source, 1000)):
        started = time.perf_counter()
        library.add_all(part, collection="Все")
        peak = max(peak, time.perf_counter() - started)
    spent = time.perf_counter() - begun
    print(f"  import: {number / spent:.0f} texts/s with their making, 1,000 at most {peak:.2f} s; {memory()}")
    spent, longest = 0.0, 0.0
    made = ((id_of(document.text), analysis) for document, analysis in articles(number))
    while found := list(islice(made, 50)):
        started = time.perf_counter()
        library.keep_all(found)
        longest = max(longest, time.perf_counter() - started)
        spent += time.perf_counter() - started
    print(f"  analyses kept: {number / spent:.0f} texts/s, 50 at most {longest:.2f} s; {memory()}")
    timed("identities told apart", library.refresh_identities)
    timed("backup", lambda: library.back_up(path.with_suffix(".backup")))
    library.close()
    print(f"  the file: {path.stat().st_size / 1e6:.0f} MB")


def memory() -> str:
    """The most that this process had."""
    return f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def reload(path: Path) -> None:
    """What a start and the first page ask."""
    begun = time.perf_counter()
    library: Library = timed("opened", lambda: open_library(path))
    timed("list of texts", library.texts)
    timed("all texts selected", lambda: library.select(Selection()))
    timed("counts beside the values", lambda: library.values(Selection()))
    print(f"  {'reload: all of these':58} {time.perf_counter() - begun:8.3f} s; {memory()}")
    timed("list of texts again", library.texts)
    library.set_setting("any", "change")
    timed("list of texts after a change", library.texts)
    name = library.query("SELECT mode(identity) AS name FROM named").iloc[0]["name"]
    outlet = Selection(entities=(name,), not_outlets=(OUTLETS[0],), title="ВЫПУСК")
    timed("some texts selected", lambda: library.select(outlet))
    timed("counts beside the values of some", lambda: library.values(outlet))
    timed("not analysed yet", library.unanalysed)
    one = library.texts()[0].id
    library.delete(one)
    timed("identities told apart anew", library.refresh_identities)
    library.close()


def main(numbers: list[int]) -> None:
    """Measures each number of articles in processes of their own."""
    for number in numbers:
        print(f"{number} articles")
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "library.duckdb")
            for step in (["fill", path, str(number)], ["reload", path]):
                subprocess.run([sys.executable, __file__, *step], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["fill"]:
        fill(Path(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1:2] == ["reload"]:
        reload(Path(sys.argv[2]))
    else:
        main([int(number) for number in sys.argv[1:]] or [1000, 10_000])
