"""Fragments: words of somebody's own that stand in marks outside a report («назвал решение «позором»»).

Names, titles and irony look the same; so a fragment begins with a small letter and needs a sign that somebody says it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from analysis import lexicon
from analysis.article import Span
from analysis.language import Token, forms
from analysis.quotes.attribution import Attribution, attribute
from analysis.quotes.cues import is_finite, is_gerund, speech_words
from analysis.quotes.draft import Draft
from analysis.quotes.marks import Marked
from analysis.quotes.setting import has_predicate, paragraph, words
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import can_say, is_outlet, is_personal

LONGEST_FRAGMENT = 25
"""Words; more are no part of somebody else's sentence."""

LONGEST_NAME = 3
"""Words; a shorter stretch that holds a name is rather a title."""

REACH = 25
"""Tokens between the verb and the marks."""


def find_fragments(stream: Stream, marked: Sequence[Marked], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The fragments among `marked`, none where one of `drafts` (quotes and reports) has words already."""
    taken = {place for draft in drafts for span in draft.spans for place in stream.within(*span)}
    told = {stream.sentence_of[p] for d in drafts if d.attribution for p in stream.within(*d.spans[-1])}
    found: list[Draft] = []
    for here in marked:
        if not _may_be_own(stream, here) or taken.intersection(stream.within(here.start, here.stop)):
            continue
        rules = (judged,) if _is_titled(stream, here) else RULES
        draft = next((d for rule in rules if (d := rule(stream, here, told))), None)
        if draft is not None:
            found.append(draft)
            told.add(stream.sentence_of[stream.at(here.start)])
    return tuple(found)


def _may_be_own(stream: Stream, here: Marked) -> bool:
    """One closed stretch in small letters, not too long, and no name."""
    (start, stop), *more = here.spans
    if more or not here.closed or not stream.text[start : start + 1].islower():
        return False
    opening = stream.at(here.start)
    count = words(stream, here)
    if not 0 < count <= LONGEST_FRAGMENT or opening >= len(stream.tokens):
        return False
    named = any(place in stream.named for place in stream.within(start, stop))
    return count >= LONGEST_NAME or not named


def _is_titled(stream: Stream, here: Marked) -> bool:
    """The noun before has a title in marks: «фильм», «плакат»; but «назвал закон «ударом»» judges it."""
    opening = stream.at(here.start)
    return opening > 0 and stream.tokens[opening - 1].lemma in _kinds()


# ---------------------------------------------------------------- rules: marked words -> a fragment, or None
def judged(stream: Stream, here: Marked, told: set[int]) -> Draft | None:
    """«X назвал решение «позором»»: after a verb of judging whose subject is a person or body."""
    inside = _inside(stream, here)
    lo, hi = stream.sentence(inside.start - 1)
    verb = _verb_before(stream, max(lo, inside.start - 1 - REACH), inside.start - 1, _judges)
    if verb < 0 or not any(_stands(stream, how, inside) for how in _judging()[_lemma(stream, verb)].split()):
        return None
    titled = _is_titled(stream, here) and not _may_be_instrumental(stream.tokens[inside.start])
    if titled or _calls_in_general(stream, verb):
        return None
    return _of_subject(stream, here, (lo, hi), verb, "judged")


def told_of(stream: Stream, here: Marked, told: set[int]) -> Draft | None:
    """«X заявил о «подмене понятий»», «подчеркнул «особую важность»»: a part of what a verb of saying governs."""
    inside = _inside(stream, here)
    lo, hi = stream.sentence(inside.start - 1)
    verb = _verb_before(stream, max(lo, inside.start - 1 - REACH), inside.start - 1, _says)
    if verb < 0:
        return None
    before, further = stream.tokens[inside.start - 2], stream.tokens[inside.start - 3]
    about = before.text.lower() in ABOUT or (before.pos in ("ADJ", "DET") and further.text.lower() in ABOUT)
    held = about or before.lemma in lexicon.words("requests.txt")
    between = stream.tokens[verb + 1 : inside.start - 1]
    governed = [token.text.lower() for token in between] in GOVERNED
    direct = words(stream, here) > 1 and all(t.pos in ("ADV", "PART") for t in between)
    if not (held or governed or direct or (len(inside) > 1 and _is_infinitive(stream, inside))):
        return None
    return _of_subject(stream, here, (lo, hi), verb, "told_of")


def own_words(stream: Stream, here: Marked, told: set[int]) -> Draft | None:
    """«Посол увязал попытки «вбить клин в союз соседей» с выборами»: too long for a title, somebody acts."""
    inside = _inside(stream, here)
    if words(stream, here) < LONG:
        return None
    lo, hi = stream.sentence(inside.start - 1)
    verb = _verb_before(stream, max(lo, inside.start - 1 - REACH), inside.start - 1, lambda *_: True)
    if verb < 0:
        return None
    if stream.sentence_of[verb] - 1 in told and not _says(stream, verb) and not _judges(stream, verb):
        return Draft("fragment", here.spans, None, None, "own_words", (stream.tokens[lo].start, here.stop))
    return _of_subject(stream, here, (lo, hi), verb, "own_words")


LONG = 4
"""Words that are no title and no irony in small letters, whatever verb stands before them."""


ABOUT = {"о", "об", "обо"}
"""Prepositions after verbs of saying whose noun is what is said."""

GOVERNED = (["в"], ["за"], ["из-за"], ["на"])
"""Others, where they stand right after the verb: «сознался в «усталости»»."""


def goes_on(stream: Stream, here: Marked, told: set[int]) -> Draft | None:
    """«X ждёт перемен. Курс «поболтается у ста»»: a predicate in marks right after somebody's statement."""
    inside = _inside(stream, here)
    if words(stream, here) < FEWEST or not has_predicate(stream, inside):
        return None
    sentence = stream.sentence_of[inside.start - 1]
    near = sentence in told or (sentence - 1 in told and _same_paragraph(stream, sentence))
    lo, hi = stream.sentences[sentence]
    verbs = (p for p in range(lo, hi) if p not in inside and is_finite(stream.tokens[p]))
    if not near or any(verbs):  # with a verb of its own the sentence is the author's
        return None
    return Draft("fragment", here.spans, None, None, "goes_on", (here.start, here.stop))


FEWEST = 3
"""Words of a predicate that is somebody's own."""

RULES: tuple[Callable[[Stream, Marked, set[int]], Draft | None], ...] = (judged, told_of, own_words, goes_on)


# ---------------------------------------------------------------- what they ask
def _inside(stream: Stream, here: Marked) -> range:
    """The tokens between the marks."""
    return range(stream.at(here.start) + 1, stream.at(here.spans[-1][1]))


def _of_subject(stream: Stream, here: Marked, sentence: Span, verb: int, rule: str) -> Draft | None:
    """The fragment by the subject of `verb`, or None where nobody can be its subject who speaks."""
    lo, hi = sentence
    main = verb if is_finite(stream.tokens[verb]) else _main_verb(stream, lo, verb)
    attribution = attribute(stream, lo, hi, main, before=True)
    if not attribution.speakers or not all(
        _has_a_voice(stream, attribution, n) for n in range(len(attribution.speakers))
    ):
        return None
    return Draft(
        "fragment", here.spans, attribution, stream.span(verb, verb + 1), rule, (stream.tokens[lo].start, here.stop)
    )


def _has_a_voice(stream: Stream, attribution: Attribution, number: int) -> bool:
    """Whether the speaker of that number is a person or a body that can judge; an outlet only passes on."""
    phrase = attribution.speakers[number]
    return is_personal(stream, phrase) or (can_say(stream, phrase) and not is_outlet(stream, phrase))


def _judges(stream: Stream, place: int) -> bool:
    return _lemma(stream, place) in _judging()


def _says(stream: Stream, place: int) -> bool:
    known = stream.cues.get(place)
    return known is not None and known.kind != "relaying"


def _is_infinitive(stream: Stream, inside: range) -> bool:
    first = next((t for p in inside if (t := stream.tokens[p]).pos not in ("PART", "ADV")), None)
    return first is not None and first.feats.get("VerbForm") == "Inf"


def _same_paragraph(stream: Stream, sentence: int) -> bool:
    """Whether the sentence stands in the same paragraph as the one before."""
    here, before = (stream.tokens[stream.sentences[n][0]].start for n in (sentence, sentence - 1))
    return paragraph(stream, here) == paragraph(stream, before)


def _verb_before(stream: Stream, lo: int, hi: int, fits: Callable[[Stream, int], bool]) -> int:
    """The verb that `fits` in whose clause the marks stand, or -1: no other verb or clause between."""
    for place in range(hi - 1, lo - 1, -1):
        token = stream.tokens[place]
        if is_gerund(token) or (is_finite(token) and token.pos == "VERB"):
            return place if fits(stream, place) and token.feats.get("Person") not in ("1", "2") else -1
        if token.text in (":", ";") or token.lemma in ("что", "который", "чтобы"):
            return -1
    return -1


def _main_verb(stream: Stream, lo: int, gerund: int) -> int:
    around = (*range(gerund - 1, lo - 1, -1), *range(gerund + 1, stream.sentence(gerund)[1]))
    return next((p for p in around if is_finite(stream.tokens[p])), gerund)


def _stands(stream: Stream, how: str, inside: range) -> bool:
    """Whether the marked words stand as the verb of judging asks («ins», «in», «any»)."""
    before = stream.tokens[inside.start - 2].text.lower() if inside.start > 1 else ""
    if how == "in":  # «обвинил в «подлоге»», «обвинил в распространении «небылиц»»
        further = stream.tokens[inside.start - 3].text.lower() if inside.start > 2 else ""
        return before in ("в", "во") or (further in ("в", "во") and stream.tokens[inside.start - 2].pos == "NOUN")
    if how == "ins":
        return before == "как" or any(_may_be_instrumental(stream.tokens[p]) for p in inside)
    if how in ("за", "на"):  # «поблагодарил за «мужество»», «сослался на «шум»»
        return before == how
    return len(inside) > 1


def _may_be_instrumental(token: Token) -> bool:
    """Whether a word's ending is one of the instrumental («вялой»): of a lone word the tagger only guesses the case."""
    if token.case == "Ins":
        return True
    readings = forms(token.text.lower()) if token.pos in ("ADJ", "NOUN", "VERB") else ()
    return any("ablt" in reading.grammemes for reading in readings)


def _calls_in_general(stream: Stream, verb: int) -> bool:
    """«врачи называют это «снежной слепотой»»: a term, not a judgement."""
    token = stream.tokens[verb]
    return token.lemma in speech_words("naming") and token.number == "Plur" and token.feats.get("Tense") == "Pres"


def _lemma(stream: Stream, place: int) -> str:
    return stream.tokens[place].lemma.replace("ё", "е")


@cache
def _judging() -> Mapping[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("judging.tsv")}


@cache
def _kinds() -> frozenset[str]:
    """Nouns after which marks hold a name: «фильм», «плакат»."""
    return frozenset(noun for noun, kind in lexicon.rows("kind_nouns.tsv") if kind == "-") | lexicon.words(
        "inscriptions.txt"
    )
