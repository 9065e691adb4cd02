"""Names on axes and in hovers: escaped, for plotly reads markup; wrapped, so that a telephone shows them."""

import html
import textwrap
from urllib.parse import parse_qs

from analysis.report.doors import Target, query

LONGEST_LINE = 22
LONGEST_SAID = 160
HOVER_WIDTH = 56


def plain(text: str) -> str:
    """Words of a text as plotly shows them literally.

    >>> plain("<b>АО «Нур»</b>")
    '&lt;b&gt;АО «Нур»&lt;/b&gt;'
    """
    return html.escape(text, quote=False)


def label(name: str, width: int = LONGEST_LINE) -> str:
    """A name on an axis: two lines at most, the rest an ellipsis.

    >>> label("Министерство иностранных дел Республики Казахстан")
    'Министерство<br>иностранных дел…'
    """
    lines = textwrap.wrap(name, width, max_lines=2, placeholder="…")
    return "<br>".join(plain(line) for line in lines)


def said(text: str) -> str:
    """The beginning of a statement or a sentence, wrapped for a hover."""
    short = textwrap.shorten(text, LONGEST_SAID, placeholder="…")
    return "<br>".join(plain(line) for line in textwrap.wrap(short, HOVER_WIDTH))


def click(target: Target) -> list[str]:
    """What a click on a bar or a tick means, as a chart's `customdata` carries it.

    >>> target_of(click(Target("entities", {"entity": "США"})))
    Target(page='entities', params={'entity': 'США'})
    """
    return [target.page, query(target.params)]


def target_of(customdata: list[str]) -> Target:
    """The target that `click` wrote."""
    page, params = customdata
    values = parse_qs(params)
    return Target(page, {name: own if len(own) > 1 else own[0] for name, own in values.items()})
