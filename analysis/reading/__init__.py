"""Bytes to text: what a file says, and in which encoding."""

from analysis.reading.text import Reading, ReadingError, read_bytes, read_file

__all__ = ["Reading", "ReadingError", "read_bytes", "read_file"]
