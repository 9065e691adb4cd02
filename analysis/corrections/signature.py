"""An outlet's signature, the lines that return at the end of many of its texts: furniture, counted nowhere."""

from dataclasses import replace

from analysis.analyse import Analysis
from analysis.article import Furniture, Span
from analysis.corrections.correction import Correction
from analysis.corrections.entities import with_entities
from analysis.corrections.statements import in_order

SIGNATURE = "signature"


def of_lines(lines: tuple[str, ...]) -> Correction:
    """What holds of every text of an outlet whose texts end with some of these lines (`as_compared`)."""
    return Correction(SIGNATURE, value="\n".join(lines))


def as_compared(line: str) -> str:
    """A line as it is compared with others: small letters, one space between words.

    >>> as_compared("Подписаться   на\\u00a0Вихрь ")
    'подписаться на вихрь'
    """
    return " ".join(line.split()).lower()


def without_signature(analysis: Analysis, correction: Correction) -> Analysis | None:
    """The paragraphs at the end that are lines of the signature are furniture, and what was found in them is gone; the
    first paragraph stays, whatever it is."""
    lines = frozenset(correction.value.split("\n"))
    aside = {p for f in analysis.furniture for p in analysis.paragraphs if f.start <= p[0] < f.stop}
    taken: list[Span] = []
    for start, stop in reversed(analysis.paragraphs[1:]):
        if as_compared(analysis.text[start:stop]) in lines:
            taken.append((start, stop))
        elif (start, stop) not in aside:
            break
    taken = [paragraph for paragraph in taken if paragraph not in aside]
    return _without(analysis, taken) if taken else None


def _without(analysis: Analysis, paragraphs: list[Span]) -> Analysis:
    """Without what stands in these paragraphs."""

    def stays(start: int) -> bool:
        return not any(left <= start < right for left, right in paragraphs)

    changed = {}
    for at, entity in enumerate(analysis.entities):
        mentions = tuple(m for m in entity.mentions if stays(m.start))
        references = tuple(r for r in entity.references if stays(r.start))
        if len(mentions) < len(entity.mentions) or len(references) < len(entity.references):
            changed[at] = replace(entity, mentions=mentions, references=references) if mentions else None
    quotes = [(place, quote) for place, quote in enumerate(analysis.quotes) if stays(quote.spans[0][0])]
    kept = {place: number for number, place in enumerate(n for n, s in enumerate(analysis.sources) if stays(s.start))}
    sources = (
        replace(source, via=kept.get(source.via) if source.via is not None else None)
        for source in analysis.sources
        if stays(source.start)
    )
    terms = (replace(term, spans=tuple(span for span in term.spans if stays(span[0]))) for term in analysis.terms)
    furniture = (*analysis.furniture, *(Furniture(start, stop, SIGNATURE) for start, stop in paragraphs))
    return replace(
        with_entities(analysis, changed),
        quotes=in_order(quotes),
        sources=tuple(sources),
        terms=tuple(term for term in terms if term.spans),
        questions=tuple(question for question in analysis.questions if stays(question.spans[0][0])),
        furniture=tuple(sorted(furniture, key=lambda stretch: stretch.start)),
    )
