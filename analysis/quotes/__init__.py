"""Who speaks: quotation marks, cues, talks and indirect speech -> quotes with speakers; questions; sources.

Examples in this package are patterns: X (or Y) is who speaks, P what is said in marks, C what is reported without them
(C1 and C2 its parts around the author's words), … anything. «X заявил: «P»» stands for a name, a verb of saying, a
colon, and words in marks.
"""

from analysis.quotes.find import Speech, find_quotes
from analysis.quotes.quote import Question, Quote, Source

__all__ = ["Question", "Quote", "Source", "Speech", "find_quotes"]
