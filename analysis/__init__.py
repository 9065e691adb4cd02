"""Who is named, who speaks and what it is about: the analysis, with no user interface in it.

In a notebook: `from analysis import analyse, read, tables`.
"""

import os

# The language models' nets are small: threads inside numpy's BLAS double the CPU time, save no wall time, and make
# everybody else wait. Read when numpy is first imported, so it is set here; an analyst's own setting stays.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from analysis.notebook import analyse, read

__all__ = ["analyse", "read"]
