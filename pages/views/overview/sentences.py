"""The first lines of the first screen: what the analysis says, each number a link to what it counts."""

from collections.abc import Iterable

from analysis.report.pieces import SummarySentence
from pages.shared.linked_text import Run, linked_text
from pages.shared.page import Page


def show_sentences(page: Page, sentences: Iterable[SummarySentence]) -> None:
    """As report.summary and report.summary_many make them."""
    blocks = [
        [Run(piece.text, to=page.door(piece.target) if piece.target else None) for piece in sentence.pieces]
        for sentence in sentences
    ]
    linked_text(blocks, key="summary", look="lead")
