"""A report as one HTML page that needs no network: charts that answer, the sentences behind each name in folds."""

from collections.abc import Iterator
from html import escape

import plotly.io as pio
from plotly.offline import get_plotlyjs

from analysis.interface import Words
from analysis.report.look import FONT, GRID, INK, MUTED
from analysis.report.reports.cited import Bit, Cited, CitedText
from analysis.report.reports.content import Report, ReportPart
from analysis.report.reports.figures import figure

PLAIN = f"""
:root {{ color-scheme: light }}
body {{ font-family: {FONT}; color: {INK}; background: #fff; line-height: 1.5; margin: 2rem auto; max-width: 60rem;
       padding: 0 1rem; overflow-wrap: break-word }}
h1 {{ line-height: 1.2; hyphens: none }} h2 {{ margin-top: 2.5rem }}
.muted, figcaption, caption {{ color: {MUTED}; font-size: .9rem; text-align: left }}
.remark {{ border-left: 4px solid #2f6fce; padding: .2rem .8rem }}
table {{ border-collapse: collapse; margin: 1rem 0; max-width: 100% }}
th, td {{ text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid {GRID}; vertical-align: top }}
td.number, th.number {{ text-align: right }}
blockquote {{ margin: .8rem 0; padding-left: .8rem; border-left: 3px solid {GRID} }}
figure {{ margin: 1rem 0 }} summary {{ cursor: pointer }}
.said {{ background: #e9f0fb }} .cue {{ text-decoration: underline dotted }} .name {{ font-weight: 600 }}
.reader {{ margin: .6rem 0; padding-left: .8rem; border-left: 3px solid {GRID} }} .reader p {{ margin: .5rem 0 }}
@media screen and (max-width: 40rem) {{ table {{ display: block; overflow-x: auto }}
  th, td {{ font-size: .85rem; padding-right: .5rem }} }}
@page {{ size: A4; margin: 18mm }}
@media print {{ details, #texts {{ display: none }}
  body {{ margin: 0; max-width: none }} h2, h2 + p, .remark {{ break-after: avoid }}
  .to-text {{ display: none }}
  figure, blockquote, tr {{ break-inside: avoid }} }}
"""

OPENS = """<script>
const open = () => { const there = document.getElementById(location.hash.slice(1)); if (there) { there.open = true;
  there.scrollIntoView(); } };
addEventListener("hashchange", open); open();
</script>"""
"""A link to a cited text opens its fold."""

GOST = """
body { font-family: 'Times New Roman', 'Liberation Serif', serif; font-size: 14pt; line-height: 1.5 }
h1, h2 { font-size: 14pt; text-align: center } p { text-indent: 1.25cm; text-align: justify; margin: 0 }
figcaption { text-align: center; color: inherit; font-size: 14pt }
.muted { color: inherit; font-size: 12pt } caption { color: inherit; font-size: 14pt }
@page { size: A4; margin: 20mm 15mm 20mm 30mm }
"""


def page(report: Report, words: Words) -> str:
    """The whole page, plotly in it once, and only where a part has a chart."""
    with_charts = any(part.ranking for part in report.parts)
    script = f"<script>{get_plotlyjs()}</script>" if with_charts else ""
    style = PLAIN + (GOST if report.spec.style == "gost" else "")
    body = "\n".join(_body(report, words))
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(report.title)}</title>'
        f"<style>{style}</style>{script}</head><body><main>{body}</main>{OPENS if report.texts else ''}</body></html>"
    )


def _body(report: Report, words: Words) -> Iterator[str]:
    spec = report.spec
    yield f"<h1>{escape(report.title)}</h1>"
    known = (report.told, words("reports.made", date=report.made), spec.author)
    yield f'<p class="muted">{escape(" · ".join(part for part in known if part))}</p>'
    if spec.conclusion:
        yield f'<h2>{escape(words("reports.conclusion"))}</h2><p class="remark">{_lines(spec.conclusion)}</p>'
    charts = tables = 0
    inside = frozenset(text.id for text in report.texts)
    for part in report.parts:
        charts, tables = charts + bool(part.ranking), tables + bool(part.rows)
        yield f'<section id="{part.name}">{"".join(_part(part, words, charts, tables, inside))}</section>'
    if report.texts:
        yield f'<section id="texts">{"".join(_texts(report, words))}</section>'


def _texts(report: Report, words: Words) -> Iterator[str]:
    """The cited texts, folded; a cited sentence leads to its own."""
    yield f"<h2>{escape(words('reports.texts'))}</h2>"
    said = words("reports.texts_of", n=len(report.texts), of=report.texts_of)
    yield f'<p class="muted">{escape(said)}</p>'
    for text in report.texts:
        summary = source_of(text, words)
        paragraphs = "".join(f"<p>{''.join(map(_bit, row))}</p>" for row in text.paragraphs)
        where = f'<p><a href="{escape(text.url, quote=True)}">{escape(text.url)}</a></p>' if _opens(text.url) else ""
        fold = f'<details class="reader" id="text-{text.id}"><summary>{escape(summary)}</summary>'
        yield f"{fold}{where}{paragraphs}</details>"


def _bit(bit: Bit) -> str:
    if not bit.look:
        return escape(bit.text)
    return f'<span class="{bit.look}" title="{escape(bit.hint, quote=True)}">{escape(bit.text)}</span>'


def _opens(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _part(part: ReportPart, words: Words, chart: int, table: int, inside: frozenset[str]) -> Iterator[str]:
    yield f"<h2>{escape(part.title)}</h2>"
    if part.caption:
        yield f'<p class="muted">{escape(part.caption)}</p>'
    if part.remark:
        yield f'<p class="remark">{_lines(part.remark)}</p>'
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in part.paragraphs)
    if part.ranking:
        made = figure(part.ranking, words)
        config = {"displaylogo": False, "displayModeBar": False, "responsive": True}
        drawn = pio.to_html(made, full_html=False, include_plotlyjs=False, config=config, div_id=f"chart-{part.name}")
        title = words("reports.figure_number", n=chart, title=part.title)
        yield f"<figure>{drawn}<figcaption>{escape(title)}</figcaption></figure>"
    if part.rows:
        yield _table(part, words("reports.table_number", n=table, title=part.title), words)
    for name, cited in part.behind:
        if cited:
            summary = words("reports.behind", name=name, n=len(cited))
            quotes = "".join(_quoted(one, words, inside) for one in cited)
            yield f"<details><summary>{escape(summary)}</summary>{quotes}</details>"
    yield from (_quoted(one, words, inside) for one in part.cited)


def _table(part: ReportPart, title: str, words: Words) -> str:
    numeric = [isinstance(value, int) for value in part.rows[0]]
    head = "".join(_cell("th", text, is_number) for text, is_number in zip(part.header, numeric, strict=True))
    rows = "".join(
        "<tr>"
        + "".join(_cell("td", v if isinstance(v, str) else words.number(v), isinstance(v, int)) for v in row)
        + "</tr>"
        for row in part.rows
    )
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(tag: str, text: str, is_number: bool) -> str:
    look = ' class="number"' if is_number else ""
    return f"<{tag}{look}>{escape(text)}</{tag}>"


def _quoted(cited: Cited, words: Words, inside: frozenset[str]) -> str:
    said = escape(cited.told(words))
    who = f"<b>{escape(cited.speaker)}</b>: " if cited.speaker else ""
    place = escape(source_of(cited, words))
    if _opens(cited.url):
        place = f'<a href="{escape(cited.url, quote=True)}">{place}</a>'
    if cited.id in inside:
        place += f'<span class="to-text"> · <a href="#text-{cited.id}">{escape(words("reports.to_text"))}</a></span>'
    return f'<blockquote>{who}{said}<br><span class="muted">{place}</span></blockquote>'


def source_of(cited: Cited | CitedText, words: Words) -> str:
    """«Мост готов · Вестник, 01.02.2020», as far as it is known."""
    appeared = ", ".join(part for part in (cited.outlet, words.date(cited.date) if cited.date else "") if part)
    return " · ".join(part for part in (cited.title, appeared) if part)


def _lines(text: str) -> str:
    return "<br>".join(map(escape, text.split("\n")))
