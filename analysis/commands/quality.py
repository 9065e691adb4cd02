"""`quality`: how right the analysis is on annotated texts, where there are some; benchmarks/quality.py measures it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.commands.help import FAILED

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "quality.py"


def run(options: Sequence[str]) -> int:
    """What the script prints with these options, and its exit code: 1 where there are no annotated texts."""
    if not SCRIPT.exists():
        print(f"{SCRIPT}: здесь программа без папки benchmarks, мерить нечем.", file=sys.stderr)
        return FAILED
    return subprocess.run([sys.executable, SCRIPT, *options], check=False).returncode
