"""One session imports at a time: two that come into one package by two of its modules would each wait for the other.

Python sees that and raises an error in one of them (_DeadlockError), which was the first page of somebody who came just
after the start of a server.
"""

import threading

IMPORTING = threading.RLock()
"""Held while a page's script imports; once all is there nobody waits."""
