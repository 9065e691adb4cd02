"""What it is about: terms and their weight."""

from analysis.topics.find import find_terms
from analysis.topics.reference import load
from analysis.topics.term import Term

__all__ = ["Term", "find_terms", "load"]
