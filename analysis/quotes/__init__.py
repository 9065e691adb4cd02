"""Who speaks: quotation marks, cues, talks and indirect speech -> quotes with speakers; questions; sources."""

from analysis.quotes.find import Speech, find_quotes
from analysis.quotes.quote import Question, Quote, Source

__all__ = ["Question", "Quote", "Source", "Speech", "find_quotes"]
