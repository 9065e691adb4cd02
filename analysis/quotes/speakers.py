"""Speakers: the words that name a speaker -> a person or body of the text, or a role, or nobody."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analysis.quotes.attribution import Attribution
from analysis.quotes.draft import Draft
from analysis.quotes.phrases import Phrase, nominative
from analysis.quotes.quote import Quote, Source
from analysis.quotes.sources import SourceDraft
from analysis.quotes.stream import Stream


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who it is: a name (or role), its kind, and the rule that says so. `entity` is its place in the entities, or -1."""

    name: str
    kind: str
    rule: str
    entity: int = -1


@dataclass(slots=True)
class _Told:
    """What the reader knows so far: who spoke last, which persons were named as subjects."""

    speakers: list[Speaker] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    at: list[int] = field(default_factory=list)


def name_speakers(stream: Stream, drafts: Sequence[Draft]) -> tuple[Quote, ...]:
    """`drafts` as quotes, each speaker resolved by what the text has said so far."""
    cast = Cast(stream, drafts)
    told = _Told()
    quotes: list[Quote] = []
    for draft in drafts:
        quotes.append(_quote(stream, cast, told, draft))
    return tuple(quotes)


def _quote(stream: Stream, cast: "Cast", told: _Told, draft: Draft) -> Quote:
    attribution = draft.attribution
    cue = draft.cue
    words = stream.text[cue[0] : cue[1]] if cue else ""
    speakers: list[Speaker] = []
    span = None
    if attribution is not None and attribution.speakers:
        speakers = [s for p in attribution.speakers if (s := resolve(stream, cast, told, p, draft))]
        span = stream.span(attribution.speakers[0].lo, attribution.speakers[-1].hi)
    elif (
        draft.kind == "direct"
        and told.speakers
        and (attribution is None or attribution.rule in ("relayed", "no_speaker"))
    ):
        last = told.speakers[-1]
        speakers = [Speaker(last.name, last.kind, "keeps_speaking", last.entity)]
    elif attribution is not None and attribution.document is not None:
        speakers = [Speaker(nominative(stream, attribution.document), "DOC", "document")]
        span = stream.span(attribution.document.lo, attribution.document.hi)
    if speakers:
        told.speakers.append(speakers[-1])
        told.at.append(stream.at(draft.whole[1]))
    kind = speakers[0].kind if speakers else None
    role = _role(stream, attribution)
    address = attribution.addressee if attribution else None
    return Quote(
        draft.kind,
        draft.spans,
        "; ".join(s.name for s in speakers) or None,
        kind,
        span,
        words,
        cue,
        draft.rule,
        speakers[0].rule if speakers else "open",
        role,
        nominative(stream, address) if address else "",
    )


def _role(stream: Stream, attribution: Attribution | None) -> str:
    """What the attribution itself calls the speaker, without the name."""
    if attribution is None or not attribution.speakers:
        return ""
    phrase = attribution.speakers[0]
    if stream.tokens[phrase.head].pos != "NOUN":
        return ""
    hi = phrase.person.lo if phrase.person is not None and phrase.person.lo > phrase.head else phrase.hi
    return nominative(stream, Phrase(phrase.lo, hi, phrase.head, phrase.case)).rstrip(", ")


def name_sources(stream: Stream, drafts: Sequence[SourceDraft]) -> tuple[Source, ...]:
    """`drafts` as sources with their chain."""
    sources: list[Source] = []
    for draft in drafts:
        start, stop = stream.span(draft.phrase.lo, draft.phrase.hi)
        name = _source_name(stream, draft.phrase)
        sources.append(Source(name, start, stop, draft.rule))
        if draft.leans and len(sources) > 1:
            before = sources[-2]
            if stream.sentence(stream.at(before.start)) == stream.sentence(stream.at(start)):
                sources[-2] = Source(before.name, before.start, before.stop, before.rule, len(sources) - 1)
    return tuple(sources)


def _source_name(stream: Stream, phrase: Phrase) -> str:
    for place in range(phrase.lo, phrase.hi):
        entity = stream.entity(place)
        if entity is not None:
            return entity.name
    return nominative(stream, phrase)


# ---------------------------------------------------------------- who is who
class Cast:
    """The persons of a text: their gender, and what the text calls them besides their names."""

    def __init__(self, stream: Stream, drafts: Sequence[Draft]) -> None:
        self.gender = {n: _gender(stream, n) for n, e in enumerate(stream.entities) if e.kind == "PER"}
        self.quoted = {p for d in drafts if d.kind == "direct" for s in d.spans for p in stream.within(*s)}
        self.roles: dict[str, list[tuple[int, int, frozenset[str]]]] = {}
        for place, number, words in _appositions(stream):
            for word in words:
                self.roles.setdefault(word, []).append((place, number, words))
        self.subjects = [
            (named.lo, named.entity)
            for place, named in sorted(stream.named.items())
            if place == named.lo
            and place not in self.quoted
            and stream.entities[named.entity].kind == "PER"
            and stream.tokens[place].case == "Nom"
        ]


def _gender(stream: Stream, number: int) -> str:
    votes: Counter[str] = Counter()
    for mention in stream.entities[number].mentions:
        for place in stream.within(mention.start, mention.stop):
            votes[stream.tokens[place].gender] += 1
    votes.pop("", None)
    return votes.most_common(1)[0][0] if votes else ""


def _appositions(stream: Stream) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Where the text says what a person is: the nouns right before the name («министр дел Казахстана Мухтар»)."""
    for place, named in sorted(stream.named.items()):
        if place != named.lo or stream.entities[named.entity].kind != "PER":
            continue
        case = stream.tokens[place].case
        words: set[str] = set()
        headed = False
        for at in range(place - 1, max(place - 12, -1), -1):
            token = stream.tokens[at]
            if token.text in ".,;:()!?—–-" or token.pos in ("VERB", "AUX", "ADV", "SCONJ", "CCONJ"):
                break
            if token.pos in ("NOUN", "PROPN", "ADJ"):
                words.add(token.lemma)
            if token.pos == "NOUN" and token.case == case and token.feats.get("Animacy") == "Anim":
                headed = True
        if headed:
            yield place, named.entity, frozenset(words)


# ---------------------------------------------------------------- rules: a phrase -> a speaker
def resolve(stream: Stream, cast: Cast, told: _Told, phrase: Phrase, draft: Draft) -> Speaker | None:
    """The first rule that knows who the phrase means."""
    return next((s for rule in RULES if (s := rule(stream, cast, told, phrase, draft))), None)


def by_name(stream: Stream, cast: Cast, told: _Told, phrase: Phrase, draft: Draft) -> Speaker | None:
    """The phrase names a person, or its head is the name of a body."""
    if phrase.person is not None:
        number = phrase.person.entity
        return Speaker(stream.entities[number].name, "PER", "name", number)
    named = stream.named.get(phrase.head)
    if named is not None:
        entity = stream.entities[named.entity]
        return Speaker(entity.name, "PER" if entity.kind == "PER" else "ORG", "name", named.entity)
    return None


def by_pronoun(stream: Stream, cast: Cast, told: _Told, phrase: Phrase, draft: Draft) -> Speaker | None:
    """«он», «она», «его»: the last speaker or subject of that gender."""
    word = stream.tokens[phrase.head].text.lower()
    gender = {"он": "Masc", "его": "Masc", "него": "Masc", "она": "Fem", "ее": "Fem", "её": "Fem"}.get(word)
    if gender is None:
        if word in ("они", "их") and told.speakers:
            return Speaker(told.speakers[-1].name, told.speakers[-1].kind, "pronoun", told.speakers[-1].entity)
        return None
    return _latest(stream, cast, told, phrase.lo, gender, "pronoun")


def _latest(stream: Stream, cast: Cast, told: _Told, place: int, gender: str, rule: str) -> Speaker | None:
    spoken = next(
        (
            (at, s)
            for at, s in zip(reversed(told.at), reversed(told.speakers), strict=True)
            if s.kind in ("PER", "ROLE") and (s.entity < 0 or cast.gender.get(s.entity, "") in (gender, ""))
        ),
        None,
    )
    named = None
    for at, number in reversed(cast.subjects):
        if at < place and cast.gender.get(number, "") in (gender, ""):
            named = (at, number)
            break
    if named is not None and (spoken is None or named[0] > spoken[0]):
        return Speaker(stream.entities[named[1]].name, "PER", rule, named[1])
    if spoken is not None:
        return Speaker(spoken[1].name, spoken[1].kind, rule, spoken[1].entity)
    return None


def by_role(stream: Stream, cast: Cast, told: _Told, phrase: Phrase, draft: Draft) -> Speaker | None:
    """«министр»: the person whom the text has called so, the latest before this place."""
    token = stream.tokens[phrase.head]
    if token.number == "Plur" or token.pos not in ("NOUN", "ADJ"):
        return None
    known = [(at, n, words) for at, n, words in cast.roles.get(token.lemma, ()) if at < phrase.lo]
    wanted = {
        stream.tokens[i].lemma for i in range(phrase.lo, phrase.hi) if stream.tokens[i].pos in ("NOUN", "PROPN", "ADJ")
    }
    fitting = [k for k in known if wanted <= k[2]] or known
    if fitting:
        number = fitting[-1][1]
        return Speaker(stream.entities[number].name, "PER", "role", number)
    return None


def by_focus(stream: Stream, cast: Cast, told: _Told, phrase: Phrase, draft: Draft) -> Speaker | None:
    """«политик», «чиновник»: a bare role that the text has given to nobody is the last speaker's."""
    token = stream.tokens[phrase.head]
    if token.feats.get("Animacy") != "Anim" or token.number == "Plur" or phrase.hi - phrase.lo > 1:
        return None
    if token.lemma in ("источник", "собеседник", "эксперт", "очевидец"):
        return None
    return _latest(stream, cast, told, phrase.lo, token.gender, "focus")


def as_it_stands(stream: Stream, cast: Cast, told: _Told, phrase: Phrase, draft: Draft) -> Speaker | None:
    """The phrase itself: an unnamed person, a group, a body."""
    token = stream.tokens[phrase.head]
    if token.pos == "PRON":
        return None
    anim = token.feats.get("Animacy") == "Anim"
    kind = "GROUP" if token.number == "Plur" and anim else "ROLE" if anim else "ORG"
    return Speaker(nominative(stream, phrase), kind, "as_it_stands")


RULES = (by_name, by_pronoun, by_role, by_focus, as_it_stands)
