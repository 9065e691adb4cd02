"""Speakers: the words that name a speaker -> a person or body of the text, or a role, or nobody."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.article import Span
from analysis.pronouns import POSSESSIVE
from analysis.quotes.attribution import PAPERS, Attribution, author
from analysis.quotes.cast import Cast, Speaker, SpeakerPhrase, Told, bodies_before
from analysis.quotes.cues import speech_words
from analysis.quotes.draft import Draft
from analysis.quotes.phrases import Phrase, noun_phrase
from analysis.quotes.quote import Quote, Source, joined
from analysis.quotes.repeats import content_words
from analysis.quotes.resolve import resolve
from analysis.quotes.sources import SourceDraft
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import is_outlet
from analysis.quotes.wording import nominative


def name_speakers(
    stream: Stream, cast: Cast, drafts: Sequence[Draft], sources: Sequence[SourceDraft]
) -> tuple[Quote, ...]:
    """`drafts` as quotes, each speaker resolved by what the text has said so far, its sources too.

    A report that nobody can be named for («как стало известно») is none; a direct quote stays, open.
    """
    told = Told()
    quotes: list[Quote] = []
    waiting = [source for source in sources if source.rule in ("about_this", "with_reference")]
    for draft in drafts:
        while waiting and stream.tokens[waiting[0].lo].start < draft.start:
            _hear(stream, cast, told, waiting.pop(0).phrases[-1])
        quotes.append(_quote(stream, cast, told, draft))
        if len(quotes) > 1 and len(told.speakers) > 1 and _is_stranger(stream, draft):
            quotes = _named_afterwards(quotes, *told.speakers[-2:])
    return tuple(q for q in _echoed(stream, quotes) if q.speakers or q.kind == "direct")


def _is_stranger(stream: Stream, draft: Draft) -> bool:
    """Whether the speaker is named without a role where the text names him for the first time."""
    attribution = draft.attribution
    if draft.kind != "direct" or attribution is None or len(attribution.speakers) != 1:
        return False
    phrase = attribution.speakers[0]
    if phrase.person is None or phrase.head != phrase.person.lo or phrase.person.hi - phrase.person.lo < 2:
        return False
    if phrase.hi < len(stream.tokens) and stream.tokens[phrase.hi].text == ",":  # «сказал Пётр Лунин, врач»
        return False
    first = min(mention.start for mention in stream.entities[phrase.person.entity].mentions)
    return first == stream.tokens[phrase.head].start


def _named_afterwards(quotes: Sequence[Quote], unnamed: Speaker, stranger: Speaker) -> list[Quote]:
    """«Прокурор сказал, что …. «P», — сообщил Пётр Лунин»: a stranger's name alone is that of the role just told."""
    before = quotes[-2]
    same = before.speakers == (unnamed.name,) and unnamed.kind == "ROLE"
    known = any(word in unnamed.name for word in speech_words("unnamed"))
    another = bool(unnamed.gender and stranger.gender) and unnamed.gender != stranger.gender
    if not same or known or another:
        return list(quotes)
    return [
        replace(q, speakers=(stranger.name,), speaker_kind="PER", speaker_rule="named_afterwards")
        if q.speakers == (unnamed.name,)
        else q
        for q in quotes
    ]


def _hear(stream: Stream, cast: Cast, told: Told, phrase: Phrase) -> None:
    """«Об этом сообщил X»: who is named as the source has spoken, if it is a person."""
    token = stream.tokens[phrase.head]
    if phrase.person is not None or token.feats.get("Animacy") == "Anim" or token.lemma in speech_words("unnamed"):
        speaker = resolve(SpeakerPhrase(stream, cast, told, phrase, ""))
        if speaker is not None and speaker.kind in ("PER", "ROLE"):
            told.add(speaker, phrase.hi)


def _quote(stream: Stream, cast: Cast, told: Told, draft: Draft) -> Quote:
    attribution = draft.attribution
    speakers, span = _speakers(stream, cast, told, draft)
    if speakers:
        told.add(speakers[-1], stream.at(draft.whole[1]))
    if len(speakers) > 1:
        told.together = tuple(speakers)
    address = attribution.addressee if attribution else None
    return Quote(
        kind=draft.kind,
        spans=draft.spans,
        speakers=tuple(dict.fromkeys(s.name for s in speakers)),
        speaker_kind=speakers[0].kind if speakers else "DOC" if attribution and attribution.document else None,
        speaker_span=span,
        cue=stream.text[slice(*draft.cue)] if draft.cue else "",
        cue_span=draft.cue,
        rule=draft.rule,
        speaker_rule=speakers[0].rule if speakers else "open",
        signs=speakers[0].signs if speakers else (),
        role=_role(stream, attribution),
        addressee=_address(stream, address) if address else "",
    )


def _speakers(stream: Stream, cast: Cast, told: Told, draft: Draft) -> tuple[list[Speaker], Span | None]:
    """Who says it, and the words that name them."""
    attribution = draft.attribution
    if draft.guest is not None:  # a turn of a talk
        guest = draft.guest
        known = [Speaker(guest.name, guest.kind, guest.rule, guest.entity, guest.gender)] if guest.name else []
        return known, guest.span
    if attribution is not None and attribution.speakers:
        phrases = attribution.speakers
        gender, verb = _gender_of_verb(stream, attribution), stream.tokens[attribution.verb].lemma
        names = frozenset(_named_in(stream, draft.spans)) if draft.kind == "direct" else frozenset()
        if told.together and len(phrases) == 1 and stream.tokens[phrases[0].head].text.lower() == "они":
            return [s._replace(rule="pronoun", signs=()) for s in told.together], stream.span(
                phrases[0].lo, phrases[0].hi
            )
        if len(phrases) == 1 and (two := _both(stream, cast, phrases[0])):
            return two, stream.span(phrases[0].lo, phrases[0].hi)
        asked = (SpeakerPhrase(stream, cast, told, phrase, gender, verb, names) for phrase in phrases)
        found = [s for ask in asked if (s := resolve(ask))]
        return found, stream.span(phrases[0].lo, phrases[-1].hi)
    if attribution is not None and attribution.document is not None:
        document = attribution.document
        found = (
            _by_document(stream, cast, document)
            or _writer(stream, told, draft)
            or _same_document(stream, cast, told, document)
            or ([Speaker(nominative(stream, document), "DOC", "document")] if draft.kind == "indirect" else [])
        )
        return found, stream.span(document.lo, document.hi)
    if draft.kind in ("direct", "fragment") and told.speakers and draft.rule != "subheading":
        return [told.speakers[-1]._replace(rule="keeps_speaking", signs=())], None
    return [], None


def _both(stream: Stream, cast: Cast, phrase: Phrase) -> list[Speaker]:
    """«Задержаны Мазин и Нуров. Оба утверждают»: the two persons named last, close by; nobody for «оба родителя»."""
    if stream.tokens[phrase.head].lemma != "оба" or phrase.hi > phrase.head + 1:
        return []
    first = stream.sentences[max(stream.sentence_of[phrase.lo] - 1, 0)][0]
    stop = bisect_left(cast.named, phrase.lo, key=lambda named: named[0])
    near = dict.fromkeys(number for place, number, _ in cast.named[:stop] if place >= first)
    if len(near) != 2:
        return []
    return [Speaker(stream.entities[n].name, "PER", "pronoun", n, cast.gender.get(n, "")) for n in near]


def _named_in(stream: Stream, spans: Sequence[Span]) -> Iterator[int]:
    """The entities that what is said names."""
    for span in spans:
        yield from (stream.named[place].entity for place in stream.within(*span) if place in stream.named)


def _writer(stream: Stream, told: Told, draft: Draft) -> list[Speaker]:
    """«Прошу меня отпустить», — говорится в письме: a document that says «I» is by the person who spoke last."""
    said = [stream.tokens[place] for span in draft.spans for place in stream.within(*span)]
    if not any(t.lemma == "мой" or (t.feats.get("Person") == "1" and t.number == "Sing") for t in said):
        return []
    last = next((s for s in reversed(told.speakers[-3:]) if s.kind == "PER"), None)
    return [last._replace(rule="document", signs=())] if last is not None else []


def _same_document(stream: Stream, cast: Cast, told: Told, document: Phrase) -> list[Speaker]:
    """«В заявлении мэрии нет сроков. «P», — говорится в сообщении»: the body whose document the text told of last."""
    if document.hi > document.lo + 1:  # «в ежегодном докладе» is one of its own
        return []
    for place in range(document.lo - 1, max(document.lo - SAME_DOCUMENT, 0), -1):
        token = stream.tokens[place]
        if token.lemma not in PAPERS or token.number == "Plur" or token.pos not in ("NOUN", "PROPN", "X"):
            continue
        paper = noun_phrase(stream, place, stream.sentence(place)[1])
        whose = author(stream, paper) if paper is not None else None
        if whose is None or stream.tokens[whose.head].text.lower() in POSSESSIVE:
            continue
        speaker = resolve(SpeakerPhrase(stream, cast, Told(), whose, ""))
        if speaker is not None and speaker.kind == "ORG":
            return [speaker._replace(rule="document", signs=())]
    return []


SAME_DOCUMENT = 150
"""Tokens back to the document that «сообщение» means again."""


def _by_document(stream: Stream, cast: Cast, document: Phrase) -> list[Speaker]:
    """«говорится в статье»: the outlet named last; «… на сайте X»: X."""
    if stream.tokens[document.head].lemma in speech_words("article"):
        outlet = next((body for body in bodies_before(cast, document.lo) if body.outlet), None)
        if outlet is not None:
            return [Speaker(outlet.name, "ORG", "document", outlet.entity)]
    for place in range(document.hi, min(document.hi + 8, len(stream.tokens) - 1)):
        if stream.tokens[place].text in ".!?":
            break
        if stream.tokens[place].lemma in speech_words("site"):
            phrase = noun_phrase(stream, place, stream.sentence(place)[1])
            named = (
                next((stream.named[p] for p in range(place, phrase.hi) if p in stream.named), None) if phrase else None
            )
            if named is not None:
                return [Speaker(stream.entities[named.entity].name, "ORG", "site", named.entity)]
    return []


def _gender_of_verb(stream: Stream, attribution: Attribution) -> str:
    """A past tense in the singular tells the speaker's gender: «сказала адвокат»."""
    verb = stream.tokens[attribution.verb]
    return verb.gender if verb.number == "Sing" and verb.gender != "Neut" else ""


REACH = 60
"""Quotes after a headline among which the one is sought that it is taken from."""


def _echoed(stream: Stream, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """A quote for a headline or subheading has the speaker of the quote that it is taken from."""
    if all(quote.rule != "subheading" for quote in quotes):
        yield from quotes
        return
    content = [frozenset(content_words(stream, quote.spans)) for quote in quotes]
    for number, quote in enumerate(quotes):
        if quote.rule == "subheading" and not quote.speakers:
            words = content[number]
            origin = max(
                (k for k in range(number, min(number + REACH, len(quotes))) if quotes[k].speakers),
                key=lambda k: len(words & content[k]),
                default=-1,
            )
            if origin >= 0 and words and len(words & content[origin]) >= max(1, len(words) / 2):
                whose = quotes[origin]
                yield replace(quote, speakers=whose.speakers, speaker_kind=whose.speaker_kind, speaker_rule="echoed")
                continue
        yield quote


def _role(stream: Stream, attribution: Attribution | None) -> str:
    """What the attribution itself calls the speaker, without the name."""
    if attribution is None or not attribution.speakers:
        return ""
    phrase = attribution.speakers[0]
    if stream.tokens[phrase.head].pos != "NOUN":
        return ""
    hi = phrase.person.lo if phrase.person is not None and phrase.person.lo > phrase.head else phrase.hi
    return nominative(stream, Phrase(phrase.lo, hi, phrase.head, phrase.case)).rstrip(", ")


def _address(stream: Stream, phrase: Phrase) -> str:
    """To whom: the name of the body or person, else the words in the nominative («журналисты»)."""
    named = stream.named.get(phrase.head)
    return nominative(stream, phrase) if named is None else stream.entities[named.entity].name


def name_sources(stream: Stream, cast: Cast, drafts: Sequence[SourceDraft]) -> tuple[Source, ...]:
    """`drafts` as sources with their chain; «агентство», «издание» is the outlet named last."""
    sources: list[Source] = []
    outlet = ""
    for draft in drafts:
        start, stop = stream.span(draft.phrases[0].lo, draft.phrases[-1].hi)
        names = [_source_name(stream, cast, phrase, outlet) for phrase in draft.phrases]
        if draft.rule != "about_this" and not draft.leans and draft.phrases[0].person is None:
            outlet = names[0]
        sources.append(Source(joined(dict.fromkeys(names)), start, stop, draft.rule))
        if draft.leans and len(sources) > 1:
            before = sources[-2]
            if stream.sentence(stream.at(before.start)) == stream.sentence(stream.at(start)):
                sources[-2] = replace(before, via=len(sources) - 1)
    return tuple(sources)


def _source_name(stream: Stream, cast: Cast, phrase: Phrase, outlet: str) -> str:
    if phrase.person is not None:
        return stream.entities[phrase.person.entity].name
    if phrase.head in stream.named:
        return stream.entities[stream.named[phrase.head].entity].name
    if is_outlet(stream, phrase):
        inside = next((p for p in range(phrase.head + 1, phrase.hi) if stream.entity(p, "ORG")), None)
        if inside is not None:
            return stream.entities[stream.named[inside].entity].name
        head = stream.tokens[phrase.head]
        if phrase.hi - phrase.lo <= 2 and head.pos == "NOUN" and head.number == "Sing":
            named = next((body.name for body in bodies_before(cast, phrase.lo) if body.outlet), "")
            if outlet or named:
                return outlet or named
    known = resolve(SpeakerPhrase(stream, cast, Told(), phrase, ""))
    return known.name if known is not None else nominative(stream, phrase)
