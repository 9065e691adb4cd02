"""How statements that were found agree with those of texts that people annotated: one verdict for each.

A statement matches an annotated one of its kind from a share of common characters on; its speaker is right when the
words of one name are among those of the other. A surname alone does not stand for a full name, and of joint speakers
all have to be there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

LENIENT, STRICT = 0.3, 0.8
"""Shares of common characters from which two statements are the same."""

KINDS = ("direct", "indirect", "fragment")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One statement or source, found or annotated.

    outcome: "right", "wrong" (found, of another speaker), "open" (found, nobody named), "missed" or "false".
    rule, speaker_rule: the rules that decided, "" of one that was missed.
    place: the text's id and where it stands, to know it again in another run.
    """

    text: str
    place: int
    group: str
    kind: str
    outcome: str
    rule: str = ""
    speaker_rule: str = ""
    gold: str = ""
    got: str = ""
    words: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        """What is the same in two runs over the same texts."""
        return self.text, self.kind, self.place


def group_of(row: dict[str, Any]) -> str:
    """The genre of an annotated text, else the outlet that its id begins with.

    >>> group_of({"id": "vestnik__12"}), group_of({"id": "int_3", "genre": "interview"})
    ('vestnik', 'interview')
    """
    return str(row.get("genre") or row["id"].split("_")[0])


# ---------------------------------------------------------------- names
def plain(name: str) -> str:
    """Small letters without marks: «Ёлкин, П.» is «елкин п»."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s-]", " ", name.lower().replace("ё", "е"))).strip()


def same_name(gold: str, got: str | None, *, person: bool) -> bool:
    """Whether two speakers (joint ones parted by «;») are the same.

    >>> same_name("Иван Котов", "Котов", person=True), same_name("МВД Тарии", "МВД", person=False)
    (False, True)
    """
    mine, theirs = ([plain(one).split() for one in (names or "").split(";") if plain(one)] for names in (gold, got))
    return len(mine) == len(theirs) and all(any(_one(a, b, person) for b in theirs) for a in mine)


def _one(gold: Sequence[str], got: Sequence[str], person: bool) -> bool:
    return set(gold) <= set(got) or (set(got) <= set(gold) and (len(got) > 1 or not person))


def overlap(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> float:
    """The share of the characters of either that both have."""
    first, second = ({at for start, stop in spans for at in range(start, stop)} for spans in (one, other))
    return len(first & second) / max(1, len(first | second))


# ---------------------------------------------------------------- verdicts
def judge_statements(row: dict[str, Any], found: dict[str, Any], least: float = LENIENT) -> Iterator[Verdict]:
    """A verdict for each statement of the annotated text `row` and each that the analysis `found`.

    One that covers an annotated statement of another kind is no false alarm: the miss of the right kind counts once.
    """
    gold = [q for q in row["quotes"] if q["spans"]]
    got = [q for q in found.get("quotes", []) if q["spans"]]
    pairs = sorted(
        (
            (share, g, k)
            for g, mine in enumerate(gold)
            for k, theirs in enumerate(got)
            if mine["kind"] == theirs["kind"] and (share := overlap(mine["spans"], theirs["spans"])) >= least
        ),
        reverse=True,
    )
    free_gold, free_got = set(range(len(gold))), set(range(len(got)))
    for _, g, k in pairs:
        if g in free_gold and k in free_got and gold[g]["kind"] in KINDS:
            free_gold.discard(g)
            free_got.discard(k)
            yield _verdict(row, _outcome(gold[g], got[k]["speaker"]), gold[g], got[k])
    for g in sorted(free_gold):
        if gold[g]["kind"] in KINDS:
            yield _verdict(row, "missed", gold[g], None)
    for k in sorted(free_got):
        taken = (g for g in free_gold if gold[g]["kind"] != got[k]["kind"])
        other = next((g for g in taken if overlap(gold[g]["spans"], got[k]["spans"]) >= 0.5), None)
        free_gold.discard(-1 if other is None else other)
        if other is None:
            yield _verdict(row, "false", None, got[k])


def _outcome(gold: dict[str, Any], speaker: str | None) -> str:
    if same_name(gold["speaker"], speaker, person=gold["type"] == "PER"):
        return "right"
    return "wrong" if speaker else "open"


def _verdict(row: dict[str, Any], outcome: str, gold: dict[str, Any] | None, got: dict[str, Any] | None) -> Verdict:
    one: dict[str, Any] = gold or got or {}
    start, stop = one["spans"][0][0], one["spans"][-1][1]
    return Verdict(
        text=row["id"],
        place=start,
        group=group_of(row),
        kind=one["kind"],
        outcome=outcome,
        rule=got["rule"] if got else "",
        speaker_rule=got["speaker_rule"] if got else "",
        gold=gold["speaker"] if gold else "",
        got=(got["speaker"] or "") if got else "",
        words=f"{row['text'][start:stop][:80]!r} | {gold['mention']} {gold['cue']}"
        if gold
        else row["text"][start:stop],
    )


def judge_sources(row: dict[str, Any], found: dict[str, Any]) -> Iterator[Verdict]:
    """A verdict for each source: sources are compared by name, whatever their place."""
    left = list(found.get("sources", []))
    for gold in (q for q in row["quotes"] if q["kind"] == "source"):
        named = (s for s in left if same_name(gold["speaker"], s["name"], person=gold["type"] == "PER"))
        got = next(named, None)
        if got is not None:
            left.remove(got)
        start = int(gold.get("at", 0))
        outcome = "right" if got else "missed"
        rule = got.get("rule", "") if got else ""
        words = f"{gold['mention']} {gold['cue']}"
        yield Verdict(row["id"], start, group_of(row), "source", outcome, rule, rule, gold["speaker"], words=words)
    for got in left:
        start, stop = got["span"]
        words, rule = found["text"][max(0, start - 40) : stop + 20], got.get("rule", "")
        yield Verdict(row["id"], start, group_of(row), "source", "false", rule, rule, got=got["name"], words=words)


def judge_chains(row: dict[str, Any], found: dict[str, Any]) -> Iterator[Verdict]:
    """A verdict for each speaker known by a chain of references: A what a person says in the first person, B «сказал
    он», C «сказал министр», D a name to be tied to its full form."""
    got = found.get("quotes", [])
    for item in row["items"]:
        if item["set"] == "A" and not item["clean"]:
            continue
        start, stop = item["span"]
        if item["set"] == "A":
            best = max(got, key=lambda q: overlap([item["span"]], q["spans"]), default=None)
            quote = best if best and overlap([item["span"]], best["spans"]) >= STRICT else None
        else:
            spans = ((q, q["speaker_span"]) for q in got if q["speaker_span"])
            quote = next((q for q, (lo, hi) in spans if lo < stop and start < hi), None)
        speaker = (quote["speaker"] or "") if quote else ""
        right = bool(_stems(speaker)) and any(_stems(speaker) & _stems(name) for name in item["names"])
        outcome = "right" if right else "missed" if quote is None else "wrong" if speaker else "open"
        rules = (quote["rule"], quote["speaker_rule"]) if quote else ("", "")
        gold = " | ".join(item["names"][-2:])
        words = row["text"][max(0, start - 60) : stop]
        yield Verdict(row["id"], start, "chains", item["set"], outcome, *rules, gold=gold, got=speaker, words=words)


def _stems(name: str) -> set[str]:
    return {word[: max(3, len(word) - 3)] for word in plain(name).split() if len(word) > 2}


# ---------------------------------------------------------------- figures
@dataclass(frozen=True, slots=True)
class Figures:
    """What the verdicts of one kind come to."""

    gold: int
    precision: float
    recall: float
    speaker: float
    """The share of the right speaker among what was found."""
    open: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def figures(verdicts: Iterable[Verdict]) -> Figures:
    """The figures of verdicts of one kind."""
    count = Counter(v.outcome for v in verdicts)
    found = count["right"] + count["wrong"] + count["open"]
    return Figures(
        gold=found + count["missed"],
        precision=found / max(1, found + count["false"]),
        recall=found / max(1, found + count["missed"]),
        speaker=count["right"] / max(1, found),
        open=count["open"] / max(1, found),
    )
