"""When two statements say the same words."""

SHARE = 0.7
"""Of the telling words of the shorter statement. Of pairs made by hand, cut and whole, reworded and not, those that
share less than two thirds were different statements."""

FEWEST = 4
"""Telling words that are shared: «мост откроют в мае» may be said by anybody of anything."""
