"""How long the work in the background will still take."""

from analysis.interface import Words
from analysis.jobs.job import Progress


def time_left(words: Words, progress: Progress) -> str:
    """«осталось примерно 3 минуты», "" while the pace is not known."""
    seconds = progress.seconds_left
    if seconds is None or progress.done < 3:
        return ""
    if seconds < 60:
        return words("importing.left.seconds")
    unit, size = ("hours", 3600) if seconds > 5400 else ("minutes", 60)
    return words("importing.left." + unit, n=round(seconds / size))
