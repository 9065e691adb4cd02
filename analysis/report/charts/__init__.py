"""Charts: one function, one figure. None shows or writes it; `customdata` says what a click opens (`target_of`)."""

from analysis.report.charts import about, named, spoken, text
from analysis.report.labels import target_of

__all__ = ["about", "named", "spoken", "target_of", "text"]
