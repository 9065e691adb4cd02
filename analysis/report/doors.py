"""All doors: which page, with which parameters of its own, shows what a word, a number or a bar stands for.

Sentences, charts and tables call these functions; no other place spells the name of a page or of its parameter. Which
texts are shown and in which language is no part of a door: the page it stands on adds that.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from analysis.article import Span

Params = Mapping[str, str | Sequence[str]]
"""Parameters of an address; one that stands several times has several values."""


@dataclass(frozen=True, slots=True)
class Target:
    """A page of the interface by its name in the URL ("" is the overview) with the page's own parameters."""

    page: str
    params: Params = field(default_factory=dict)


def query(params: Params) -> str:
    """The parameters as an address has them.

    >>> query({"outlet": ["Заря", "-Вестник"]})
    'outlet=%D0%97%D0%B0%D1%80%D1%8F&outlet=-%D0%92%D0%B5%D1%81%D1%82%D0%BD%D0%B8%D0%BA'
    """
    return urlencode(params, doseq=True)


def _door(page: str, params: Params) -> Target:
    """A filter that is not asked for needs no word in the address."""
    return Target(page, {name: value for name, value in params.items() if value})


# ---------------------------------------------------------------- Обзор
def overview() -> Target:
    """The first screen."""
    return Target("")


def card() -> Target:
    """The form with title, outlet, date and link of the text, unfolded."""
    return Target("", {"card": "open"})


def outlet(name: str, *, page: str = "") -> Target:
    """Of the texts only those of this outlet, on a page."""
    return _door(page, {"outlet": name})


def between(since: datetime.date, until: datetime.date, *, page: str = "") -> Target:
    """Of the texts only those that appeared on these days or between them, on a page."""
    return Target(page, {"since": since.isoformat(), "until": until.isoformat()})


# ---------------------------------------------------------------- Объекты
def entities() -> Target:
    """All who are named."""
    return Target("entities")


def entity(
    entity: str, *, kind: str = "", title: str = "", beside: str = "", where: str = "", name: str = "", role: str = ""
) -> Target:
    """The mentions of an entity. kind: "PER", "ORG" or "LOC"; title: its "own" ones or those in a "title"; beside: the
    sentences that name this one too. Over many texts, where: only those of one place (tables.many.PLACES); name, role:
    in the texts that call it by this name, or give it this role.

    >>> entity("Тарск", title="own")
    Target(page='entities', params={'entity': 'Тарск', 'title': 'own'})
    """
    narrowed = {"title": title, "with": beside, "where": where, "name": name, "role": role}
    return _door("entities", {"entity": entity, "kind": kind, **narrowed})


# ---------------------------------------------------------------- Цитаты
def quotes(*, speaker: str = "", kind: str = "", repeats: str = "", marker: str = "", sure: str = "") -> Target:
    """Statements by `speaker` (tables.UNKNOWN: nobody known). kind: "direct", "indirect" or "fragment"; repeats:
    "without" or "only"; marker: the word that introduces them; sure: those whose speaker is not told by name
    ("unsure") or only "supposed" (tables.many.SURE), the least sure first."""
    narrowed = {"kind": kind, "repeats": repeats, "marker": marker, "sure": sure}
    return _door("quotes", {"speaker": speaker, **narrowed})


# ---------------------------------------------------------------- Темы
def topics(kept: Params | None = None, *, rest: str = "") -> Target:
    """All terms and themes. rest: the texts of "several" themes or "without" one; kept: what else the page is asked
    for (how many themes, say) and is to stay so."""
    return _door("topics", {**(kept or {}), "rest": rest})


def term(
    name: str,
    kept: Params | None = None,
    *,
    voice: str = "",
    paraphrases: bool = False,
    names: bool = False,
    beside: str = "",
    scope: str = "",
) -> Target:
    """The sentences, or the texts, that have a term. voice: in these speaker's words, `paraphrases` with them; names:
    the page shows names among the terms; beside: with this word near it; scope: "library" for all texts."""
    flags = {"paraphrases": "1" * paraphrases, "names": "1" * names}
    return _door("topics", {**(kept or {}), "term": name, "voice": voice, **flags, "beside": beside, "scope": scope})


def theme(title: str, kept: Params | None = None, *, outlet: str = "", when: str = "") -> Target:
    """The texts of a theme, of one outlet or of a stretch of time («2026-09-01:2026-09-30»)."""
    return _door("topics", {**(kept or {}), "theme": title, "of": outlet, "when": when})


# ---------------------------------------------------------------- Контексты
def contexts(asked: str = "", *, part: str = "", whose: str = "", sort: str = "") -> Target:
    """The places of a query («мост -паром»), in a part of the texts (search.scope.PARTS) or somebody's statements."""
    return _door("contexts", {"word": asked, "in": part, "whose": whose, "sort": sort})


def beside(target: Target, lemma: str, side: str = "") -> Target:
    """Of the places that `target` shows, only those with this lemma on a side (tables.collocates.REACH; "": on both).

    >>> beside(contexts("мост"), "новый").params
    {'word': 'мост', 'beside': 'новый'}
    """
    return _door(target.page, {**target.params, "beside": lemma, "side": side})


# ---------------------------------------------------------------- Динамика, Сравнение, Женщины и мужчины, Издания
def timeline(what: str = "", *lines: str) -> Target:
    """How much there was of something (tables.timeline.SUBJECTS) in the course of time; lines: of whom or what."""
    return _door("timeline", {"what": what, "line": lines})


def during(target: Target, since: datetime.date, until: datetime.date) -> Target:
    """What `target` shows, of the texts that appeared on these days or between them.

    >>> during(texts(), datetime.date(2026, 9, 1), datetime.date(2026, 9, 30)).params
    {'since': '2026-09-01', 'until': '2026-09-30'}
    """
    return Target(target.page, {**target.params, "since": since.isoformat(), "until": until.isoformat()})


def in_outlet(target: Target, name: str) -> Target:
    """What `target` shows, of the texts of this outlet."""
    return Target(target.page, {**target.params, "outlet": name})


def compare(params: Params | None = None) -> Target:
    """Two sides or more side by side; params: the sides, as the page writes them."""
    return _door("compare", params or {})


def gender(which: str = "", *, speaking: bool = False) -> Target:
    """Women and men; which: only "Fem", only "Masc", or those of whom it is "unknown"; speaking: only who speaks."""
    return _door("gender", {"who": which, "speaking": "1" * speaking})


def leaning() -> Target:
    """Which outlets lean on which."""
    return Target("outlets")


# ---------------------------------------------------------------- Сюжеты
def stories(*, number: int = 0, outlet: str = "", which: str = "") -> Target:
    """All stories, or one of them by its number; of an outlet those that `which` counts (tables.stories.OF_OUTLET)."""
    return _door("stories", {"about_story": str(number or ""), "of_outlet": outlet, "which": which})


# ---------------------------------------------------------------- Одни и те же слова
def repeated(group: int = 0) -> Target:
    """Statements that several texts repeat; group: one of them, by its number."""
    return _door("repeated", {"group": str(group or "")})


# ---------------------------------------------------------------- Досье
def dossier(name: str, *, part: str = "") -> Target:
    """All that the texts say of one person, body or place. part: "said_of" for the statements of others."""
    return _door("dossier", {"who": name, "part": part})


# ---------------------------------------------------------------- Связи
def relations(kept: Params | None = None, *, a: str = "", b: str = "") -> Target:
    """Who with whom; `a` and `b`: with the sentences of these two. kept: which network, and what narrows it."""
    return _door("relations", {**(kept or {}), "a": a, "b": b})


def speaks_of(speaker: str, name: str) -> Target:
    """The statements of a speaker that name another."""
    return relations({"net": "speech"}, a=speaker, b=name)


# ---------------------------------------------------------------- Отчёт
def report(name: str = "") -> Target:
    """Where a report is put together; name: one that is kept."""
    return _door("report", {"report": name})


# ---------------------------------------------------------------- Чтение, Тексты
def reader(span: Span | None = None) -> Target:
    """The text, with this stretch in view."""
    return Target("reader", {"at": f"{span[0]}-{span[1]}"} if span else {})


def texts(*, only: str = "", outlet: str = "", which: str = "") -> Target:
    """The list of the chosen texts; only: "undated", "no_outlet", "reprints" or "unanalysed" ones; of an outlet those
    that `which` counts (tables.leaning.COUNTED)."""
    return _door("reader", {"only": only, "of_outlet": outlet, "which": which})


def library() -> Target:
    """Where texts come in and are kept."""
    return Target("texts")
