"""What happens, one JSON line an event: who, what, how long; never a word of a text.

Nothing is written until somebody listens to the logger `golosa.events`, as the server does.
"""

import datetime
import json
import logging

LOGGER = logging.getLogger("golosa.events")


def event(what: str, **facts: object) -> None:
    """Tells that `what` happened: `event("page", who="anna", page="quotes", seconds=0.21)`."""
    if LOGGER.isEnabledFor(logging.INFO) and LOGGER.hasHandlers():
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        said = {name: value for name, value in facts.items() if value not in ("", None)}
        LOGGER.info(json.dumps({"at": at, "what": what, **said}, ensure_ascii=False, default=str))
