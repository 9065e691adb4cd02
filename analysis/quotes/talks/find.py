"""The turns of a text: of lines that begin with names where there are some, else of dashes and questions."""

from collections.abc import Callable

from analysis.article import Span
from analysis.quotes.stream import Stream
from analysis.quotes.talks.labelled import labelled
from analysis.quotes.talks.labels import LABEL, TIMED
from analysis.quotes.talks.line import ASKS, DASHED
from analysis.quotes.talks.turn import Turn
from analysis.quotes.talks.unlabelled import unlabelled


def find_turns(stream: Stream, narrated: Callable[[Span], bool]) -> tuple[Turn, ...]:
    """The turns of a talk, in the order of the text; none in a text that is no talk.

    narrated: whether a dash line holds the author's words («— P, — сказал X»), so that it is told and not asked.
    """
    text, body = stream.text, stream.article.body
    labels = sum(LABEL.match(text, *span) is not None or TIMED.match(text, *span) is not None for span in body)
    dashes = sum(DASHED.match(text, *span) is not None for span in body)
    asking = sum(ASKS.search(text, max(span[0], span[1] - 80), span[1]) is not None for span in body)
    turns = tuple(labelled(stream)) if labels > 1 else ()
    return turns or (tuple(unlabelled(stream, narrated)) if dashes > 1 or asking > 0 else ())
