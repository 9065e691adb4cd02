"""The one door to the models: text -> sentences, tokens with lemma, part of speech and case, name spans; word forms."""

import threading
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise, repeat
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.acting import acting
from analysis.article import Article, Span
from analysis.dictionary import Nominal, WordForm, forms, inflect, is_always, lemma, nominals
from analysis.lookalikes import in_one_alphabet
from analysis.nets import nets
from analysis.openings import as_subject
from analysis.paradigms import dictionary
from analysis.sentences import Draft, as_taught, sentences_of
from analysis.vectors import vectors

__all__ = [
    "NameSpan",
    "Nominal",
    "Parsed",
    "Sentence",
    "Token",
    "WordForm",
    "forms",
    "inflect",
    "load",
    "nominals",
    "parse",
    "vector",
]

NER_PIECE = 10_000
"""Characters that the name model reads at once: enough for the context of a name, bounded in memory."""


class Token(NamedTuple):  # made a quarter as fast as a frozen dataclass is, and there are 500 in an article
    """A word or a mark. `lemma` is in lower case; `feats` are Universal Dependencies features («Case»: «Nom»)."""

    start: int
    stop: int
    text: str
    lemma: str
    pos: str
    feats: Mapping[str, str]
    case: str = ""
    """Nom, Gen, Dat, Acc, Ins, Loc, or ""."""
    gender: str = ""
    """Masc, Fem, Neut, or ""."""
    number: str = ""
    """Sing, Plur, or ""."""

    def read_as(self, feats: Mapping[str, str]) -> "Token":
        """The same word with other features."""
        case, gender, number = _case_gender_number(feats)
        return self._replace(feats=feats, case=case, gender=gender, number=number)


def _case_gender_number(feats: Mapping[str, str]) -> tuple[str, str, str]:
    """The features that rules ask for again and again: each has a field of the token."""
    return feats.get("Case", ""), feats.get("Gender", ""), feats.get("Number", "")


class Sentence(NamedTuple):
    """A sentence within one paragraph."""

    start: int
    stop: int
    tokens: tuple[Token, ...]


class NameSpan(NamedTuple):
    """What the name model takes for a name; `kind` is PER, ORG or LOC."""

    start: int
    stop: int
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """An article's body as the models read it, in the order of the text. One is only like itself, so that what is made
    of it can be kept by it."""

    sentences: tuple[Sentence, ...]
    names: tuple[NameSpan, ...]


def parse(article: Article) -> Parsed:
    """The body of `article` read: furniture is not.

    >>> from analysis.article import read_article
    >>> [t.lemma for t in parse(read_article("Министр выступил.")).sentences[0].tokens]
    ['министр', 'выступить', '.']
    """
    text = in_one_alphabet(article.text)
    drafts = [draft for paragraph in article.body for draft in sentences_of(text, paragraph)]
    return Parsed(tuple(_tagged(drafts)), tuple(_names(article, drafts)))


_loading = threading.Lock()


def load() -> None:
    """Loads the models, a quarter of a second, and the first time on a machine makes the file that processes share,
    half a second more; every thread of the process then shares them."""
    with _loading:
        nets().words.share()
        dictionary()


# ---------------------------------------------------------------- tokens and names
Reading = tuple[str, str, Mapping[str, str], str, str, str]
"""The lemma, the part of speech and the features of a word, and three of them: case, gender and number."""


def _tagged(drafts: list[Draft]) -> Iterator[Sentence]:
    tags = nets().tag([draft.taught for draft in drafts])
    for starts, words, _ in drafts:
        readings = map(_read_as, words, tags, chain([True], repeat(False)))
        read = [
            Token._make((start, start + len(word), word, *reading))
            for start, word, reading in zip(starts, words, readings, strict=False)
        ]
        first = next((place for place, token in enumerate(read) if token.pos != "PUNCT"), 0)
        read[first] = _opening(read[first:])
        for opening, office in acting(tuple(read)):
            for place in range(opening.start, office + 1):
                read[place] = _in_nominative(read[place], opens=place in opening)
        yield Sentence(read[0].start, read[-1].stop, tuple(read))


def _opening(sentence: list[Token]) -> Token:
    """The first word of a sentence, as its verb says that it stands."""
    token = sentence[0]
    feats = as_subject([(t.text, t.pos, t.feats) for t in sentence]) if token.case == "Gen" else None
    return token if feats is None else token._replace(lemma=lemma(token.text, token.pos, feats)).read_as(feats)


def _in_nominative(token: Token, *, opens: bool) -> Token:
    """A word of «и. о. директора» as the holder of the office stands; what opens it, as his adjective."""
    read = token.read_as(MappingProxyType({**token.feats, "Case": "Nom"}))
    return read._replace(pos="ADJ") if opens else read


@lru_cache(maxsize=100_000)
def _read_as(word: str, tag: str, first: bool) -> Reading:
    """The lemma, the part of speech and the features of a word that the tagger gives `tag`, and three of them.

    It takes a verb that opens a sentence («Поддержал мэра и Котов») for a name and a rare one after a dash («—
    резюмировали в мэрии») for a noun: the dictionary knows.
    """
    pos, feats = _read_tag(tag)
    mistaken = (first and pos == "PROPN") or (pos == "NOUN" and word.islower())
    if mistaken and (past := _past(word.lower())):
        pos, feats = "VERB", MappingProxyType(past)
    return lemma(word, pos, feats), pos, feats, *_case_gender_number(feats)


@cache
def _read_tag(tag: str) -> tuple[str, Mapping[str, str]]:
    """The part of speech and the features of «NOUN|Case=Nom|Number=Sing»."""
    pos, _, feats = tag.partition("|")
    return pos, MappingProxyType(dict(feat.split("=", 1) for feat in feats.split("|") if feat))


GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
PAST = frozenset({"VERB", "past"})


def _past(word: str) -> dict[str, str]:
    """The features of a word that can only be a verb in the past tense; of any other word none."""
    if not is_always(word, PAST):
        return {}
    gender = next((GENDERS[g] for g in forms(word)[0].grammemes if g in GENDERS), "")
    feats = {"VerbForm": "Fin", "Tense": "Past", "Number": "Sing" if gender else "Plur"}
    return {**feats, "Gender": gender} if gender else feats


def _names(article: Article, drafts: list[Draft]) -> Iterator[NameSpan]:
    """The names in the words of the sentences, which the name model reads by whole pieces of the text."""
    pieces = _pieces(tuple(cut for paragraph in article.body for cut in _cuts(article.text, *paragraph)))
    starts = [start for draft in drafts for start in draft.starts]
    words = [word for draft in drafts for word in draft.words]
    taught = [word for draft in drafts for word in draft.taught]
    edges = [*(bisect_left(starts, start) for start, _ in pieces), len(words)]
    labels = nets().label([taught[first:last] for first, last in pairwise(edges)])
    for first, last in pairwise(edges):
        yield from _spans(starts[first:last], words[first:last], labels)


def _spans(starts: list[int], words: list[str], labels: Iterator[str]) -> Iterator[NameSpan]:
    """The names of a piece of text from the labels of its words; a word inside goes to the name before it, of whatever
    kind that is."""
    name: tuple[int, int, str] | None = None
    for start, word, label in zip(starts, words, labels, strict=False):
        part, _, kind = label.partition("-")
        if part == "I":
            name = name and (name[0], start + len(word), name[2])
            continue
        if name and part in {"B", "O"}:
            yield NameSpan(*name)
        if part in {"B", "O"}:
            name = (start, start + len(word), kind) if part == "B" else None
    if name:
        yield NameSpan(*name)


def _cuts(text: str, start: int, stop: int) -> Iterator[Span]:
    """A paragraph longer than NER_PIECE in parts, each but the last up to a sentence end, a space, or the limit."""
    while stop - start > NER_PIECE:
        limit = start + NER_PIECE
        ends = (text.rfind(mark, start, limit) + len(mark) for mark in (". ", " "))
        cut = next((end for end in ends if end > start + NER_PIECE // 2), limit)
        yield start, cut
        start = cut
    yield start, stop


def _pieces(paragraphs: tuple[Span, ...]) -> Iterator[Span]:
    """Neighbouring paragraphs together, up to NER_PIECE characters; furniture between them parts them."""
    piece: Span | None = None
    for start, stop in paragraphs:
        if piece and start - piece[1] <= 4 and stop - piece[0] <= NER_PIECE:
            piece = (piece[0], stop)
            continue
        if piece:
            yield piece
        piece = (start, stop)
    if piece:
        yield piece


# ---------------------------------------------------------------- the meaning of words
def vector(phrase: str) -> NDArray[np.float32] | None:
    """The meaning of a word or phrase as 300 numbers of length 1: of a phrase the mean of its words; None where none of
    them is known. The product of two is their cosine.

    >>> gas, oil, song = vector("газ"), vector("нефть"), vector("песня")
    >>> bool(gas @ oil > gas @ song)
    True
    """
    known = [found for word in phrase.lower().split() if (found := _vector(word)) is not None]
    if not known:
        return None
    return _of_length_one(np.mean(known, axis=0))


@lru_cache(maxsize=50_000)
def _vector(word: str) -> NDArray[np.float32] | None:
    known = vectors()
    number = known.words.number(as_taught(word))  # news writes «е»: with «ё» a word is rare there
    return None if number is None else _of_length_one(known.of(np.array([number]))[0])


def _of_length_one(numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(numbers))
    return numbers / np.float32(length) if length else numbers
