"""Sources: outlets and documents named as where the article has something from, and what they themselves lean on."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis import lexicon
from analysis.entities.token_row import places_of
from analysis.language import Token
from analysis.quotes.attribution import attribute, author
from analysis.quotes.bearers import MARKS
from analysis.quotes.clauses import that_clause
from analysis.quotes.cues import cue_nouns, is_finite, speech_words
from analysis.quotes.phrases import Phrase, joint, noun_phrase
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import STOPS, is_outlet


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as phrases (joint ones are one source), before its name is resolved.

    leans: it is what the source just before leans on («X со ссылкой на **Y**»).
    """

    phrases: tuple[Phrase, ...]
    rule: str
    leans: bool = False

    @property
    def lo(self) -> int:
        """The first token."""
        return self.phrases[0].lo


def find_sources(stream: Stream, quoted: frozenset[int]) -> tuple[SourceDraft, ...]:
    """The sources outside the `quoted` tokens, in the order of the text; one head is one source."""
    found: dict[int, SourceDraft] = {}
    for place in sorted(_begins(stream) - quoted):
        lo, hi = stream.sentence(place)
        # what is quoted says nothing of who passes it on
        lo = max(quoted.intersection(range(lo, place)), default=lo - 1) + 1
        for rule in RULES if place in stream.cues else NO_VERB:
            for draft in rule(stream, lo, hi, place):
                found.setdefault(draft.phrases[0].head, draft)
    return tuple(sorted(found.values(), key=lambda d: d.lo))


def _begins(stream: Stream) -> frozenset[int]:
    """Where one of RULES may begin: at most words it is plain that all would say no."""
    words = (*places_of(stream.lemmas_at, BEGINNINGS), *places_of(stream.words_at, BEGINNINGS | BEGUN))
    return frozenset((*stream.cues, *words))


# ---------------------------------------------------------------- rules: the token of a sentence -> sources
def about_this(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«Об этом сообщил X», «Такое мнение выразил X»: the content is the sentence before."""
    if place != lo and stream.tokens[place - 1].text != ",":
        return
    if stream.tokens[place].text.lower() not in BEGUN:
        return
    opening = tuple([t.text.lower() for t in stream.tokens[place : place + 3]])
    if opening[:2] not in OPENINGS and opening not in OPENINGS:
        return
    if opening in OPENINGS:
        yield from _came_forward(stream, place + 3, hi)
        return
    for verb in range(place + 2, hi):
        token = stream.tokens[verb]
        if verb in stream.cues and is_finite(token) and stream.tokens[verb - 1].lemma != "как":
            found = attribute(stream, place + 2, hi, verb)
            speakers = found.speakers
            if len(speakers) == 1 and token.number == "Plur":
                speakers = tuple(joint(stream, speakers[0], hi))
            if speakers:
                yield SourceDraft(speakers, "about_this")
                yield from _told_in_marks(stream, place + 2, hi, {p for s in speakers for p in range(s.lo, s.hi)})
                return


OPENINGS = frozenset(tuple(phrase.split()) for phrase in lexicon.words("about_this.txt"))
"""With what a sentence begins that says whose words stood in the one before."""

BEGUN = frozenset(opening[0] for opening in OPENINGS)


def _came_forward(stream: Stream, lo: int, hi: int) -> Iterator[SourceDraft]:
    """«С таким заявлением выступил X»: the subject of a verb that is none of saying."""
    verb = next((p for p in range(lo, min(lo + 4, hi)) if is_finite(stream.tokens[p])), -1)
    speakers = attribute(stream, lo, hi, verb).speakers if verb >= 0 else ()
    if speakers:
        yield SourceDraft(speakers, "about_this")


def _told_in_marks(stream: Stream, lo: int, hi: int, speaking: set[int]) -> Iterator[SourceDraft]:
    """«Об этом «Волне» рассказал источник»: a name in marks that no noun holds, beside the one who speaks."""
    place = lo
    while place < hi:
        phrase = noun_phrase(stream, place, hi) if stream.tokens[place].text in MARKS else None
        if (
            phrase is not None
            and place not in speaking
            and stream.tokens[place - 1].pos not in ("ADP", "NOUN", "PROPN")
        ):
            yield SourceDraft((phrase,), "told_to")
        place = phrase.hi if phrase is not None else place + 1


def confirmed(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«Информацию подтвердили в X», «Это подтвердил и X»: the content is the sentence before."""
    token = stream.tokens[place]
    if token.lemma not in speech_words("confirming") or not is_finite(token) or lo != stream.sentence(place)[0]:
        return
    before = stream.tokens[lo:place]
    that = that_clause(stream, place, hi) > 0 or any(t.text in ",:" for t in before)
    nouns = [t for t in before if t.pos == "NOUN" or t.lemma == "это"]
    if that or not nouns or nouns[0].lemma not in speech_words("confirmed"):
        return
    speakers = attribute(stream, lo, hi, place).speakers
    if speakers and speakers[0].lo > place:
        yield SourceDraft(speakers, "confirmed")


def outlet_says(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«передаёт X», «как пишет газета», «X сообщает, что»: an outlet is the subject of a verb of saying."""
    token = stream.tokens[place]
    known = stream.cues.get(place)
    if known is None or not is_finite(token) or token.feats.get("Person") in ("1", "2"):
        return
    apart = place > lo and stream.tokens[place - 1].text.lower() not in (",", "как", "-", "—", "–")
    found = attribute(stream, lo, hi, place, before=apart)
    for phrase in (*found.outlets, *found.speakers):
        passes = known.lemma in speech_words("passing") or (
            known.lemma in speech_words("reporting") and _is_foreign(stream, phrase)
        )
        passed_on = phrase in found.outlets and bool(found.speakers)
        leans = stream.tokens[phrase.lo].text in MARKS and _leans(stream, place, hi)
        leans = leans or (stream.tokens[phrase.lo].text in MARKS and known.lemma in speech_words("passing"))
        passes = passes and found.rule != "institution"  # «резюмировали в МВД»: it speaks for itself
        if passed_on or leans or is_outlet(stream, phrase) or (passes and _is_body(stream, phrase)):
            yield SourceDraft((phrase,), "outlet_says")


def _leans(stream: Stream, verb: int, hi: int) -> bool:
    """«сообщает «Вестник» со ссылкой на мэрию»: a name in marks that leans on another is an outlet's."""
    return any(_is_leaning(token) for token in stream.tokens[verb:hi])


def _is_leaning(token: Token) -> bool:
    return not speech_words("leaning").isdisjoint((token.text.lower(), token.lemma))


def told_to(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«сообщил «Волне» источник», «сказала она агентству»: an outlet after the verb that is not its subject."""
    token = stream.tokens[place]
    if place not in stream.cues or not is_finite(token):
        return
    begin = next((i + 1 for i in range(place - 1, lo - 1, -1) if stream.tokens[i].text in BORDERS), lo)
    end = next((i for i in range(place + 1, hi) if stream.tokens[i].text in BORDERS), hi)
    for first, last in ((max(begin, place - 14), place), (place + 1, min(end, place + 14))):
        yield from _told(stream, first, last)
    yield from _told_in_dative(stream, place, end)


BORDERS = STOPS | {","}


def _told_in_dative(stream: Stream, verb: int, end: int) -> Iterator[SourceDraft]:
    """«сказал «Вестнику» Олег Вьюн»: a name in marks and in the dative right after the verb (or after «он»)."""
    at = verb + 1
    while at < end and stream.tokens[at].pos in ("PRON", "PART", "ADV"):
        at += 1
    if at + 2 < end and stream.tokens[at].text in MARKS and stream.tokens[at + 1].case == "Dat":
        phrase = noun_phrase(stream, at, end)
        if phrase is not None and phrase.person is None:
            yield SourceDraft((phrase,), "told_to")


def talked_with(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«в беседе с X», «в разговоре с корреспондентом X»: the outlet that was told."""
    held = stream.tokens[place].lemma in TALKS and place > lo and stream.tokens[place - 1].text.lower() == "в"
    if not held or place + 2 >= hi or stream.tokens[place + 1].text.lower() not in ("с", "со"):
        return
    begin = place + 2
    if stream.tokens[begin].lemma in REPORTERS:
        begin += 1
    phrase = noun_phrase(stream, begin, hi) if begin < hi else None
    if phrase is not None and phrase.person is None:
        in_marks = stream.tokens[phrase.lo].text in MARKS
        if in_marks or is_outlet(stream, phrase):
            yield SourceDraft((phrase,), "talked_with")


TALKS = speech_words("conversation")
REPORTERS = speech_words("reporter")


def _told(stream: Stream, first: int, last: int) -> Iterator[SourceDraft]:
    """The outlets that were told: in the dative («агентству»), or in marks or capitals without a preposition."""
    at = first
    while at < last:
        here = stream.tokens[at]
        phrase = None
        if here.case == "Dat" or here.text in MARKS or here.pos in ("PROPN", "X"):
            phrase = noun_phrase(stream, at, last)
        if phrase is not None and _stands_apart(stream, at) and is_outlet(stream, phrase):
            yield from (SourceDraft((p,), "told_to") for p in joint(stream, phrase, last) if is_outlet(stream, p))
            return
        at = phrase.hi if phrase is not None and phrase.hi > at else at + 1


def _stands_apart(stream: Stream, place: int) -> bool:
    """Whether no preposition and no noun before it holds the word; a noun in the dative no other noun does."""
    here, before = stream.tokens[place], stream.tokens[place - 1].pos
    return before != "ADP" and (before != "NOUN" or (here.case == "Dat" and here.pos == "NOUN"))


def with_reference(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«со ссылкой на X», «ссылаясь на X»."""
    token = stream.tokens[place]
    if not _is_leaning(token):
        return
    if (
        place + 2 >= hi
        or stream.tokens[place + 1].text.lower() != "на"
        or stream.tokens[place + 2].lemma in ("то", "тот")
    ):
        return
    phrase = noun_phrase(stream, place + 2, hi)
    if phrase is not None:
        phrase = author(stream, phrase) or phrase  # «на данные X»
        yield SourceDraft(tuple(joint(stream, phrase, hi)), "with_reference", leans=True)


def by_its_data(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«по данным X», «по информации издания» of an outlet."""
    if stream.tokens[place].text.lower() != "по" or place + 2 >= hi:
        return
    if stream.tokens[place + 1].text.lower() in cue_nouns():
        phrase = noun_phrase(stream, place + 2, hi)
        if phrase is not None and is_outlet(stream, phrase):
            yield SourceDraft((phrase,), "by_its_data")


def interview(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«в интервью X», «в эфире X», «цитата по X»."""
    token = stream.tokens[place]
    cited = token.lemma in speech_words("cited") and place + 1 < hi and stream.tokens[place + 1].text.lower() == "по"
    if not cited and (token.lemma not in speech_words("interview") or token.number == "Plur"):
        return
    begin = place + 2 if cited else place + 1
    phrase = noun_phrase(stream, begin, hi) if begin < hi else None
    if phrase is not None and (cited or is_outlet(stream, phrase) or _is_body(stream, phrase)):
        yield SourceDraft((phrase,), "interview")


BEGINNINGS = TALKS | speech_words("cited") | speech_words("interview") | speech_words("leaning") | {"по"}
"""Words and lemmas at which a rule begins that asks neither for the opening of a clause nor for a verb of saying."""

RULES = (
    about_this,
    confirmed,
    outlet_says,
    told_to,
    with_reference,
    by_its_data,
    interview,
    talked_with,
)

NO_VERB = (about_this, with_reference, by_its_data, interview, talked_with)
"""Those of RULES that ask for no verb of saying."""


def _is_body(stream: Stream, phrase: Phrase) -> bool:
    entity = stream.entity(phrase.head)
    return entity is not None and entity.kind == "ORG"


def _is_foreign(stream: Stream, phrase: Phrase) -> bool:
    return stream.tokens[phrase.head].text[:1].isascii() and stream.tokens[phrase.head].text[:1].isalpha()
