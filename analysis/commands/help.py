"""What every command says of itself: examples, and what its exit codes mean."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter

DONE, FAILED, NO_LIBRARY = 0, 1, 2
"""Exit codes: all done; something is wrong with a text or file; the library cannot be opened, or an option is wrong."""

EXITS = """exit codes:
  0  done
  1  a text or a file could not be read, analysed or written; all else is done
  2  an option is not known, or the library is not there or cannot be opened
"""


def explain(parser: ArgumentParser, examples: str) -> None:
    """Ends the help of a command with examples, one a line, and its exit codes."""
    told = "".join(f"  python -m analysis {line.strip()}\n" for line in examples.strip().splitlines())
    parser.epilog, parser.formatter_class = f"examples:\n{told}\n{EXITS}", RawDescriptionHelpFormatter
