"""Sources: outlets and documents named as where the article has something from, and what they themselves lean on."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.quotes.attribution import Attribution, attribute, is_outlet
from analysis.quotes.cues import cue, is_finite
from analysis.quotes.phrases import Phrase, noun_phrase
from analysis.quotes.stream import Stream


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as a phrase, before its name is resolved; `via`: it is what the source just before leans on."""

    phrase: Phrase
    rule: str
    leans: bool = False


def find_sources(stream: Stream) -> tuple[SourceDraft, ...]:
    """The sources in the order of the text; one phrase is one source."""
    found: dict[int, SourceDraft] = {}
    for lo, hi in stream.sentences:
        for place in range(lo, hi):
            for rule in RULES:
                for draft in rule(stream, lo, hi, place):
                    found.setdefault(draft.phrase.lo, draft)
    return tuple(found[lo] for lo in sorted(found))


# ---------------------------------------------------------------- rules: the token of a sentence -> sources
def outlet_says(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«передаёт X», «как пишет газета», «X сообщает, что»: an outlet is the subject of a verb of saying."""
    token = stream.tokens[place]
    known = cue(token)
    if known is None or not is_finite(token):
        return
    found = attribute(stream, lo, hi, place)
    for phrase in found.outlets or found.speakers:
        if is_outlet(stream, phrase):
            yield SourceDraft(phrase, "outlet_says")
    if found.addressee is not None and is_outlet(stream, found.addressee):
        yield SourceDraft(found.addressee, "told_to")


def with_reference(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«со ссылкой на X», «ссылаясь на X»."""
    token = stream.tokens[place]
    if not (token.lemma == "ссылка" and token.text.lower() == "ссылкой") and not (token.lemma == "ссылаться"):
        return
    if place + 2 >= hi or stream.tokens[place + 1].text.lower() != "на":
        return
    phrase = noun_phrase(stream, place + 2, hi)
    if phrase is not None:
        yield SourceDraft(phrase, "with_reference", leans=True)


def about_this(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«Об этом сообщил X»: the content is the sentence before."""
    if (
        place != lo
        or stream.tokens[lo].text.lower() not in ("об", "о")
        or lo + 1 >= hi
        or stream.tokens[lo + 1].text.lower() != "этом"
    ):
        return
    for verb in range(lo + 2, hi):
        known = cue(stream.tokens[verb])
        if known is not None and is_finite(stream.tokens[verb]) and stream.tokens[verb - 1].lemma != "как":
            found: Attribution = attribute(stream, lo + 2, hi, verb)
            for phrase in found.speakers:
                yield SourceDraft(phrase, "about_this")
            if found.speakers:
                return


def interview(stream: Stream, lo: int, hi: int, place: int) -> Iterator[SourceDraft]:
    """«в интервью X», «в эфире X», «цитата по X»."""
    token = stream.tokens[place]
    if token.lemma == "интервью" or token.lemma == "эфир":
        phrase = noun_phrase(stream, place + 1, hi) if place + 1 < hi else None
    elif token.lemma in ("цитата", "цитироваться") and place + 1 < hi and stream.tokens[place + 1].text == "по":
        phrase = noun_phrase(stream, place + 2, hi)
    else:
        return
    if phrase is not None and (is_outlet(stream, phrase) or token.lemma.startswith("цит")):
        yield SourceDraft(phrase, "interview")


RULES = (about_this, outlet_says, with_reference, interview)
