"""Who could speak in a text: its persons with gender and roles, and what the reader has been told so far."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from analysis import lexicon
from analysis.entities.titles import other_offices
from analysis.entities.token_row import places_of
from analysis.language import Token
from analysis.quotes.draft import Draft
from analysis.quotes.phrases import Phrase, noun_phrase
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import SUBORDINATORS, is_outlet
from analysis.quotes.wording import nominative

FARTHEST = 200
"""Names, roles, bodies or statements that are looked back over: nobody means one so far away without a name."""


class Speaker(NamedTuple):
    """Who it is: a name (or role), its kind, and the rule that says so. `entity`: its place in the entities, or -1.

    head, words: of one known by a role only, the lemma of its noun and those of all its words.
    signs: what spoke for him where several might have been meant.
    """

    name: str
    kind: str
    rule: str
    entity: int = -1
    gender: str = ""
    head: str = ""
    words: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()


@dataclass(slots=True)
class Told:
    """What the reader knows so far: who spoke, at which token each statement ended, who last spoke together."""

    speakers: list[Speaker] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    together: tuple[Speaker, ...] = ()

    def add(self, speaker: Speaker, place: int) -> None:
        """`speaker` has made a statement that ended before the token `place`."""
        self.speakers.append(speaker)
        self.at.append(place)


@dataclass(frozen=True, slots=True)
class RoleMention:
    """Where the text says what a person is: the lemmas of the role, its head noun among them."""

    place: int
    entity: int
    heads: frozenset[str]
    words: frozenset[str]


class Body(NamedTuple):
    """Where the text names a body: its entity, or -1, its name, and the lemma of its noun («мэрия»), or ""."""

    place: int
    entity: int
    name: str
    noun: str
    outlet: bool


@dataclass(frozen=True)  # without slots: what was worked out is kept in it
class Cast:
    """The persons of a text by entity number: gender and where each is named; and what is worked out when a speaker is
    first sought by it, which few texts need: roles and bodies. `quoted` are the tokens of direct quotes."""

    stream: Stream
    quoted: frozenset[int]
    gender: Mapping[int, str]
    named: Sequence[tuple[int, int, bool]]
    """Place, entity and whether as a subject, of every person named outside quotes, in the order of the text."""

    @cached_property
    def parts(self) -> Mapping[str, Sequence[RoleMention]]:
        """Where the text says what a person is, by the nouns for it."""
        found: dict[str, list[RoleMention]] = {}
        for part in sorted(_parts(self.stream), key=lambda p: p.place):
            for head in part.heads:
                found.setdefault(head, []).append(part)
        return found

    @cached_property
    def with_roles(self) -> frozenset[int]:
        """The persons of whom the text says what they are."""
        return frozenset(part.entity for some in self.parts.values() for part in some)

    @cached_property
    def bodies(self) -> Sequence[Body]:
        """Every organisation named outside quotes and every «мэрия Москвы» that is none by the name model."""
        return tuple(_bodies(self.stream, self.quoted))


class SpeakerPhrase(NamedTuple):
    """A phrase that names a speaker («он», «министр», «Анна Ким»), with all that tells whom it means.

    gender: what the verb tells of it, or "". cue: the lemma of the verb of saying, or "".
    names: the entities that are named in what is said.
    """

    stream: Stream
    cast: Cast
    told: Told
    phrase: Phrase
    gender: str
    cue: str = ""
    names: frozenset[int] = frozenset()


def make_cast(stream: Stream, drafts: Sequence[Draft]) -> Cast:
    """The persons and bodies of the text outside its direct quotes."""
    said = {p for d in drafts for s in d.spans for p in stream.within(*s)}
    direct = (draft for draft in drafts if draft.kind in ("direct", "question"))
    quoted = frozenset(p for d in direct for s in d.spans for p in stream.within(*s))
    persons = {n for n, e in enumerate(stream.entities) if e.kind == "PER"}
    places = [
        (place, named) for place, named in sorted(stream.named.items()) if place == named.lo and place not in quoted
    ]
    gender = {n: stream.entities[n].gender or _gender(stream, n) for n in persons}
    told = [at for at, n in places if n.entity in persons and at not in said and not _in_list(stream, at)]
    leading = set(_leading(stream, told))
    named = [(at, mention.entity, at in leading) for at, mention in places if mention.entity in persons]
    return Cast(stream, quoted, gender, named)


def bodies_before(cast: Cast, place: int) -> Iterator[Body]:
    """The bodies named before a token, the latest first."""
    stop = bisect_left(cast.bodies, place, key=lambda body: body.place)
    return (cast.bodies[i] for i in range(stop - 1, max(stop - 1 - FARTHEST, -1), -1))


def _bodies(stream: Stream, quoted: frozenset[int]) -> Iterator[Body]:
    nouns = lexicon.words("bare_bodies.txt")
    for place in sorted({*stream.named, *places_of(stream.lemmas_at, nouns)} - quoted):
        token = stream.tokens[place]
        named = stream.named.get(place)
        noun = token.lemma if token.lemma in nouns else ""
        if named is not None and named.lo == place and stream.entities[named.entity].kind == "ORG":
            phrase = Phrase(place, named.hi, place, token.case)
            yield Body(place, named.entity, stream.entities[named.entity].name, noun, is_outlet(stream, phrase))
        elif noun and token.pos == "NOUN" and token.number == "Sing":
            before = stream.tokens[place - 1] if place else token
            lo = place - 1 if before.pos == "ADJ" and before.case == token.case else place
            phrase = noun_phrase(stream, lo, stream.sentence(place)[1]) or Phrase(lo, place + 1, place, token.case)
            if phrase.hi > phrase.lo + 1 and phrase.person is None:
                yield Body(place, -1, nominative(stream, phrase), noun, is_outlet(stream, phrase))


def _in_list(stream: Stream, place: int) -> bool:
    """«- Котов уехал», a line that begins with a dash: a list of headlines does not go on with the story."""
    paragraphs = stream.article.paragraphs
    start, _ = paragraphs[max(bisect_right(paragraphs, stream.tokens[place].start, key=lambda p: p[0]) - 1, 0)]
    return stream.text[start : start + 2] in ("- ", "– ", "— ")


def _leading(stream: Stream, persons: Sequence[int]) -> Iterator[int]:
    """The subjects of main clauses: persons in the nominative, but after another none whose clause hangs on his."""
    first = -1
    for place in persons:
        if stream.tokens[place].case != "Nom":
            continue
        if first < 0 or stream.sentence_of[first] != stream.sentence_of[place]:
            first = place
        elif any(stream.tokens[p].lemma in SUBORDINATORS for p in range(first, place)):
            continue
        yield place


def _gender(stream: Stream, number: int) -> str:
    votes: Counter[str] = Counter()
    for mention in stream.entities[number].mentions:
        votes.update(stream.tokens[place].gender for place in stream.within(mention.start, mention.stop))
    votes.pop("", None)
    return votes.most_common(1)[0][0] if votes else ""


def _parts(stream: Stream) -> Iterator[RoleMention]:
    """The roles that the entities come with, and the nouns right before each name («министр дел Казахстана Х»)."""
    for number, entity in enumerate(stream.entities):
        for role in entity.roles:
            yield from _part(stream, number, stream.within(role.start, role.stop))
    for place, named in sorted(stream.named.items()):
        if place == named.lo and stream.entities[named.entity].kind == "PER":
            yield from _part(stream, named.entity, _before(stream, place, place))
            yield from _part(stream, named.entity, _before(stream, _comma_before(stream, place), place))


def _part(stream: Stream, number: int, places: Iterable[int]) -> Iterator[RoleMention]:
    tokens = [(place, stream.tokens[place]) for place in places]
    heads: set[str] = set()
    for at, (place, token) in enumerate(tokens):
        # of «помощник президента» only the first is said of the person, of «лидер партии, проповедник» both
        of_many = [t.lemma for t in stream.tokens[max(place - 2, 0) : place]] == ["один", "из"]  # «один из врачей X»
        one = token.number == "Sing" or of_many
        person = token.pos == "NOUN" and token.feats.get("Animacy") == "Anim" and one
        if person and (not heads or tokens[at - 1][1].text in (",", "и", "-", "–", "—")):
            heads.add(token.lemma)
    if heads:
        words = {t.lemma for _, t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "X")}
        short = short_forms([t for _, t in tokens])
        lemmas = [t.lemma for _, t in tokens if t.pos in ("NOUN", "PROPN", "ADJ", "X")]
        first = next(at for at, lemma in enumerate(lemmas) if lemma in heads)
        offices = list(other_offices(lemmas[first:]))
        heads |= short | {office[0] for office in offices}
        words |= short | full_forms(words) | {word for office in offices for word in office}
        yield RoleMention(tokens[0][0], number, frozenset(heads), frozenset(words))


def short_forms(tokens: Sequence[Token]) -> set[str]:
    """What a role may be shortened to: «замглавы» for «заместитель главы», «экс-министр», «генсек»."""
    short = _short()
    pairs = pairwise(tokens)
    cut = {
        short[one.lemma] + (other.text.lower() if one.pos == "NOUN" else other.lemma)
        for one, other in pairs
        if one.lemma in short and other.pos in ("NOUN", "PROPN")
    }
    return cut | {_clipped()[word] for word in (*cut, *(t.lemma for t in tokens)) if word in _clipped()}


def full_forms(words: Iterable[str]) -> set[str]:
    """What the words of a short role are short for: «государственный», «секретарь» for «госсекретарь»."""
    return {
        full
        for word in words
        for long, short in lexicon.rows("role_short.tsv")
        if word.startswith(short) and word[len(short) :] in _roles()
        for full in (long, word[len(short) :])
    }


@cache
def _short() -> Mapping[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("role_short.tsv")}


@cache
def _clipped() -> Mapping[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("role_clipped.tsv")}


@cache
def _roles() -> frozenset[str]:
    return frozenset(role for role, *_ in lexicon.rows("roles.tsv"))


def _comma_before(stream: Stream, name: int) -> int:
    """The comma between two roles of one person: «глава района**,** начальник стройки Олег Вьюн»; else 0."""
    first = next(_before(stream, name, name), 0)
    return first - 1 if first and stream.tokens[first - 1].text == "," else 0


def _before(stream: Stream, stop: int, name: int) -> Iterator[int]:
    """The tokens of the role before `stop`; its head agrees with the name."""
    lo = stop
    while lo > max(0, stop - 14):
        token = stream.tokens[lo - 1]
        if token.text in ".,;:()?!—–-" or token.pos in ("VERB", "AUX", "SCONJ", "PRON", "ADV"):
            break
        if stream.entity(lo - 1, "PER") and token.case in (stream.tokens[name].case, ""):
            break  # somebody else of the same rank; in «адвокат Котова Анна Лосева» Котов is only whose she is
        lo -= 1
    here = stream.named.get(name)
    oblique = here is not None and not here.straight and stream.tokens[name].case == "Nom"  # «защитник Кимаева»
    case = "Gen" if oblique else stream.tokens[name].case
    heads = [i for i in range(lo, stop) if stream.tokens[i].pos == "NOUN" and stream.tokens[i].case == case]
    head = next((i for i in heads if stream.tokens[i].feats.get("Animacy") == "Anim"), stop)
    while head > lo and head < stop and stream.tokens[head - 1].pos == "ADJ" and stream.tokens[head - 1].case == case:
        head -= 1
    yield from range(head, stop)
