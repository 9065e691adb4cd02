"""One colour for a speaker on every page, chart and stretch of text."""

from pages.shared.page import Page

PALETTE = ("#3b7dd8", "#d9822b", "#2f9e77", "#a05fc4", "#c2544d", "#7a8794")


def speaker_colours(page: Page) -> dict[str, str]:
    """Speakers in the order in which they first speak, each with a colour; they go round where there are many."""
    names = dict.fromkeys(quote.speaker for quote in page.analysis.quotes if quote.speaker)
    return {name: PALETTE[i % len(PALETTE)] for i, name in enumerate(names)}
