"""A name on a screen: a quiet link to its dossier, wherever it stands in a table, a list or a line."""

from collections.abc import Iterator

from analysis.quotes.quote import JOINT
from analysis.report import doors
from analysis.tables import UNKNOWN
from pages.shared.linked_text import Run
from pages.shared.page import Page
from pages.shared.wording import spoken


def named(page: Page, name: str, style: str = "", *, colour: str = "") -> Run:
    """The name of somebody who is named or speaks; where the speaker is not known, that in words."""
    if name == UNKNOWN:
        return Run(spoken(page.words, name), style, colour=colour)
    return Run(name, f"name {style}".strip(), to=page.door(doors.dossier(name)), colour=colour)


def speakers_named(page: Page, speakers: str, style: str = "") -> Iterator[Run]:
    """All who make a statement, as its row has them («Анна Ким; Борис Рудаков»), each by himself."""
    for at, name in enumerate(speakers.split(JOINT)):
        if at:
            yield Run(JOINT, style)
        yield named(page, name, style)
