"""Who comes in: asked before any library is opened.

entrance() is "login" (OIDC: the section [auth] of .streamlit/secrets.toml, or of the file that GOLOSA_SECRETS names),
"header" (a proxy says who it is, in the header that GOLOSA_USER_HEADER names) or "open" (one user, on his own machine).
"""

import ipaddress
import os
import time
from pathlib import Path

import streamlit as st
from streamlit import config

from analysis.interface import Words
from pages.shared.escape import plain

LOOPBACK = ("localhost", "127.0.0.1", "::1")

ROOT = Path(__file__).resolve().parents[2]


def secrets_file() -> Path:
    """Where a login is described: the file that GOLOSA_SECRETS names, else .streamlit/secrets.toml."""
    return Path(os.environ.get("GOLOSA_SECRETS", "").strip() or ROOT / ".streamlit" / "secrets.toml")


def entrance() -> str:
    """How one comes in."""
    if os.environ.get("GOLOSA_USER_HEADER", "").strip():
        return "header"
    if os.environ.get("GOLOSA_SECRETS", "").strip():
        return "login"  # who names such a file wants to be asked for a login, whatever is wrong with the file
    try:
        return "login" if secrets_file().exists() and "auth" in st.secrets else "open"
    except Exception:  # secrets that cannot be read let nobody in unasked
        return "login"


def is_own_machine(address: str) -> bool:
    """Whether nobody but this machine reaches the address.

    >>> is_own_machine("localhost"), is_own_machine("127.0.0.2"), is_own_machine("0.0.0.0"), is_own_machine("")
    (True, True, False, False)
    """
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def who_is_there(words: Words) -> tuple[str, tuple[str, ...]] | None:
    """The name and the groups of who is there, None of the one user; ends the run where he has to say it first."""
    way = entrance()
    if way == "open":
        if not is_own_machine(str(config.get_option("server.address") or "")):
            st.error(plain(words("entrance.open_to_all")))
            st.stop()
        return None
    if way == "header":
        name = _header(os.environ["GOLOSA_USER_HEADER"].strip())
        if not name:
            st.error(plain(words("entrance.no_header")))
            st.stop()
        groups = _header(os.environ.get("GOLOSA_GROUPS_HEADER", "").strip())
        return name, tuple(group.strip() for group in groups.split(",") if group.strip())
    return _logged_in(words)


def _header(name: str) -> str:
    return str(st.context.headers.get(name) or "").strip() if name else ""


def _logged_in(words: Words) -> tuple[str, tuple[str, ...]]:
    user = st.user.to_dict()
    name = str(user.get("email") or user.get("preferred_username") or user.get("sub") or "")
    known = bool(user.get("is_logged_in") and name)
    over = known and not _in_time(user.get("exp"))
    if not known or over:
        st.title(words("pages.brand"), anchor=False)
        if over:
            st.info(words("entrance.over"))
        st.button(words("entrance.login"), on_click=st.login, type="primary")
        st.stop()
    groups = user.get(os.environ.get("GOLOSA_GROUPS_CLAIM") or "groups") or ()
    return name, tuple(map(str, groups)) if isinstance(groups, list | tuple) else (str(groups),)


def _in_time(until: object) -> bool:
    """Whether a login that holds until then, in seconds of the clock, still does; one that says nothing does not."""
    return isinstance(until, int | float) and until > time.time()
