"""What the text says a person is: appositions before and after the name; names that stand inside a title."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis import lexicon
from analysis.acting import opening_before
from analysis.entities.entity import Role
from analysis.entities.name_readings import adjective_readings, fold
from analysis.entities.phrases import nominative_phrase
from analysis.entities.token_row import Name, is_word
from analysis.language import Token

FARTHEST = 15
"""Tokens between a role's first word and the name, at most."""
OBLIQUE = frozenset({"Gen", "Dat", "Acc", "Ins", "Loc"})
MARKS = frozenset('«»"„“”')


@dataclass(frozen=True, slots=True)
class Context:
    """A text's tokens, and for each whether it stands in the name of a person, a body or a place."""

    text: str
    tokens: Sequence[Token]
    persons: Sequence[bool]
    bodies: Sequence[bool]
    places: Sequence[bool]
    openings: frozenset[int]
    """The first tokens of the sentences: no role goes over the end of one."""


@cache
def role_words(kind: str = "") -> frozenset[str]:
    """The one-word roles of the lexicon, folded; with `kind` those of it («post»)."""
    return frozenset(fold(row[0]) for row in lexicon.rows("roles.tsv") if not kind or row[-1] == kind)


@cache
def body_words() -> frozenset[str]:
    """The nouns that name a body together with the country or place that it belongs to."""
    return frozenset(fold(word) for word in lexicon.words("bodies.txt"))


def is_role(token: Token, kind: str = "") -> bool:
    """Whether the word is a noun for what a person is."""
    return token.pos in ("NOUN", "PROPN", "ADJ") and is_role_word(token.lemma, kind)


@lru_cache(maxsize=50_000)
def is_role_word(lemma: str, kind: str = "") -> bool:
    """Whether a word with this lemma may say what a person is."""
    return fold(lemma) in role_words(kind)


# ---------------------------------------------------------------- appositions
def roles_of(name: Name, form: str, context: Context) -> list[Role]:
    """What is said of the person here: before the name («госсекретарь США **Х**») or after it («**Х**, глава …»).

    `form` is the name in the nominative.
    """
    return [_role(span, context) for span in role_spans(name, form, context)]


def role_spans(name: Name, form: str, context: Context) -> list[tuple[int, int]]:
    """The roles given with a name, as ranges of tokens.

    A role in the nominative is not of a name that stands in another case: «адвокат **Зимина** заявил».
    """
    spans = [span for span in (_role_before(name, context), _role_after(name, context)) if span]
    declined = fold(form) != fold(context.text[name.start : name.stop])
    return [s for s in spans if not (declined and context.tokens[_head_of(s, context)].case == "Nom")]


def _head_of(span: tuple[int, int], context: Context) -> int:
    return next(at for at in range(*span) if is_role(context.tokens[at]))


def _role_before(name: Name, context: Context) -> tuple[int, int] | None:
    """The role's first and last token (exclusive): the leftmost role noun that agrees with the name."""
    tokens = context.tokens
    best, in_marks, in_brackets = None, False, False
    for at in range(name.first - 1, max(-1, name.first - FARTHEST), -1):
        token = tokens[at]
        if at + 1 in context.openings:
            break
        if token.text in MARKS:
            in_marks = not in_marks
        if token.text == ")" or (in_brackets and token.text == "("):  # «директор «Стыка» (касса рынка) Пётр Зорин»
            in_brackets = token.text == ")"
            continue
        if in_marks or in_brackets:
            continue
        if token.pos in ("VERB", "SCONJ", "PRON", "ADV", "AUX") or not _inside(token) or context.persons[at]:
            break
        undeclined = context.bodies[at] and not token.case  # «гендиректор **X** Линда Котова»
        undeclined |= context.places[at] and at == name.first - 1  # a place right before a person is whose he is
        if is_role(token) and token.number != "Plur" and any(agree(token, word) for word in name.words):
            best = at
        elif token.case not in OBLIQUE and token.pos in ("NOUN", "PROPN") and best is None and not undeclined:
            break
    if best is None:
        return None
    return with_adjectives(best, tokens), name.first


def _role_after(name: Name, context: Context) -> tuple[int, int] | None:
    tokens, begin = context.tokens, name.last + 1
    end = next((at for at in range(name.last, begin + 4 + FARTHEST) if at in context.openings), begin + 4 + FARTHEST)
    end = min(end, len(tokens))
    if begin >= end or tokens[begin - 1].text not in (",", "(", "—", "–", "-"):
        return None
    person = name.words[0]
    for head in range(begin, min(begin + 4, end)):
        if is_role(tokens[head]) and tokens[head].number != "Plur" and agree(tokens[head], person):
            stop = head + 1
            while stop < min(head + FARTHEST, end) and _complement(tokens[stop]):
                stop += 1
            return begin, stop
        if tokens[head].pos not in ("ADJ", "DET", "NOUN") or not agree(tokens[head], person):
            return None
    return None


def _inside(token: Token) -> bool:
    if is_word(token):
        return token.pos != "ADP" or token.text.lower() in lexicon.words_of("small_words.tsv", "title")
    return token.text in MARKS


def _complement(token: Token) -> bool:
    """Whether a word after a role noun still belongs to the role."""
    if not _inside(token):
        return False
    return token.pos in ("ADP", "X", "NUM", "CCONJ", "PUNCT") or (token.case in OBLIQUE and token.pos != "VERB")


def with_adjectives(head: int, tokens: Sequence[Token]) -> int:
    """The first of the adjectives that stand before a noun and agree with it, or the noun."""
    start = head
    while start and _describes(tokens[start - 1], tokens[head]):
        start -= 1
    return opening_before(tokens, start)


def _describes(token: Token, head: Token) -> bool:
    known = token.pos == "ADJ" and token.case != "" and adjective_readings(token.text.lower())
    return bool(known) and token.text[0].isalpha() and agree(token, head)


def agree(one: Token, other: Token) -> bool:
    """Whether the cases are the same, or such as a man's name has alike (genitive and accusative)."""
    return one.case == other.case or {one.case, other.case} == {"Gen", "Acc"} or not one.case or not other.case


def _role(span: tuple[int, int], context: Context) -> Role:
    inside = context.tokens[span[0] : span[1]]
    head = _head_of(span, context) - span[0]
    start, stop = inside[0].start, inside[-1].stop
    text = " ".join(nominative_phrase(inside[: head + 1])) + context.text[inside[head].stop : stop]
    if opening_before(context.tokens, span[0] + head) == span[0] < span[0] + head:
        text = context.text[start:stop]  # «врио губернатора» is in the nominative as it stands
    if span[0] in context.openings and inside[0].text.istitle():
        text = text[0].lower() + text[1:]
    return Role(text, start, stop)


# ---------------------------------------------------------------- names inside titles
def in_title(name: Name, context: Context) -> bool:
    """Whether a place or body is named inside the title or name of another.

    «госсекретарь **США**», «министр иностранных дел **Казахстана**», «посольство **США**», «МИД **Казахстана**».
    """
    if name.kind == "PER" or name.words[0].case not in ("Gen", ""):
        return False
    for at in range(name.first - 1, max(-1, name.first - 8), -1):
        token = context.tokens[at]
        if at + 1 in context.openings:
            return False
        if is_role(token, "post") or fold(token.lemma) in body_words() or context.bodies[at]:
            return True
        if token.case != "Gen" or token.pos not in ("NOUN", "ADJ", "PROPN"):
            return False
    return False
