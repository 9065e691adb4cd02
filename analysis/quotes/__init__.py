"""Who speaks: quotation marks, cues and indirect speech -> quotes with speakers; sources."""

from analysis.quotes.find import find_quotes
from analysis.quotes.quote import Quote, Source

__all__ = ["Quote", "Source", "find_quotes"]
