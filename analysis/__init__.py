"""Who is named, who speaks and what it is about: the analysis, with no user interface in it."""
