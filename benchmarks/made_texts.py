"""Made-up news with the variety of real news, put into a library with its facts: nothing is analysed.

Words are drawn by their frequencies in Russian (data/lexicon/reference.tsv.gz) and from one of TOPICS topics, names by
Zipf's law from thousands of invented people, bodies and places; so no two texts share runs of words as reprints do, and
many share terms, names and speakers. The same number gives the same texts.
"""

import gzip
import random
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.library import Library, schema
from analysis.library.records import id_of
from analysis.search import index
from analysis.search.index import is_telling

ROOT = Path(__file__).resolve().parent.parent
WORDS, SENTENCE, TOPICS, OF_TOPIC = 300, 15, 300, 80
PERSONS, BODIES, PLACES, OUTLETS = 40_000, 6_000, 3_000, 120
NAMES, STATEMENTS, TERMS = 10, 4, 25
BATCH = 2000


def _listed(words: str) -> list[str]:
    return words.split()


FIRST = _listed(
    "Анна Борис Олег Ирина Пётр Мария Сергей Елена Ян Вера Лев Нина Павел Дарья Игорь Ольга Роман Юлия Антон Алла "
    "Денис Инна Фёдор Зоя Глеб Яна Марк Лидия Артём Майя"
)
STARTS = _listed(
    "Вет Кам Сол Дуб Рыб Гор Лес Мор Пол Зим Бер Вол Гур Дан Ерм Жар Каз Лап Мал Нов Пес Руд Сав Тар Ус Фом Хол Чер "
    "Шум Яр"
)
MIDDLES = _listed("ар ен ит ол ур ав ец ин ок ун ал ив ер он уш")
ENDS = _listed("ко ян ук ман ский ин")


def _telling() -> tuple[list[str], np.ndarray]:
    """Words that say something, and how likely each is."""
    with gzip.open(ROOT / "data/lexicon/reference.tsv.gz", "rt", encoding="utf-8") as rows:
        known = [line.split("\t") for line in rows if not line.startswith("#")]
    known = [row for row in known if row[0].isalpha() and len(row[0]) > 2]
    known.sort(key=lambda row: -float(row[1]))
    words = [row[0] for row in known[:30_000]]
    weights = 1 / (np.arange(len(words)) + 20.0)
    return words, weights / weights.sum()


def _zipf(chance: np.random.Generator, most: int, size: Any) -> np.ndarray:
    """Numbers under `most`, the n-th about 1/n as often as the first."""
    return (np.exp(chance.random(size) * np.log(most + 1)) - 1).astype(int)


class News:
    """Draws the texts and their facts, BATCH at a time."""

    def __init__(self, number: int) -> None:
        self.chance, rest = np.random.default_rng(number), random.Random(number)
        self.words, self.weights = _telling()
        self.telling = np.array([is_telling(word) for word in self.words])
        self.surnames = [a + m + e for a in STARTS for m in MIDDLES for e in ENDS]
        persons = [(f"{rest.choice(FIRST)} {rest.choice(self.surnames)}", "PER") for _ in range(PERSONS)]
        bodies = [
            (f"фонд «{rest.choice(self.surnames)}{rest.choice(('маш', 'снаб', 'строй'))}»", "ORG")
            for _ in range(BODIES)
        ]
        places = [
            (f"{a}{m}{e}{f}", "LOC") for a in STARTS for m in MIDDLES for e in ("ов", "ин") for f in ("ск", "град", "о")
        ][:PLACES]
        self.entities = [persons, bodies, places]
        self.topics = (
            self.chance.permutation(len(self.words) - 500)[: TOPICS * OF_TOPIC].reshape(TOPICS, OF_TOPIC) + 500
        )
        self.outlets = [f"Вестник {name}а" for name, _ in places[:OUTLETS]]

    def batch(self, first: int, size: int) -> dict[str, pd.DataFrame]:
        """The rows of each table for the texts from number `first`."""
        drawn = self.chance.choice(len(self.words), (size, WORDS), p=self.weights)
        topics = self.topics[_zipf(self.chance, TOPICS, size)]
        own = topics[np.arange(size)[:, None], _zipf(self.chance, OF_TOPIC, (size, WORDS))]
        drawn = np.where(self.chance.random((size, WORDS)) < 0.2, own, drawn)
        rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
        tokens: list[tuple[Any, ...]] = []
        for at in range(size):
            self._text(first + at, drawn[at], rows, tokens)
        found = {name: pd.DataFrame(own, columns=_listed(COLUMNS[name])) for name, own in rows.items()}
        return {**found, "tokens": _token_rows(tokens)}

    def _text(self, number: int, drawn: np.ndarray, rows: dict[str, list[Any]], tokens: list[tuple[Any, ...]]) -> None:
        chance, words = self.chance, [self.words[at] for at in drawn]
        telling = self.telling[drawn].copy()
        kinds = chance.choice(3, NAMES, p=(0.5, 0.25, 0.25))
        named = {self.entities[kind][_zipf(chance, len(self.entities[kind]), 1)[0]] for kind in kinds}
        places = chance.permutation(WORDS)
        mentions: dict[tuple[str, str], list[int]] = {}
        for name, kind in sorted(named):
            times = 1 + int(chance.exponential(1.2))
            own, places = places[:times], places[times:]
            mentions[name, kind] = sorted(map(int, own))
            for place in own:
                words[place], telling[place] = name.split()[-1], True
        starts = np.concatenate([[0], np.cumsum([len(word) + 1 for word in words])[:-1]])
        lengths = np.array([len(word) for word in words])
        text = " ".join(words)
        identity = id_of(text)
        day = date(2024, 1, 1) + timedelta(days=int(chance.integers(700)))
        outlet = self.outlets[_zipf(chance, OUTLETS, 1)[0]]
        added = datetime(2026, 1, 1) + timedelta(seconds=number)
        title = " ".join(words[:6]).capitalize()
        rows["texts"].append((identity, title, text, "", title, outlet, day, "", added, None, len(text), None))
        sentences = np.arange(WORDS) // SENTENCE
        statement = np.zeros(WORDS, int)
        voice = np.zeros(WORDS, int)
        speakers = [name for name, kind in mentions if kind == "PER"]
        spoken: dict[str, int] = {}
        for place, sentence in enumerate(sorted(chance.permutation(WORDS // SENTENCE)[:STATEMENTS]), start=1):
            inside = slice(sentence * SENTENCE, (sentence + 1) * SENTENCE)
            start, stop = int(starts[inside][0]), int(starts[inside][-1] + lengths[inside][-1])
            speaker = speakers[int(chance.integers(len(speakers)))] if speakers and chance.random() < 0.85 else ""
            kind = ("direct", "indirect")[int(chance.random() < 0.5)]
            statement[inside], voice[inside] = place, 2 if kind == "direct" else 1
            spoken[speaker] = spoken.get(speaker, 0) + 1
            own_words = SENTENCE if kind == "direct" else 0
            rows["said"].append(
                (
                    identity,
                    place,
                    0,
                    kind,
                    speaker,
                    speaker,
                    "PER" if speaker else "",
                    "",
                    "заявил",
                    SENTENCE,
                    own_words,
                    start,
                    stop,
                    text[start:stop],
                    0,
                    False,
                    "заявить",
                    "neutral",
                    "name" if speaker else "open",
                )
            )
        for (name, kind), own in mentions.items():
            rows["named"].append(
                (
                    identity,
                    name,
                    kind,
                    name,
                    f"{identity} {name}",
                    len(own),
                    0,
                    0,
                    spoken.get(name, 0),
                    int(starts[own[0]]),
                    "",
                    "",
                    "",
                    int(own[0] < 6),
                    0,
                    int((voice[own] > 0).sum()),
                    "",
                    "",
                )
            )
            for place in own:
                sentence = int(sentences[place])
                begun, ended = (
                    int(starts[sentence * SENTENCE]),
                    int(starts[(sentence + 1) * SENTENCE - 1] + lengths[(sentence + 1) * SENTENCE - 1]),
                )
                rows["mentioned"].append(
                    (
                        identity,
                        name,
                        kind,
                        int(starts[place]),
                        int(starts[place] + lengths[place]),
                        False,
                        sentence + 1,
                        begun,
                        ended,
                        sentence // 4,
                        int(statement[place]),
                    )
                )
        counted: dict[str, int] = {}
        for word, says in zip(words, telling, strict=True):
            if says and word[0].islower():
                counted[word] = counted.get(word, 0) + 1
        rare = {self.words[at]: at for at in drawn}
        weighed = sorted(((n * np.log1p(rare.get(word, 0)), word, n) for word, n in counted.items()), reverse=True)[
            :TERMS
        ]
        rows["terms"] += [(identity, word, word, n, float(score), False) for score, word, n in weighed]
        rows["words"].append((identity, WORDS, SENTENCE * STATEMENTS // 2))
        tokens.append((identity, words, starts, lengths, statement, voice, telling))


def _token_rows(tokens: list[tuple[Any, ...]]) -> pd.DataFrame:
    """The rows of the index of words, of all texts of a batch at once."""
    ids, words, *columns = zip(*tokens, strict=True)
    forms = [word.lower() for own in words for word in own]
    sentence = np.tile(np.arange(WORDS) // SENTENCE + 1, len(ids))
    frame = pd.DataFrame({"text_id": pd.Categorical.from_codes(np.repeat(np.arange(len(ids)), WORDS), list(ids))})
    frame["position"], frame["sentence"] = np.tile(np.arange(1, WORDS + 1), len(ids)), sentence
    frame["form"] = frame["lemma"] = forms
    frame["part"] = (sentence == 1).astype("uint8")
    for name, values in zip(("start", "length", "statement", "voice", "telling"), columns, strict=True):
        frame[name] = np.concatenate(values)
    return frame


COLUMNS = {
    "texts": "id name text encoding title outlet date url added deleted characters reprint_of",
    "named": "text_id entity kind identity leader mentions in_title references statements first gender roles beside "
    "in_headline in_lead in_speech sex sex_by",
    "said": "text_id place nth kind speaker identity speaker_kind role cue words own_words start stop said repeat_of "
    "checked marker manner sure",
    "mentioned": "text_id entity kind start stop in_title sentence sentence_start sentence_stop paragraph statement",
    "terms": "text_id term folded count score is_name",
    "words": "text_id words direct_words",
}


LED = """UPDATE named SET leader = first.leader FROM (
    SELECT kind, identity, min(text_id || ' ' || entity) AS leader FROM named GROUP BY kind, identity) AS first
    WHERE named.kind = first.kind AND named.identity = first.identity"""
"""Those of one name are one."""


def fill(library: Library, number: int) -> None:
    """Puts `number` texts with their facts into the library; identities are as names are written."""
    news = News(1)
    with library.transaction() as rows:
        rows.execute(f"CREATE TABLE tokens ({', '.join(index.COLUMNS)})")
    for first in range(0, number, BATCH):
        made = news.batch(first, min(BATCH, number - first))
        with library.transaction() as rows:
            for table, frame in made.items():
                rows.register("made", frame)
                columns = ", ".join(f'"{column}"' for column in frame.columns)
                rows.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM made")
                rows.unregister("made")
    with library.transaction() as rows:
        rows.execute(schema.INDEXED)
        rows.execute(schema.RANKED)
        rows.execute(schema.MET)
        rows.execute(LED)
        rows.execute("UPDATE identities SET refreshed = written")
