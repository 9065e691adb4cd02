"""Bytes to text: what a file says, and in which encoding."""

from analysis.reading.error import ReadingError
from analysis.reading.text import Reading, clean, read_bytes, read_file

__all__ = ["Reading", "ReadingError", "clean", "read_bytes", "read_file"]
