"""Who analyses: an option of the commands that may go past one machine."""

from argparse import ArgumentParser

from analysis.workers import EXECUTORS


def add_executor(parser: ArgumentParser) -> None:
    """Processes of this machine, or a cluster."""
    parser.add_argument(
        "--executor",
        default=EXECUTORS[0],
        metavar="|".join(EXECUTORS),
        help="who analyses: processes of this machine (the default) or the workers of a Dask cluster",
    )
