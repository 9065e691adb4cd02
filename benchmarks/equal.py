"""Which analyses differ between two states of the program: `python benchmarks/equal.py OLD NEW PATH...`

OLD and NEW are revisions of this repository (`main`, `HEAD~2`) or folders with a checkout (`.`: the files as they are).
PATH is a file or a folder that `extract` reads; of a .jsonl.gz file, the texts of its rows. Both states analyse the
same texts, and what `extract` prints is compared byte for byte. Printed are the texts that differ, each with the parts
that differ, then how many do, by part; with `--show N`, what OLD and NEW have in the first N of them. `--every N` takes
each N-th text only. What a revision gave is remembered in the temporary folder. Exit code 1 where anything differs.
"""

import argparse
import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REMEMBERED = Path(tempfile.gettempdir()) / "golosa-equal"
KERNELS = ("OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
"""What of the environment may change a figure."""

Record = dict[str, Any]


def main() -> int:
    """Runs both states over the texts and says what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gather(asked.paths, Path(folder), asked.every)
        old, new = (extracted(state, Path(folder)) for state in (asked.old, asked.new))
    return report(old, new, asked.show)


def gather(paths: Iterable[Path], folder: Path, every: int) -> None:
    """The texts of `paths` as files of `folder`, each text once; equal names get a number."""
    named: dict[bytes, str] = {}
    for path in paths:
        for name, text in texts_of(path):
            named.setdefault(text, name)
    for at, (name, text) in enumerate(sorted((name, text) for text, name in named.items())):
        file = folder / name
        if at % every == 0:
            (file if not file.exists() else file.with_stem(f"{file.stem}-{at}")).write_bytes(text)


def texts_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file under `path`."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            yield from texts_of(file) if file.is_file() else ()
    elif path.name.endswith(".jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for at, row in enumerate(map(json.loads, lines)):
                for text in row.get("texts", [row]):  # a row holds one text, or a list of them
                    whole = "\n\n".join(filter(None, (text.get("title"), text.get("text"))))
                    yield f"{path.stem}-{text.get('id', at)}.txt".replace("/", "-"), whole.encode()
    else:
        yield path.name, path.read_bytes()


def extracted(state: str, folder: Path) -> dict[str, Record]:
    """What `extract` of a state prints of the texts of `folder`, by their ids."""
    checkout = Path(state)
    if checkout.is_dir():
        return records(run_extract(checkout, folder))
    done = subprocess.run(["git", "rev-parse", f"{state}^{{commit}}"], cwd=ROOT, check=True, capture_output=True)
    commit = done.stdout.decode().strip()
    kept = REMEMBERED / f"{commit[:12]}-{fingerprint(folder)}.jsonl"
    if not kept.exists():
        with tempfile.TemporaryDirectory() as checked_out:
            packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
            with tarfile.open(fileobj=io.BytesIO(packed)) as files:
                files.extractall(checked_out, filter="data")
            printed = run_extract(Path(checked_out), folder)
        REMEMBERED.mkdir(exist_ok=True)
        whole = kept.with_suffix(f".{os.getpid()}")
        whole.write_bytes(printed)
        whole.replace(kept)
    return records(kept.read_bytes())


def run_extract(checkout: Path, folder: Path) -> bytes:
    """The output of `extract` by the program in `checkout`; texts that it can't read are told, not fatal."""
    command = [sys.executable, "-m", "analysis", "extract", str(folder)]
    done = subprocess.run(command, cwd=checkout.resolve(), stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"extract in {checkout} ended with {done.returncode}")
    return done.stdout


def fingerprint(folder: Path) -> str:
    """A hash of the texts and of what else may change their analyses: the libraries and the kernels."""
    digest = sha256()
    for file in sorted(folder.iterdir()):
        digest.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    installed = sorted(f"{found.name}=={found.version}" for found in distributions())
    digest.update(json.dumps([installed, [os.environ.get(name) for name in KERNELS]]).encode())
    return digest.hexdigest()[:16]


def records(printed: bytes) -> dict[str, Record]:
    """The objects of JSON Lines by their ids."""
    return {row["id"]: row for row in map(json.loads, printed.splitlines())}


def report(old: dict[str, Record], new: dict[str, Record], show: int) -> int:
    """Prints what differs; 1 where anything does."""
    differing: Counter[str] = Counter()
    texts = 0
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name, {}), new.get(name, {})
        if json.dumps(before) == json.dumps(after):
            continue
        texts += 1
        parts = [part for part in {**before, **after} if before.get(part) != after.get(part)]
        differing.update(parts or ["the order of keys"])
        print(f"{name}: {', '.join(parts) or 'the order of keys'}")
        if texts <= show:
            for part in parts:
                show_part(part, before.get(part), after.get(part))
    by_part = "".join(f"; {part}: {count}" for part, count in differing.most_common())
    print(f"{texts} of {len(old.keys() | new.keys())} analyses differ{by_part}")
    return int(texts > 0)


def show_part(part: str, before: Any, after: Any) -> None:
    """The items of a part that only one state has, or their order where both have the same."""
    if not (isinstance(before, list) and isinstance(after, list)):
        print(f"  {part}")
        for state, found in (("OLD", before), ("NEW", after)):
            print(f"    {state} {json.dumps(found, ensure_ascii=False)}")
        return
    rows = [[json.dumps(item, ensure_ascii=False) for item in items] for items in (before, after)]
    lost, won = ([row for row in own if row not in other] for own, other in (rows, reversed(rows)))
    print(f"  {part}" + ("" if lost or won else ": the order only"))
    for state, found in (("OLD", lost), ("NEW", won)):
        for row in found:
            print(f"    {state} {row}")


if __name__ == "__main__":
    sys.exit(main())
