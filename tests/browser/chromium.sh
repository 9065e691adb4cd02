#!/bin/sh
# Prints the path of a Chromium for the browser tests, and brings one where there is none:
# one on PATH; else Debian's, where this user may install packages; else playwright's own.
# usage: chromium.sh PYTHON
set -eu
python=$1

on_path() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

on_path && exit 0

if command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null; then
    echo "No Chromium on PATH: installing Debian's." >&2
    if { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >&2; then
        on_path && exit 0
    fi
fi

echo "No Chromium on PATH: asking playwright for its own." >&2
if "$python" -m playwright install chromium >&2; then
    exec "$python" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    print(p.chromium.executable_path)'
fi

echo "The browser tests need a Chromium: install one (on Debian: apt-get install chromium) and call make test again." >&2
exit 1
