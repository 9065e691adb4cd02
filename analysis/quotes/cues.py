"""What says that somebody speaks: verbs and nouns of saying, from data/lexicon/cues.tsv and its neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis import lexicon
from analysis.language import Token


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: its lemma, its kind (saying, claiming, relaying …) and what it governs (что, инф …)."""

    lemma: str
    kind: str
    governs: frozenset[str]


@cache
def cues() -> Mapping[str, Cue]:
    """The verbs (and short adjectives) of saying by lemma.

    >>> cues()["заявить"].kind
    'claiming'
    """
    return {lemma: Cue(lemma, kind, frozenset(governs.split(","))) for lemma, kind, governs in lexicon.rows("cues.tsv")}


@cache
def cue_nouns() -> Mapping[str, str]:
    """«словам», «мнению» … of «по словам X»: the form in lower case and its kind."""
    return {form: kind for preposition, form, kind in lexicon.rows("cue_nouns.tsv") if preposition == "по"}


@cache
def openings_of_saying() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """By preposition the words after which the genitive names a speaker: «с» -> (("точки", "зрения"),).

    >>> openings_of_saying()["на"]
    (('взгляд',),)
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for preposition, words, _ in lexicon.rows("cue_nouns.tsv"):
        if words:
            found.setdefault(preposition, []).append(tuple(words.split()))
    return {preposition: tuple(words) for preposition, words in found.items()}


@cache
def sayings(preposition: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The same of one preposition, by their first words.

    >>> sayings("с")["точки"]
    (('точки', 'зрения'),)
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in openings_of_saying().get(preposition, ()):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(words) for first, words in found.items()}


@cache
def speech_words(kind: str) -> frozenset[str]:
    """The words of data/lexicon/speech_words.tsv of a kind, each explained there.

    >>> "почему" in speech_words("told")
    True
    """
    return frozenset(word for k, word in lexicon.rows("speech_words.tsv") if k == kind)


def cue(token: Token) -> Cue | None:
    """The cue that `token` is a finite form, gerund or predicate of, or None."""
    if token.pos in ("VERB", "AUX"):
        return _cue(token.lemma, short=False)
    if token.pos == "ADJ" and token.feats.get("Variant") == "Short":
        return _cue(token.lemma, short=True)
    return None


@cache
def cue_lemmas() -> frozenset[str]:
    """The lemmas of all words that may be a cue; which one it is, their form tells."""
    passive = (f"{lemma}ся" for lemma in cues())
    return frozenset((*cues(), *lexicon.pairs("short_adjectives.tsv"), *passive))


@lru_cache(maxsize=20_000)
def _cue(lemma: str, *, short: bool) -> Cue | None:
    found = cues().get(lemma.replace("ё", "е"))
    if found is None and short:
        found = cues().get(lexicon.pairs("short_adjectives.tsv").get(lemma, lemma))
    if found is None and lemma.endswith("ся"):  # «поясняется в докладе»: what is said, in the passive
        active = cues().get(lemma.removesuffix("ся").replace("ё", "е"))
        if active is not None and active.kind in ("saying", "claiming") and "что" in active.governs:
            return Cue(lemma, "stating", frozenset(("что",)))
    return found


def is_finite(token: Token) -> bool:
    """A verb that can have a subject: «сказал», «говорит»; also «уверен»."""
    return token.feats.get("VerbForm") == "Fin" or (token.pos == "ADJ" and token.feats.get("Variant") == "Short")


def is_gerund(token: Token) -> bool:
    """«добавив», «отмечая»."""
    return token.feats.get("VerbForm") == "Conv"
