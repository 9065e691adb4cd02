"""The two nets of natasha (Slovnet's tagger and name finder) in one pass over a text.

A net is a convolution over the words of a sentence or of a piece of text: an embedding of the word and its shape, three
layers of width 3 with 256, 128 and 64 channels, and a linear head; the name finder has a CRF on top. The sequences of a
text go through together, a row of zeros between them: the same that a sequence's own padding is. What a word gives to
the first layer, two thirds of all the sums, depends on the word alone and is remembered.

The same text gets the same tags on every processor and after any other text. A matrix product comes out otherwise in
its last digits from one kernel to another, so a decision by less than DOUBT is taken again in double precision, where
what differs is a thousand million times smaller.
"""

import gzip
import json
import tarfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.convolution import convolved, ready
from analysis.crf import best_path
from analysis.vectors import DIMENSIONS, data_folder, vectors
from analysis.word_layers import FirstLayer, WordLayers

Floats = NDArray[Any]
Ints = NDArray[np.intp]
DOUBT = 2e-3
"""A lead by which a decision in single precision is sure: scores differ from the true ones by a tenth of it at most."""

BLOCK = 600
"""Rows that go through the layers at once, where no sequence is longer: what fits a core's own memory."""

REACH = 3
"""Words on each side that a net sees, one a layer."""

CHANNELS = 256


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution of width 3 and a rectifier. Its normalisation, and what it adds before the rectifier, are in the
    weights of what comes after it, for which a row between sequences has to be `gap` to be nothing."""

    kernels: Floats
    low: Floats
    """What the rectifier leaves at least."""
    gap: Floats

    def in_single_precision(self) -> "Layer":
        """The same in half the bytes."""
        return Layer(*map(_single, (self.kernels, self.low, self.gap)))


@dataclass(frozen=True, slots=True)
class Net:
    """A net's weights in one precision. `steps` are the CRF's (tags, tags); the tagger has none."""

    first: FirstLayer
    layers: tuple[Layer, ...]
    head: Floats
    head_bias: Floats
    steps: Floats
    tags: tuple[str, ...]

    def in_single_precision(self) -> "Net":
        """The same in half the bytes."""
        first = FirstLayer(_single(self.first.weight), _single(self.first.shapes))
        layers = tuple(layer.in_single_precision() for layer in self.layers)
        return Net(first, layers, _single(self.head), _single(self.head_bias), _single(self.steps), self.tags)

    def through(self, given: Floats, gaps: Ints) -> Floats:
        """The scores of the tags, (rows, tags), from what each row gives to the first layer; `gaps` are the rows
        between sequences, the first and the last row too."""
        rows = given[:, CHANNELS : 2 * CHANNELS].copy()
        rows[1:] += given[:-1, :CHANNELS]
        rows[:-1] += given[1:, 2 * CHANNELS :]
        for at, layer in enumerate(self.layers):
            rows = convolved(rows, layer.kernels) if at else rows
            np.maximum(rows, layer.low, out=rows)
            rows[gaps] = layer.gap
        scores: Floats = rows @ self.head
        scores += self.head_bias
        return scores


def _single(numbers: Floats) -> Floats:
    return np.ascontiguousarray(numbers, np.float32)


# ---------------------------------------------------------------- the two questions
@dataclass(frozen=True, slots=True)
class Nets:
    """Both nets, in single and in double precision, and their words."""

    single: tuple[Net, Net]
    double: tuple[Net, Net]
    words: WordLayers

    def tag(self, sentences: Sequence[Sequence[str]]) -> Iterator[str]:
        """The tag of each word of `sentences`, one after another: «NOUN|Case=Nom|Number=Sing»."""
        for block in _blocks(sentences):
            words, gaps = _in_row(block)
            scores = self.single[0].through(self.words.given(0, words), gaps)
            best = _best(scores, partial(self._exact, 0, words, gaps))
            yield from map(self.single[0].tags.__getitem__, np.delete(best, gaps).tolist())

    def label(self, pieces: Sequence[Sequence[str]]) -> Iterator[str]:
        """Of each word of `pieces` whether it begins a name («B-PER»), goes on with one («I-PER»), or neither («O»)."""
        steps = self.single[1].steps
        for block in _blocks(pieces):
            words, gaps = _in_row(block)
            scores = self.single[1].through(self.words.given(1, words), gaps)
            best = best_path(scores, steps, gaps, DOUBT, partial(self._exact, 1, words, gaps))
            yield from map(self.single[1].tags.__getitem__, np.delete(best, gaps).tolist())

    def _exact(self, net: int, words: Sequence[str], gaps: Ints, rows: Ints) -> Floats:
        """The scores of some rows in double precision, each with the words that the net sees around it."""
        seen = np.clip(rows[:, None] + np.arange(-REACH, REACH + 1), 0, len(words) - 1).ravel()
        given = self.words.exactly(self.double[net].first, [words[row] for row in seen])
        among = np.zeros(len(words), np.bool_)
        among[gaps] = True
        return self.double[net].through(given, np.flatnonzero(among[seen]))[REACH :: 2 * REACH + 1]


def _blocks(sequences: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Neighbouring sequences together, up to BLOCK words."""
    block: list[Sequence[str]] = []
    size = 0
    for sequence in filter(None, sequences):
        if block and size + len(sequence) > BLOCK:
            yield block
            block, size = [], 0
        block.append(sequence)
        size += len(sequence) + 1
    if block:
        yield block


def _in_row(block: Sequence[Sequence[str]]) -> tuple[list[str], Ints]:
    """The words of a block with a gap before, between and after its sequences, and where the gaps are."""
    words = [""]
    gaps = [0]
    for sequence in block:
        words.extend(sequence)
        gaps.append(len(words))
        words.append("")
    return words, np.array(gaps, np.intp)


def _best(scores: Floats, exact: Callable[[Ints], Floats]) -> Ints:
    """The best tag of each row; where another is as good within DOUBT, by the scores of `exact`."""
    every = np.arange(len(scores))
    best: Ints = scores.argmax(1)
    highest = scores[every, best]
    scores[every, best] = -np.inf
    doubtful = np.flatnonzero(highest - scores.max(1) < DOUBT)
    if len(doubtful):
        best[doubtful] = exact(doubtful).argmax(1)
    return best


# ---------------------------------------------------------------- reading
@cache
def nets() -> Nets:
    """The nets, read once a process."""
    from slovnet.shape import word_shape

    (tagger, shapes), (finder, _) = map(_read, ("slovnet_morph_news_v1.tar", "slovnet_ner_news_v1.tar"))
    single = tagger.in_single_precision(), finder.in_single_precision()
    words = WordLayers([net.first for net in single], lambda word: shapes[word_shape(word)], vectors())
    return Nets(single, (tagger, finder), words)


def _read(name: str) -> tuple[Net, dict[str, int]]:
    """A net from Slovnet's file, in double precision, and the numbers of the shapes."""
    with tarfile.open(data_folder() / "model" / name) as packed:

        def content(member: str) -> bytes:
            return packed.extractfile(member).read()  # type: ignore[union-attr]

        def array(entry: Mapping[str, Any]) -> Floats:
            stored = np.frombuffer(content(f"arrays/{entry['array']}.bin"), entry["dtype"])
            return stored.reshape(entry["shape"]).astype(np.float64)

        def listed(kind: str) -> tuple[str, ...]:
            return tuple(gzip.decompress(content(f"vocabs/{kind}.gz")).decode("utf-8").splitlines())

        model = json.loads(content("model.json"))
        head = model["head"]
        scale: Floats = np.ones(1)  # what the next weights read is multiplied with this
        shift: Floats = np.zeros(1)  # and this is added
        kernels, layers = [], []
        for layer in model["encoder"]["layers"]:
            conv, norm = layer["conv"], layer["norm"]
            weight = array(conv["weight"]).transpose(2, 1, 0)  # place, channels in, channels out
            bias = array(conv["bias"]) + (shift[:, None] * weight).sum((0, 1))
            kernels.append(scale[:, None] * weight)
            scale = array(norm["weight"]) / array(norm["std"])
            shift = array(norm["bias"]) + scale * (bias - array(norm["mean"]))
            layers.append(Layer(ready(kernels[-1]), -bias, -shift / scale))
        first = np.concatenate(kernels[0], axis=1)  # beside, not above, one another
        weight = array(head["proj"]["weight"])
        net = Net(
            FirstLayer(first[:DIMENSIONS], array(model["emb"]["shape"]["weight"]) @ first[DIMENSIONS:]),
            tuple(layers),
            scale[:, None] * weight,
            array(head["proj"]["bias"]) + shift @ weight,
            array(head["crf"]["transitions"]) if "crf" in head else np.zeros((0, 0)),
            listed("tag"),
        )
        return net, {shape: at for at, shape in enumerate(listed("shape"))}
