"""Prints how right the analysis is on annotated texts: by genre and outlet, and by the rule that decided.

    python benchmarks/quality.py [--gold FOLDER] [--misses N] [--rule NAME] [--save FILE] [--against FILE or COMMIT]

The folder holds quotes.jsonl.gz (texts that the rules were written on), quotes_check.jsonl.gz (only scored: their
statements are never shown) and speakers.jsonl.gz (speakers known by chains of references); one that is not there is
left out. `--against` compares with an earlier output or with a commit of this repository, rule by rule: what a rule
brought and what it cost.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from scoring import (
    KINDS,
    STRICT,
    Verdict,
    figures,
    judge_chains,
    judge_sources,
    judge_statements,
)

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "eval" / "data"
SETS = ("quotes", "quotes_check", "speakers")
UNREAD = "quotes_check"
Rows = list[dict[str, Any]]


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; 1 where there is nothing to measure."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold", type=Path, default=GOLD, help="the folder with the annotated texts")
    ask.add_argument("--sets", default=",".join(SETS), help="which of them, parted by commas")
    ask.add_argument("--misses", type=int, default=0, metavar="N", help="show N misses of each rule")
    ask.add_argument("--rule", default="", help="show only the misses that this rule decided")
    ask.add_argument("--save", type=Path, help="keep the output, to compare with it later")
    ask.add_argument("--pred", type=Path, help="score an output that was kept instead of analysing")
    ask.add_argument("--against", default="", help="an output that was kept, or a commit")
    told = ask.parse_args(arguments)
    gold = {name: rows for name in told.sets.split(",") if (rows := read(told.gold / f"{name}.jsonl.gz"))}
    if not gold:
        print(f"No annotated texts under {told.gold}: name their folder with --gold.", file=sys.stderr)
        return 1
    found = json.loads(told.pred.read_text("utf-8")) if told.pred else analyse(gold, ROOT)
    if told.save:
        told.save.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    now = judge(gold, found)
    for line in report(gold, found, now, told.misses, told.rule):
        print(line)
    if told.against:
        for line in compared(judge(gold, earlier(told.against, gold)), now, told.misses):
            print(line)
    return 0


def read(path: Path) -> Rows:
    """The annotated texts of a packed JSON Lines file; none where there is no file."""
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def analyse(gold: dict[str, Rows], tree: Path) -> dict[str, dict[str, Any]]:
    """{set: {id: object}} as the `extract` of the project under `tree` prints them."""
    found: dict[str, dict[str, Any]] = {}
    for name, rows in gold.items():
        with tempfile.TemporaryDirectory() as folder:
            for row in rows:
                Path(folder, row["id"] + ".txt").write_bytes(row["text"].encode("utf-8"))
            command = [sys.executable, "-m", "analysis", "extract", folder]
            done = subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, check=False, env=dict(os.environ))
        if done.returncode > 1:
            raise SystemExit(f"extract ended with {done.returncode} in {tree}")
        found[name] = {row["id"]: row for row in map(json.loads, done.stdout.decode("utf-8").splitlines())}
    return found


def earlier(which: str, gold: dict[str, Rows]) -> dict[str, dict[str, Any]]:
    """An output that was kept, or that of a commit, checked out beside this tree for as long as it takes."""
    if Path(which).is_file():
        kept: dict[str, dict[str, Any]] = json.loads(Path(which).read_text("utf-8"))
        return kept
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        subprocess.run(["git", "-C", str(ROOT), "worktree", "add", "--quiet", "--detach", tree, which], check=True)
        try:
            return analyse(gold, tree)
        finally:
            subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", tree], check=True)


# ---------------------------------------------------------------- verdicts
def judge(gold: dict[str, Rows], found: dict[str, dict[str, Any]]) -> dict[str, list[Verdict]]:
    """The verdicts of each set."""
    judged: dict[str, list[Verdict]] = {}
    for name, rows in gold.items():
        rules = (judge_chains,) if name == "speakers" else (judge_statements, judge_sources)
        of_texts = found.get(name, {})
        judged[name] = [v for row in rows for rule in rules for v in rule(row, of_texts.get(row["id"], {}))]
    return judged


# ---------------------------------------------------------------- what is printed
def report(
    gold: dict[str, Rows], found: dict[str, dict[str, Any]], judged: dict[str, list[Verdict]], misses: int, rule: str
) -> Iterator[str]:
    """The tables: by genre and outlet, by rule, by rule of the speaker; then the misses of the texts that are read."""
    for name, verdicts in judged.items():
        yield f"\n== {name}: {len(gold[name])} texts"
        if name == "speakers":
            yield from by_kind(verdicts)
        else:
            strict = [v for r in gold[name] for v in judge_statements(r, found[name].get(r["id"], {}), STRICT)]
            yield from by_group(verdicts, strict)
            yield from by_rule(verdicts)
        yield from by_speaker_rule(verdicts)
        if misses and name != UNREAD:
            yield from shown(verdicts, misses, rule)


def by_group(verdicts: Sequence[Verdict], strict: Sequence[Verdict]) -> Iterator[str]:
    """A line for all and for each genre or outlet: F1 (0.3 and 0.8 of the characters), speaker right, how many."""
    lines = {"all": (list(verdicts), list(strict))}
    for group in dict.fromkeys(v.group for v in verdicts):
        lines[group] = ([v for v in verdicts if v.group == group], [v for v in strict if v.group == group])
    yield f"{'':16}" + "".join(f"{kind + ' .3 / .8 / speaker / n':>36}" for kind in KINDS) + f"{'source F1 / n':>18}"
    for group, (loose, tight) in lines.items():
        cells = []
        for kind in KINDS:
            some, close = (figures(v for v in some if v.kind == kind) for some in (loose, tight))
            cells.append(
                f"{some.f1:14.3f} {close.f1:.3f} {some.speaker:6.3f} {some.gold:6}" if some.gold else f"{'–':>34}"
            )
        source = figures(v for v in loose if v.kind == "source")
        cells.append(f"{source.f1:12.3f} {source.gold:4}" if source.gold else "")
        yield f"{group:16}" + "  ".join(cells)


def by_kind(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """A line for each set of chains: how many, found, right of all."""
    for kind in sorted({v.kind for v in verdicts}):
        told = figures(v for v in verdicts if v.kind == kind)
        yield f"  {kind}: {told.gold} found {told.recall:.3f} right {told.recall * told.speaker:.3f}"


def by_rule(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Each rule that finds: how often, how often it was no statement, how often the speaker was right."""
    yield f"  {'rule':34}{'found':>7}{'false':>7}{'precision':>11}{'speaker':>9}"
    for (kind, rule), some in _grouped(verdicts, lambda v: (v.kind, v.rule)):
        if rule:
            told, false = figures(some), sum(v.outcome == "false" for v in some)
            yield f"  {kind + ' ' + rule:34}{len(some) - false:7}{false:7}{told.precision:11.3f}{told.speaker:9.3f}"


def by_speaker_rule(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Each rule that names a speaker: how often it decided, how often it was wrong."""
    yield f"  {'rule of the speaker':34}{'decided':>7}{'wrong':>7}{'right':>11}"
    statements = [v for v in verdicts if v.kind != "source" and v.speaker_rule and v.outcome != "false"]
    for (kind, rule), some in _grouped(statements, lambda v: (v.kind, v.speaker_rule)):
        right = sum(v.outcome == "right" for v in some)
        yield f"  {kind + ' ' + rule:34}{len(some):7}{len(some) - right:7}{right / len(some):11.3f}"


def shown(verdicts: Sequence[Verdict], most: int, only: str) -> Iterator[str]:
    """The misses, grouped by the rule that decided; those that none found last."""
    wrong = [v for v in verdicts if v.outcome != "right" and (not only or only in (v.rule, v.speaker_rule))]
    for (outcome, kind, rule), some in _grouped(wrong, lambda v: (v.outcome, v.kind, _decided(v))):
        yield f"\n-- {outcome} {kind} {rule}: {len(some)}"
        yield from (_line(v) for v in some[:most])


def _decided(verdict: Verdict) -> str:
    return verdict.rule if verdict.outcome == "false" else verdict.speaker_rule


def _line(verdict: Verdict) -> str:
    words = " ".join(verdict.words.split())
    return f"   {verdict.text} {verdict.place} [{verdict.rule}] gold: {verdict.gold} | got: {verdict.got} | {words}"


def compared(before: dict[str, list[Verdict]], now: dict[str, list[Verdict]], most: int) -> Iterator[str]:
    """What became right and what wrong between two outputs, by the rule that decides now (or decided then)."""
    for name, verdicts in now.items():
        then = {v.key: v for v in before.get(name, ())}
        here = {v.key: v for v in verdicts}
        changed = [(then.get(key), here.get(key)) for key in dict.fromkeys((*then, *here))]
        won = [(a, b) for a, b in changed if _worth(b) > _worth(a)]
        lost = [(a, b) for a, b in changed if _worth(b) < _worth(a)]
        yield f"\n== {name} compared: {len(won)} better, {len(lost)} worse"
        rules: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for number, some in enumerate((won, lost)):
            for a, b in some:
                rules[_name(b) if b is not None and (b.rule or a is None) else _name(a)][number] += 1
        for rule, (better, worse) in sorted(rules.items(), key=lambda item: item[1][0] - item[1][1]):
            yield f"  {rule:44}{better:+5}{-worse:+5}"
        if name != UNREAD:
            for title, some in (("worse", lost), ("better", won)):
                yield from (line for a, b in some[:most] for line in _change(title, a, b))


def _change(title: str, before: Verdict | None, now: Verdict | None) -> Iterator[str]:
    then, here = (v.outcome if v else "not found" for v in (before, now))
    yield f"  {title}: {then} ({before.got if before else ''}) → {here}"
    yield from (_line(v) for v in (now or before,) if v)


def _worth(verdict: Verdict | None) -> int:
    """A right speaker is worth most; nobody's more than another's; a false alarm costs what nothing does not."""
    return {"right": 3, "open": 2, "wrong": 1, "missed": 0, "false": -1}[verdict.outcome] if verdict else 0


def _name(verdict: Verdict | None) -> str:
    return f"{verdict.kind} {verdict.rule} {verdict.speaker_rule}" if verdict else ""


def _grouped(verdicts: Iterable[Verdict], by: Callable[[Verdict], Any]) -> list[tuple[Any, list[Verdict]]]:
    """The verdicts by a key, the largest groups first."""
    groups: dict[Any, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[by(verdict)].append(verdict)
    return sorted(groups.items(), key=lambda item: -len(item[1]))


if __name__ == "__main__":
    sys.exit(main())
