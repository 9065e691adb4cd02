"""Direct speech that the author's words lead up to: «X заявил: «P»», «По словам X, «P»», a gesture, cries."""

from analysis.article import Span
from analysis.pronouns import POSSESSIVE
from analysis.quotes.attribution import Attribution, attribute
from analysis.quotes.clauses import that_clause
from analysis.quotes.cues import cue_nouns, is_finite, is_gerund, speech_words
from analysis.quotes.draft import Draft, make_draft
from analysis.quotes.marks import Marked
from analysis.quotes.phrases import Phrase, noun_phrase
from analysis.quotes.setting import DASHES, clause_before, ends_sentence, is_clause
from analysis.quotes.stream import Stream
from analysis.quotes.subjects import is_outlet, is_personal


def words_before(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """X заявил: «P»."""
    lo, hi = clause_before(stream, here, previous)
    if hi - lo < 2 or (stream.tokens[hi - 1].text not in (":", *DASHES)):
        return None
    whole = (stream.tokens[lo].start, here.stop)
    for place in range(lo + 1, min(lo + 6, hi - 1)):  # «по её словам, он сказал: «P»»: all of it is hers
        if stream.tokens[place].text.lower() in cue_nouns() and (found := _after_noun(stream, place, hi - 1)).speakers:
            if is_outlet(stream, found.speakers[0]):
                break  # «по данным газеты, он сказал: «P»»: it only passes on
            return make_draft(stream, here.spans, found, "words_before", whole) if is_clause(stream, here) else None
    verb = _cue_before(stream, lo, hi - 1)
    if verb >= 0 and stream.tokens[hi - 1].text != ":" and that_clause(stream, verb, hi - 1) > 0:
        return None  # «заявил, что не уйдёт - «разве только в море»»: the report goes on
    if verb >= 0 and (stream.tokens[hi - 1].text == ":" or is_clause(stream, here)):
        return make_draft(stream, here.spans, _subject_of(stream, lo, hi - 1, verb, previous), "words_before", whole)
    if stream.tokens[hi - 1].text != ":":
        return None
    if stream.tokens[hi - 2].lemma in speech_words("cries") and is_clause(stream, here, fewest=2):
        verb = next((v for v in range(hi - 2, lo - 1, -1) if is_finite(stream.tokens[v])), -1)
        crowd = attribute(stream, lo, hi - 1, verb, before=True) if verb >= 0 else None
        return make_draft(stream, here.spans, crowd._replace(verb=hi - 2), "cries", whole) if crowd else None
    if not is_clause(stream, here, fewest=3):
        return None
    phrase = noun_phrase(stream, lo, hi - 1, "Nom")
    about = phrase is not None and stream.tokens[phrase.hi].text.lower() in ("о", "об", "про")  # «X о мосте: «P»»
    presented = phrase is not None and phrase.person is not None and described(stream, phrase.hi, hi - 1)
    if phrase is not None and is_personal(stream, phrase) and (phrase.hi >= hi - 1 or about or presented):
        attribution = Attribution(hi - 1, None, (phrase,), "name_and_colon")
        return make_draft(stream, here.spans, attribution, "name_before", whole)
    return _gesture(stream, here, lo, hi - 1, whole)


def introduced(stream: Stream, here: Marked, limit: int, previous: Draft | None) -> Draft | None:
    """По словам X, «P». — a whole clause in marks after an introduction without «что»."""
    lo, hi = clause_before(stream, here, previous)
    comma = hi > lo and stream.tokens[hi - 1].text == ","
    if not comma or not is_clause(stream, here) or not ends_sentence(stream, here):
        return None
    whole = (stream.tokens[lo].start, here.stop)
    for place in range(lo, min(lo + 4, hi - 1)):
        word = stream.tokens[place].text.lower()
        if word in cue_nouns() and stream.tokens[lo].text.lower() != "об":
            attribution = _after_noun(stream, place, hi - 1)
            if attribution.speakers and max(attribution.speakers[0].hi, place + 1) >= hi - 1:
                return make_draft(stream, here.spans, attribution, "introduced", whole)
    for verb in range(lo, hi - 1):
        if verb not in stream.cues or not is_finite(stream.tokens[verb]):
            continue
        as_said = any(t.text.lower() == "как" for t in stream.tokens[max(lo, verb - 2) : verb])
        if not as_said and any(t.case == "Nom" and t.pos in ("NOUN", "PROPN") for t in stream.tokens[lo : verb - 1]):
            continue  # «Санкции, отметил X, «не станут целью»»: the words in marks go on with what stands before
        if as_said or stream.tokens[verb - 1].text == ",":
            attribution = attribute(stream, verb, hi - 1, verb)
            if attribution.speakers and not any(
                t.text == "," for t in stream.tokens[attribution.speakers[-1].hi : hi - 1]
            ):
                return make_draft(stream, here.spans, attribution, "introduced", whole)
    return None


# ---------------------------------------------------------------- the author's words
def described(stream: Stream, lo: int, hi: int) -> bool:
    """«Инга Чижова, эколог»: behind the name a comma and what the person is, and nothing else."""
    if lo + 1 >= hi or stream.tokens[lo].text != ",":
        return False
    role = noun_phrase(stream, lo + 1, hi, "Nom")
    verbs = any(is_finite(token) for token in stream.tokens[lo:hi])
    return role is not None and not verbs and stream.tokens[role.head].feats.get("Animacy") == "Anim"


def _cue_before(stream: Stream, lo: int, hi: int) -> int:
    """The last verb of saying before the colon, gerunds too; -1 if there is none."""
    for place in range(hi - 1, lo - 1, -1):
        token = stream.tokens[place]
        third = token.feats.get("Person") not in ("1", "2")
        if third and place in stream.cues and (is_finite(token) or is_gerund(token)):
            return place
    return -1


def _subject_of(stream: Stream, lo: int, hi: int, verb: int, previous: Draft | None) -> Attribution:
    """The subject of a verb of saying before a colon; a gerund or a second verb has that of the main verb."""
    if is_gerund(stream.tokens[verb]):
        for main in (*range(verb - 1, lo - 1, -1), *range(verb + 1, hi)):
            if is_finite(stream.tokens[main]):
                return attribute(stream, lo, hi, main, before=True)._replace(verb=verb)
    found = attribute(stream, lo, hi, verb, before=True)
    if not found.speakers and previous and previous.attribution and previous.whole[1] > stream.tokens[lo].start:
        return found._replace(speakers=previous.attribution.speakers, rule="second_verb")
    return found


def _gesture(stream: Stream, here: Marked, lo: int, hi: int, whole: Span) -> Draft | None:
    """«X расплакался: «P»», «Согласна с ним и X: «P»»: no verb of saying, but a person and a colon.

    The subject of a verb, the last verb first; else the person named last before the colon.
    """
    verbs = [v for v in range(hi - 1, lo - 1, -1) if is_finite(stream.tokens[v])]
    for verb in verbs:
        if stream.tokens[verb].feats.get("Person") in ("1", "2"):
            return None
        found = attribute(stream, lo, hi, verb, before=True)
        if found.speakers and any(is_personal(stream, p) for p in found.speakers):
            return make_draft(stream, here.spans, found, "gesture", whole)
    named = stream.named.get(hi - 1)
    if not verbs or named is None or named.lo < lo or stream.entity(hi - 1, "PER") is None:
        return None
    phrase = Phrase(named.lo, hi, named.lo, stream.tokens[named.lo].case or "Nom", named)
    return make_draft(stream, here.spans, Attribution(hi, None, (phrase,), "name_and_colon"), "gesture", whole)


def _after_noun(stream: Stream, noun: int, hi: int) -> Attribution:
    """«по словам X», «по его словам»."""
    before = stream.tokens[noun - 1]
    if before.text.lower() in POSSESSIVE:
        return Attribution(noun, None, (Phrase(noun - 1, noun, noun - 1, "Gen"),), "noun_of_saying")
    phrase = noun_phrase(stream, noun + 1, hi, "Gen") if before.text.lower() == "по" and noun + 1 < hi else None
    return Attribution(noun, None, (phrase,) if phrase else (), "noun_of_saying")


def told_before(stream: Stream, here: Marked, attribution: Attribution, previous: Draft | None) -> bool:
    """X заявил: «P», пишет газета: the outlet only passes on what the words before the colon attribute."""
    lo, hi = clause_before(stream, here, previous)
    passed_on = not attribution.speakers or is_outlet(stream, attribution.speakers[0])
    return passed_on and hi > lo and stream.tokens[hi - 1].text == ":" and _cue_before(stream, lo, hi) >= 0
