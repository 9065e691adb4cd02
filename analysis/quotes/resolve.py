"""The words that name a speaker -> whom they mean: rules in order; what none decides stays open."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from analysis import lexicon
from analysis.entities.gazetteer import find_place
from analysis.quotes.cast import Part, Question, Speaker, bodies_before
from analysis.quotes.wording import nominative

MASCULINE = {"он", "его", "него"}
FEMININE = {"она", "ее", "её", "нее", "неё"}
PLURAL = {"они", "их", "них"}
FARTHEST = 200
"""Names, roles or statements that are looked back over: nobody means one so far away without a name."""


def resolve(ask: Question) -> Speaker | None:
    """Whom the phrase means, by the first rule that knows."""
    return next((found for rule in RULES if (found := rule(ask))), None)


# ---------------------------------------------------------------- rules
def by_name(ask: Question) -> Speaker | None:
    """The phrase names a person, or its head is the name of a body."""
    phrase, stream = ask.phrase, ask.stream
    if phrase.person is not None:
        return _person(ask, phrase.person.entity, "name")
    named = stream.named.get(phrase.head)
    if named is None:
        return None
    entity = stream.entities[named.entity]
    if entity.kind == "PER":
        return _person(ask, named.entity, "name")
    return Speaker(entity.name, "ORG", "name", named.entity)


def by_pronoun(ask: Question) -> Speaker | None:
    """«он», «по её словам»: the last speaker or subject of that gender."""
    word = _word(ask)
    if word in PLURAL:
        return next((_again(s, "pronoun") for s in reversed(ask.told.speakers) if s.kind in ("GROUP", "ORG")), None)
    if word in MASCULINE | FEMININE:
        return _latest(ask, "Masc" if word in MASCULINE else "Fem", "pronoun") or _last(ask, "pronoun")
    if word in ("который", "которого", "которой", "которых"):
        return _antecedent(ask)
    return None


def by_role(ask: Question) -> Speaker | None:
    """«министр», «госсекретарь США»: the person whom the text has called so, the latest before this place."""
    token = ask.stream.tokens[ask.phrase.head]
    if token.number == "Plur" or token.pos not in ("NOUN", "ADJ", "PROPN"):
        return None
    wanted = _modifiers(ask)
    known = [part for part in _parts(ask, token.lemma) if _may_be(ask, part.entity)]
    fitting = [part for part in known if all(_told_of(part, word) for word in wanted)]
    if not fitting and "первый" in wanted:
        fitting = [part for part in known if all(_told_of(part, word) for word in wanted if word != "первый")]
    if not fitting and wanted and all(_vague(word) for word in wanted):
        fitting = [part for part in known if part.place < ask.phrase.lo and part.entity == _last_person(ask)]
    before = [part for part in fitting if part.place < ask.phrase.lo] or fitting
    if not before:
        return None
    persons = {part.entity for part in before}
    if len(persons) > 1:
        latest = _latest_of(ask, persons)
        return _person(ask, before[-1].entity if latest is None else latest, "role")
    return _person(ask, before[-1].entity, "role")


def _vague(word: str) -> bool:
    """«председатель комиссии»: a body that is not named again says no more than «председатель»."""
    return word in lexicon.words("any_bodies.txt") | lexicon.words("bare_bodies.txt")


def _last_person(ask: Question) -> int:
    return next((s.entity for _, s in _spoken(ask) if s.kind == "PER"), -1)


def by_focus(ask: Question) -> Speaker | None:
    """«политик», «грузинский лидер»: a role that the text has given to nobody is whoever spoke or acted last."""
    token = ask.stream.tokens[ask.phrase.head]
    if token.feats.get("Animacy") != "Anim" or token.number == "Plur" or token.pos not in ("NOUN", "ADJ", "PROPN"):
        return None
    if token.lemma in ("собеседник", "собеседница") and all(m in lexicon.words("outlets.txt") for m in _modifiers(ask)):
        spoken = next((s for _, s in _spoken(ask) if s.kind in ("PER", "ROLE") and _same(s.gender, ask.gender)), None)
        return _again(spoken, "focus") if spoken is not None else _latest(ask, ask.gender, "focus")
    if token.lemma in STAFF and _of_that_body(ask):
        spoken = next((s for _, s in _spoken(ask) if s.kind == "PER" and _same(s.gender, ask.gender)), None)
        return _again(spoken, "focus") if spoken is not None else None
    if token.lemma in lexicon.words("newcomers.txt") or not _says_nothing_new(ask):
        return None
    return _latest(ask, ask.gender or ("" if token.gender == "Masc" else token.gender), "focus")


STAFF = {"представитель", "представительница", "сотрудник", "сотрудница", "пресс-секретарь"}


def _of_that_body(ask: Question) -> bool:
    """«представитель ведомства»: of a body that is not named again, so that he is not somebody new."""
    words = [ask.stream.tokens[p] for p in range(ask.phrase.head + 1, ask.phrase.hi)]
    bodies = lexicon.words("any_bodies.txt") | lexicon.words("bare_bodies.txt")
    return ask.phrase.lo == ask.phrase.head and len(words) == 1 and words[0].lemma in bodies


def body_again(ask: Question) -> Speaker | None:
    """«мэрия», «ведомство», «там»: the body of that noun named before; for a word that fits any, the last body."""
    token = ask.stream.tokens[ask.phrase.head]
    if token.number == "Plur" or ask.phrase.head in ask.stream.named:
        return None
    known = _same_bodies().get(" ".join(t.lemma for t in ask.stream.tokens[ask.phrase.lo : ask.phrase.hi]), ())
    if known:  # «военное ведомство США»: named before, or only further on
        around = (*bodies_before(ask.cast, ask.phrase.lo), *ask.cast.bodies[:FARTHEST])
        body = next((b for b in around if b.name.lower().startswith(tuple(known))), None)
        if body is not None:
            return Speaker(body.name, "ORG", "body_again", body.entity)
    if not _is_bare(ask):
        return None
    same = next((body for body in bodies_before(ask.cast, ask.phrase.lo) if token.lemma == body.noun), None)
    if same is not None:
        return Speaker(same.name, "ORG", "body_again", same.entity)
    if token.lemma not in lexicon.words("any_bodies.txt"):
        return None
    outlet = token.lemma in lexicon.words("outlets.txt")
    spoken = next(((at, s) for at, s in _spoken(ask) if s.kind == "ORG"), None)
    named = next((body for body in bodies_before(ask.cast, ask.phrase.lo) if body.outlet == outlet), None)
    if spoken is not None and not outlet and (named is None or spoken[0] >= named.place):
        return _again(spoken[1], "body_again")
    return Speaker(named.name, "ORG", "body_again", named.entity) if named is not None else None


def _is_bare(ask: Question) -> bool:
    """The noun alone, or with «местный», «этот»: nothing that says which."""
    places = (p for p in range(ask.phrase.lo, ask.phrase.hi) if p != ask.phrase.head)
    return all(
        ask.stream.tokens[p].lemma in ("местный", "этот", "данный", "военный", "свой", "само", "сам") for p in places
    )


def as_it_stands(ask: Question) -> Speaker | None:
    """The phrase itself: an unnamed person, a group, a body."""
    token = ask.stream.tokens[ask.phrase.head]
    if token.pos in ("PRON", "DET", "ADV") or token.lemma == "там":
        return None
    animate = token.feats.get("Animacy") == "Anim" or token.lemma in ("источник", "один")  # «один из жителей»
    share = any(t.text == "%" for t in ask.stream.tokens[ask.phrase.lo : ask.phrase.hi]) or token.lemma in SHARES
    kind = "GROUP" if share or (token.number == "Plur" and animate) else "ROLE" if animate else "ORG"
    return Speaker(
        nominative(ask.stream, ask.phrase),
        kind,
        "as_it_stands",
        gender=ask.gender or ("Masc" if token.lemma == "источник" else ""),
    )


SHARES = {"ряд", "часть", "большинство", "меньшинство", "половина", "треть", "четверть"}
"""Nouns for some of many: «ряд экспертов», «40 % опрошенных»."""

RULES = (by_name, by_pronoun, by_role, by_focus, body_again, as_it_stands)


# ---------------------------------------------------------------- what they ask
def _word(ask: Question) -> str:
    return ask.stream.tokens[ask.phrase.head].text.lower()


def _person(ask: Question, number: int, rule: str) -> Speaker:
    # of a foreign name only the verb tells the gender: «Хуа Ли заявила»
    return Speaker(ask.stream.entities[number].name, "PER", rule, number, ask.gender or ask.cast.gender.get(number, ""))


def _again(speaker: Speaker, rule: str) -> Speaker:
    return Speaker(speaker.name, speaker.kind, rule, speaker.entity, speaker.gender)


def _may_be(ask: Question, number: int) -> bool:
    return _fits(ask, number, ask.gender)


def _last(ask: Question, rule: str) -> Speaker | None:
    """The last speaker but a group: a body can be «он» too."""
    return next((_again(s, rule) for _, s in _spoken(ask) if s.kind != "GROUP"), None)


def _latest(ask: Question, gender: str, rule: str) -> Speaker | None:
    """Of the last speaker and the last subject of this gender the nearer; one named otherwise only if neither is."""
    spoken = next(((at, s) for at, s in _spoken(ask) if s.kind in ("PER", "ROLE") and _same(s.gender, gender)), None)
    named = next(((at, n) for at, n, subject in _named(ask) if subject and _fits(ask, n, gender)), None)
    if named is None and spoken is None:
        named = next(((at, n) for at, n, _ in _named(ask) if _fits(ask, n, gender)), None)
    if named is not None and (spoken is None or named[0] > spoken[0]):
        return _person(ask, named[1], rule)
    return _again(spoken[1], rule) if spoken is not None else None


def _named(ask: Question) -> Iterator[tuple[int, int, bool]]:
    """The persons named before the phrase, the latest first."""
    stop = bisect_left(ask.cast.named, ask.phrase.lo, key=lambda n: n[0])
    return (ask.cast.named[i] for i in range(stop - 1, max(stop - 1 - FARTHEST, -1), -1))


def _spoken(ask: Question) -> Iterator[tuple[int, Speaker]]:
    """Who has spoken so far, the latest first."""
    return islice(zip(reversed(ask.told.at), reversed(ask.told.speakers), strict=True), FARTHEST)


def _fits(ask: Question, number: int, gender: str) -> bool:
    return _same(ask.cast.gender.get(number, ""), gender)


def _same(one: str, other: str) -> bool:
    return one == other or not one or not other


def _parts(ask: Question, lemma: str) -> Iterator[Part]:
    """The roles of this noun, or of one that it can stand for, around the phrase; in the order of the text."""
    for head in _same_heads(lemma):
        parts = ask.cast.parts.get(head, ())
        here = bisect_left(parts, ask.phrase.lo, key=lambda part: part.place)
        yield from parts[max(0, here - FARTHEST) : here + FARTHEST]


def _latest_of(ask: Question, persons: set[int]) -> int | None:
    """Of several persons of one role the one who spoke or was named last."""
    spoken = next(((at, s.entity) for at, s in _spoken(ask) if s.entity in persons), None)
    named = next(((at, n) for at, n, subject in _named(ask) if n in persons and (subject or spoken is None)), None)
    if named is not None and (spoken is None or named[0] > spoken[0]):
        return named[1]
    return spoken[1] if spoken is not None else None


def _antecedent(ask: Question) -> Speaker | None:
    """«…, по словам которого»: the name before the comma."""
    number = next((n for _, n, _ in _named(ask)), None)
    return _person(ask, number, "relative") if number is not None else None


def _modifiers(ask: Question) -> list[str]:
    """What the role is of: «США» of «госсекретарь США», «французский» of «французский президент»."""
    places = (p for p in range(ask.phrase.lo, ask.phrase.hi) if p != ask.phrase.head)
    return [ask.stream.tokens[p].lemma for p in places if ask.stream.tokens[p].pos in ("NOUN", "PROPN", "ADJ", "X")]


def _told_of(part: Part, word: str) -> bool:
    """Whether a role is told to be of `word`; an adjective may stand for its country («французский», «Франция»)."""
    if word in part.words or word in FOR_A_COUNTRY:
        return True
    length = min(5, max(3, len(word) - 4))
    if any(other[:length] == word[:length] for other in part.words):
        return True
    place = find_place(SAME_PLACE.get(word, word))
    return place is not None and any(find_place(SAME_PLACE.get(other, other)) == place for other in part.words)


FOR_A_COUNTRY = {"государство", "страна", "республика", "ведомство", "регион", "край", "город"}
"""«глава государства», «глава ведомства»: of which one, the text leaves to the reader."""

SAME_PLACE = {"американский": "сша", "российский": "рф", "британский": "великобритания", "немецкий": "германия"}


def _same_heads(lemma: str) -> tuple[str, ...]:
    return (lemma, *_synonyms().get(lemma, ()))


@cache
def _synonyms() -> Mapping[str, Sequence[str]]:
    return {role: others.split() for role, others in lexicon.rows("role_synonyms.tsv")}


@cache
def _same_bodies() -> Mapping[str, Sequence[str]]:
    known: dict[str, list[str]] = {}
    for words, name in lexicon.rows("same_bodies.tsv"):
        known.setdefault(words, []).append(name)
    return known


def _says_nothing_new(ask: Question) -> bool:
    """The role holds no name or noun of its own («адвокат Петрова», «ректор вуза» are somebody new)."""
    leads = ask.stream.tokens[ask.phrase.head].lemma in LEADERS
    for place in range(ask.phrase.head + 1, ask.phrase.hi):
        token = ask.stream.tokens[place]
        if token.pos in ("NOUN", "PROPN", "X") and not leads and token.lemma not in FOR_A_COUNTRY:
            return False
    return True


LEADERS = {"глава", "лидер", "руководитель", "автор", "шеф"}
"""Roles that another noun makes no one new: «глава американской дипломатии»."""
