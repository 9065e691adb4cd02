#!/bin/sh
# backup.sh FOLDER TO DAYS: each library of FOLDER as one file a day in TO; those older than DAYS go.
# The server may run: it lends the command a whole copy of the moment (docs/command-line.md).
set -eu
python="$(dirname "$0")/../.venv/bin/python"
mkdir -p "$2"
failed=0
for library in "$1"/*.duckdb; do
	[ -e "$library" ] || continue
	name=$(basename "$library" .duckdb)
	to="$2/$name-$(date +%Y-%m-%d).duckdb"
	rm -f "$to"
	GOLOSA_LIBRARY="$library" "$python" -m analysis library backup "$to" || failed=1
done
for said in "$1"/libraries.toml "$1"/*.roles.json; do
	[ ! -e "$said" ] || cp -p "$said" "$2"
done
[ "$failed" = 0 ] && find "$2" -name '*.duckdb' -mtime +"$3" -delete
exit "$failed"
