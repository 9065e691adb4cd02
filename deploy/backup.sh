#!/bin/sh
# backup.sh FOLDER TO DAYS: each library of FOLDER as one file a day in TO; those older than DAYS go.
# The server may run: it lends the command a whole copy of the moment (docs/command-line.md).
set -eu
umask 077
mkdir -p "$2"
from=$(cd "$1" && pwd) to=$(cd "$2" && pwd) failed=0
cd "$(dirname "$0")/.." # the program is the one that this file belongs to, wherever it is called from
for library in "$from"/*.duckdb; do
	[ -e "$library" ] || continue
	name=$(basename "$library" .duckdb)
	file="$to/$name-$(date +%Y-%m-%d).duckdb"
	rm -f "$file"
	GOLOSA_LIBRARY="$library" .venv/bin/python -m analysis library backup "$file" || failed=1
done
for said in "$from"/libraries.toml "$from"/*.roles.json; do
	[ ! -e "$said" ] || cp -p "$said" "$to"
done
[ "$failed" = 0 ] && find "$to" -name '*.duckdb' -mtime +"$3" -delete
exit "$failed"
