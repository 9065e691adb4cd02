"""A report as PDF: its HTML page, printed by the Chromium of this machine."""

import subprocess
import tempfile
from pathlib import Path

from analysis.report.pictures import PictureError, browser_path

LIMIT = 60
"""Seconds for one file."""

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-background-networking")


def printed(page: str) -> bytes:
    """The page as a PDF file. Raises PictureError where there is no browser, or it does not print."""
    browser = browser_path()
    if browser is None:
        raise PictureError("There is no browser on this machine that could print the report.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # its profile is still being written
        source, made = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        command = [browser, *FLAGS, f"--user-data-dir={folder}/profile", "--virtual-time-budget=10000"]
        try:
            subprocess.run(
                [*command, f"--print-to-pdf={made}", source.as_uri()], check=True, capture_output=True, timeout=LIMIT
            )
            return made.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise PictureError(f"The browser did not print the report: {type(error).__name__}") from error
