"""Themes over many texts as tables: how many texts each has, its terms and texts, where and when they appeared."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.tables.frame import frame
from analysis.tables.many import CHOSEN, MOST_TERMS_OF_A_TEXT, Rows
from analysis.themes import Theme, Themes
from analysis.themes.matrix import comparable

UNDER = "; "


def about(library: Rows, ids: Sequence[str]) -> pd.DataFrame:
    """What themes of texts are made of, one row a term of a text: text_id, term, count, score, is_name, and of the text
    its story (missing: none yet) and outlet."""
    query = f"""{CHOSEN} SELECT text_id, term, count::BIGINT AS count, score, is_name, story, outlet
        FROM about JOIN chosen USING (text_id) JOIN texts ON id = text_id LEFT JOIN story_texts USING (text_id)"""
    return library.query(query, [ids])


def with_terms(library: Rows, ids: Sequence[str]) -> int:
    """How many of these texts have a term, and so may have a theme."""
    query = f"{CHOSEN} SELECT count(DISTINCT text_id) AS texts FROM about JOIN chosen USING (text_id)"
    return int(library.query(query, [ids])["texts"].iloc[0])


def state(library: Rows, ids: Sequence[str]) -> str:
    """What `about` would give, in a few signs: another one as soon as a term of a text is another."""
    query = f"""{CHOSEN}
        SELECT count(*) || ' ' || coalesce(bit_xor(hash(text_id, term, count, score, is_name)), 0)
            || ' ' || (SELECT coalesce(bit_xor(hash(id, story, outlet)), 0)
                FROM texts JOIN chosen ON id = chosen.text_id LEFT JOIN story_texts ON story_texts.text_id = id)
        AS state FROM about JOIN chosen USING (text_id)"""
    return str(library.query(query, [ids])["state"].iloc[0])


def texts_with_term(library: Rows, ids: Sequence[str], term: str) -> pd.DataFrame:
    """`with_term` of these texts."""
    query = f"{CHOSEN} SELECT DISTINCT term FROM about JOIN chosen USING (text_id) WHERE NOT is_name"
    forms = _forms(library.query(query, [ids])["term"], term)
    query = f"""{CHOSEN}, those AS (
            SELECT DISTINCT text_id FROM about JOIN chosen USING (text_id) WHERE list_contains(?::VARCHAR[], term))
        SELECT text_id, term, count::BIGINT AS count, score, is_name
        FROM about JOIN those USING (text_id) ORDER BY ALL"""
    return with_term(library.query(query, [ids, sorted(forms)]), term)


def with_term(about: pd.DataFrame, term: str) -> pd.DataFrame:
    """One row a text that has `term` in any form, alone or within a longer one: text_id, terms (as the text has it),
    count, main (whether one of these is among its MOST_TERMS_OF_A_TEXT weightiest). Main ones first, then most times.

    >>> rows = [("а", "сточные воды", 2, 9.0, False), ("б", "вода", 5, 7.0, False), ("в", "мост", 1, 5.0, False)]
    >>> about = pd.DataFrame(rows, columns=["text_id", "term", "count", "score", "is_name"])
    >>> with_term(about, "воды")[["text_id", "terms", "count"]].to_dict("split")["data"]
    [['б', ('вода',), 5], ['а', ('сточные воды',), 2]]
    """
    own = about[~about["is_name"].astype(bool)]
    forms = _forms(own["term"], term)
    own = own[own["text_id"].isin(own.loc[own["term"].isin(forms), "text_id"])]
    rank = own.groupby("text_id")["score"].rank(method="first", ascending=False)
    rows = own.assign(main=rank <= MOST_TERMS_OF_A_TEXT)[own["term"].isin(forms)].sort_values(["text_id", "term"])
    found = rows.groupby("text_id").agg(terms=("term", tuple), count=("count", "sum"), main=("main", "any"))
    found = found.reset_index().sort_values(["main", "count", "text_id"], ascending=[False, False, True])
    return found.reset_index(drop=True)


def _forms(terms: Iterable[str], wanted: str) -> set[str]:
    """Those of `terms` that are the wanted one in any form, or have it as a word."""
    wanted = comparable(wanted)
    return {term for term in set(terms) if wanted == (own := comparable(term)) or wanted in own.split()}


def themes(found: Themes) -> pd.DataFrame:
    """One row a theme, that of most texts first.

    theme: what it is called. texts: those whose main theme it is; of_texts: of all that have a theme, in per cent.
    part_of: texts in which it has at least a fifth. by_analyst: whether the analyst named it. terms: the best ones.
    """
    rows = [
        (
            theme.title,
            theme.main_texts,
            100 * theme.share,
            len(theme.texts),
            bool(theme.name),
            UNDER.join(term.term for term in theme.terms),
        )
        for theme in found.themes
    ]
    columns = {"theme": "str", "texts": "int64", "of_texts": "float64", "part_of": "int64"}
    return frame(rows, {**columns, "by_analyst": "bool", "terms": "str"})


def theme_terms(theme: Theme) -> pd.DataFrame:
    """One row a term of the theme, the heaviest first: term, weight (per cent of the theme's whole weight), texts (of
    all, those that have it).
    """
    rows = [(term.term, 100 * term.weight, term.texts) for term in theme.terms]
    return frame(rows, {"term": "str", "weight": "float64", "texts": "int64"})


def theme_texts(theme: Theme, texts: pd.DataFrame) -> pd.DataFrame:
    """One row a text that the theme has a part of, the greatest first. `texts` as many.texts.

    text_id, title, outlet, date: as there. of_text: per cent of what the text is about. main: no theme has more.
    near: how near it is, where it is put to the theme by what its words mean, else 0.
    """
    known = {row["text_id"]: row for row in texts.to_dict("records")}
    rows = [
        (
            *(known[text.text][name] for name in ("text_id", "title", "outlet", "date")),
            100 * text.share,
            text.main,
            text.near,
        )
        for text in theme.texts
        if text.text in known
    ]
    columns = {**dict.fromkeys(("text_id", "title", "outlet"), "str"), "date": "object"}
    return frame(rows, {**columns, "of_text": "float64", "main": "bool", "near": "float64"})


def by_outlet(found: Themes, texts: pd.DataFrame) -> pd.DataFrame:
    """One row a theme and outlet that has texts of it (main theme): theme, outlet ("": not named), texts, share (per
    cent of the outlet's texts that have a theme). Themes and, in each, outlets with most texts come first. `texts` as
    `cards`.
    """
    main = _main(found).merge(texts[["text_id", "outlet"]], on="text_id")
    total = main.groupby("outlet").size()
    counts = main.groupby(["at", "outlet"], as_index=False).size()
    counts = counts.sort_values(["at", "size", "outlet"], ascending=[True, False, True])
    rows = (
        (found.themes[row["at"]].title, row["outlet"], row["size"], 100 * row["size"] / total[row["outlet"]])
        for row in counts.to_dict("records")
    )
    return frame(rows, {"theme": "str", "outlet": "str", "texts": "int64", "of_outlet": "float64"})


def by_time(found: Themes, texts: pd.DataFrame, stretches: pd.DataFrame) -> pd.DataFrame:
    """One row a stretch of time and theme: since, until, theme, texts (main theme), of_dated (per cent of the stretch's
    dated texts that have a theme; 0 where there are none). `stretches` as many.over_time, of these
    texts: without a gap. `texts` as `cards`.
    """
    main = _main(found).merge(texts.loc[texts["date"].notna(), ["text_id", "date"]], on="text_id")
    days = main.groupby(["date", "at"], as_index=False).size()
    starts = list(stretches["since"])
    inside: Counter[int] = Counter()
    counted: Counter[tuple[int, int]] = Counter()
    for day, theme, n in zip(days["date"], days["at"], days["size"], strict=True):
        at = bisect(starts, pd.Timestamp(day).date())
        inside[at] += n
        counted[at, theme] += n
    rows = []
    for at, (since, until) in enumerate(zip(starts, stretches["until"], strict=True), 1):
        for number, theme in enumerate(found.themes):
            n = counted[at, number]
            rows.append((since, until, theme.title, n, 100 * n / max(1, inside[at])))
    columns = {"since": "object", "until": "object", "theme": "str", "texts": "int64", "of_dated": "float64"}
    return frame(rows, columns)


def cards(library: Rows, ids: Sequence[str]) -> pd.DataFrame:
    """What the charts of themes ask of each text: text_id, outlet ("": not named), date (NaT: not dated)."""
    query = f"""{CHOSEN} SELECT id AS text_id, coalesce(outlet, '') AS outlet, date
        FROM chosen JOIN texts ON id = chosen.text_id"""
    return library.query(query, [ids])


def _main(found: Themes) -> pd.DataFrame:
    """One row a text that has a main theme: at (the theme's place), text_id."""
    texts = [[text.text for text in theme.texts if text.main] for theme in found.themes]
    ends = [at for at, own in enumerate(texts) for _ in own]
    return pd.DataFrame({"at": ends, "text_id": [text for own in texts for text in own]}).astype({"text_id": "str"})
