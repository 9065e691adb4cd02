"""Direct speech without quotation marks: a dash line, or a block with the author's words on the next line."""

import re
from collections.abc import Iterator, Sequence

from analysis.article import Span
from analysis.quotes.attribution import attribute
from analysis.quotes.before import words_before
from analysis.quotes.direct import find_verb, interrupted
from analysis.quotes.draft import Draft, make_draft
from analysis.quotes.marks import MARK, Marked
from analysis.quotes.phrases import noun_phrase
from analysis.quotes.setting import DASHES, clause_after
from analysis.quotes.stream import Stream

DASH_LINE = re.compile(rf"[{DASHES}]{{1,2}}\s{{1,3}}(?=[А-ЯЁ0-9])")
GLUED_DASH = re.compile(rf"[{DASHES}](?<=[а-яё0-9»][.!?…].)[{DASHES}]?\s{{1,3}}(?=[А-ЯЁ])")
COLON_DASH = re.compile(rf"[{DASHES}](?<=: .)[{DASHES}]?\s{{1,3}}(?=[А-ЯЁ0-9])")
# Both begin with the dash, and then look back: so the search goes four times as fast.
AUTHOR_LINE = re.compile(rf"[{DASHES}]{{1,2}}\s{{1,3}}(?=[а-яё])")


def find_unmarked(stream: Stream, direct: Sequence[Draft]) -> tuple[Draft, ...]:
    """The quotes without marks, none where a marked one stands."""
    taken = {place for draft in direct for place in stream.within(*draft.whole)}
    found = [d for rule in (dash_line, dash_after_colon, block) for d in rule(stream)]
    return tuple(d for d in found if not taken.intersection(stream.within(*d.whole)))


def dash_line(stream: Stream) -> Iterator[Draft]:
    """«— P, — сказал X. — P»: a paragraph, or what is glued to a stop, begins with a dash and holds author's words."""
    for start, stop in stream.article.body:
        dash = DASH_LINE.match(stream.text, start, stop) or GLUED_DASH.search(stream.text, start, stop)
        if dash is None:
            continue
        line = Marked(dash.start(), stop, ((dash.end(), stop),))
        if (draft := interrupted(stream, line, stop, None)) is not None:
            yield Draft("direct", draft.spans, draft.attribution, draft.cue, "dash_line", (dash.start(), stop))


def dash_after_colon(stream: Stream) -> Iterator[Draft]:
    """«X сказал: — P», the dash on the same line or the next."""
    for start, stop in stream.article.body:
        dash = DASH_LINE.match(stream.text, start, stop) or COLON_DASH.search(stream.text, start, stop)
        if dash is None or not stream.text[: dash.start()].rstrip().endswith(":"):
            continue
        lo, hi = stream.at(dash.end()), stream.at(stop)
        phrase = noun_phrase(stream, lo, hi, "Nom") if lo < hi else None
        if phrase is not None and phrase.hi < hi and stream.tokens[phrase.hi].text == ":":
            continue  # a list's line with a name of its own: «- Котов: мост готов»
        line = Marked(dash.start(), stop, ((dash.end(), stop),))
        draft = words_before(stream, line, stop, None)
        own_line = dash.start() == start  # «Тренер остался недоволен: ⏎ — P»
        if draft is not None and (draft.rule == "words_before" or (draft.rule == "gesture" and own_line)):
            yield Draft("direct", draft.spans, draft.attribution, draft.cue, "dash_after_colon", draft.whole)


def block(stream: Stream) -> Iterator[Draft]:
    """A paragraph without marks, and under it «— цитирует X пресс-служба»."""
    previous: Span | None = None
    for start, stop in stream.article.body:
        dash = AUTHOR_LINE.match(stream.text, start, stop)
        if dash is not None and previous is not None and not MARK.search(stream.text, *previous):
            lo, hi = clause_after(stream, dash.end(), stop)
            verb = find_verb(stream, lo, min(hi, lo + 4), known=True) if lo < hi else -1
            if verb >= 0 and (attribution := attribute(stream, lo, hi, verb)).speakers:
                yield make_draft(stream, (previous,), attribution, "block", (previous[0], stop))
        previous = (start, stop)
