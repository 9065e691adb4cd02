"""What is reported, as offsets: the content behind the verb that governs it, or around the author's words put in."""

import re

from analysis import lexicon
from analysis.article import Span
from analysis.quotes.cues import is_finite, is_gerund, speech_words
from analysis.quotes.endings import ending
from analysis.quotes.stream import Stream


def content_from(stream: Stream, lo: int, hi: int, verb: int) -> tuple[Span, ...]:
    """The offsets of the content that begins at `lo`: to the end of the sentence, less what is no longer said."""
    end = ending(stream, lo, hi, verb)
    return _trimmed(stream, lo, end)


def content_around(stream: Stream, lo: int, hi: int, begin: int, end: int) -> tuple[Span, ...]:
    """The content around an insertion [begin, end): what stands before it, unless only a connective, and after it."""
    if [t.text.lower() for t in stream.tokens[lo : lo + 2]] == ["об", "этом"]:
        return ()
    left = _trimmed(stream, lo, begin)
    right = _trimmed(stream, end, ending(stream, end, hi, begin)) if end + 1 < hi else ()
    if right and sum(1 for _ in stream.within(*right[0])) < 2:
        right = ()
    if right and _of_the_author(stream, stream.at(right[0][0])):
        right = ()
    states = any(is_finite(t) or t.feats.get("Variant") == "Short" for t in stream.tokens[lo:begin])
    subject = bool(right) and _is_subject_of(stream, lo, begin, stream.at(right[0][0]))
    leads_up = begin > lo and stream.tokens[begin - 1].text == ":"  # «он сказал резче: по его мнению, P»
    # «…, и, по словам X, C»: C is his, the rest the author's
    parted = bool(right) and (leads_up or _ends_in_conjunction(stream, lo, begin))
    adverbial = begin - lo <= 4 and not subject and not states and not _has_noun(stream, lo, begin)
    if parted or adverbial or (begin - lo <= 5 and _is_connective(stream, lo, begin)):
        left = ()
    return (*left, *right)


def _ends_in_conjunction(stream: Stream, lo: int, begin: int) -> bool:
    """«…, и», «…, однако», «…, что»: a new clause begins right before the insertion."""
    at = begin - 1 if stream.tokens[begin - 1].text == "," else begin
    if at - 1 > lo and stream.tokens[at - 1].lemma == "который":  # «форум, на котором, как сообщает X, C»
        return True
    opened = at - 1 > lo and stream.tokens[at - 1].lemma in CONJUNCTIONS
    return opened and (stream.tokens[at - 2].text == "," or stream.tokens[at - 1].lemma != "и")


CONJUNCTIONS = speech_words("conjunction")


def _is_connective(stream: Stream, lo: int, begin: int) -> bool:
    """«Кроме того,», «В то же время,», «По сути,»: it leads over from the sentence before and says nothing."""
    words = [token for token in stream.tokens[lo:begin] if token.pos != "PUNCT"]
    nouns = [token.lemma for token in words if token.pos in ("NOUN", "PROPN", "NUM") or is_finite(token)]
    opening = bool(words) and words[0].text.lower() in speech_words("leading_over")
    return opening or (bool(nouns) and all(noun in lexicon.words("connectives.txt") for noun in nouns))


def _has_noun(stream: Stream, lo: int, begin: int) -> bool:
    return any(token.pos in ("NOUN", "PROPN") for token in stream.tokens[lo:begin])


def _is_subject_of(stream: Stream, lo: int, hi: int, verb: int) -> bool:
    """«Средняя цена, по его мнению, может вырасти»: a noun in the nominative before, and its verb right after."""
    while verb < len(stream.tokens) and stream.tokens[verb].pos in ("ADV", "PART"):
        verb += 1
    nouns = [t for t in stream.tokens[lo:hi] if t.case == "Nom" and t.pos in ("NOUN", "PROPN", "PRON")]
    following = stream.tokens[verb] if verb < len(stream.tokens) else None
    return bool(nouns) and following is not None and is_finite(following) and following.number == nouns[-1].number


def _of_the_author(stream: Stream, place: int) -> bool:
    """«пишет X, ссылаясь на Y», «говорится в обзоре X, с которым знакома «Волна»»: still the author's words."""
    opening = stream.tokens[place : place + 2]
    return is_gerund(opening[0]) or any(t.lemma == "который" for t in opening)


REMARK = re.compile("|".join((r"прим\.|см\. |https?://|www\.", *sorted(speech_words("remark")))), re.IGNORECASE)
"""What a bracket at the end holds that is the editor's: a link, a remark."""


def _without_remark(stream: Stream, lo: int, hi: int) -> int:
    """The token before «(подробнее: …)» or a bare link with which the content ends; `hi` where it ends with neither."""
    last = hi - 1
    while last > lo and stream.tokens[last].text in ".,;":
        last -= 1
    if last <= lo:
        return hi
    if stream.tokens[last].text.startswith(("http", "www.")):
        return last
    if stream.tokens[last].text != ")":
        return hi
    opening = next((p for p in range(last - 1, lo, -1) if stream.tokens[p].text == "("), -1)
    return opening if opening > 0 and REMARK.search(stream.words(opening, last)) else hi


def _trimmed(stream: Stream, lo: int, hi: int) -> tuple[Span, ...]:
    hi = _without_remark(stream, lo, hi)
    while lo < hi and stream.tokens[lo].text.strip("*_") in ",.;:—–-!?…)»”":
        lo += 1
    while lo < hi and stream.tokens[hi - 1].text.strip("*_") in ",.;:—–-!?…(«„":
        hi -= 1
    if hi - lo > 1:  # «призвал «не спешить»»: a mark that has no partner in the content is none of it
        inside = [token.text for token in stream.tokens[lo:hi]]
        lo += inside[0] in "«„“" and not any(mark in "»“”" for mark in inside[1:])
        hi -= inside[-1] in "»”" and not any(mark in "«„“" for mark in inside[:-1])
    if hi - 1 > lo and stream.tokens[hi - 1].text == '"' and stream.tokens[hi - 2].text == ":":  # it opens the next
        return _trimmed(stream, lo, hi - 1)
    return (stream.span(lo, hi),) if hi > lo else ()
