# make run   starts Golosa in the browser (makes .venv and installs what it needs, the first time)
# make test  checks and tests everything (brings a Chromium where there is none)
# Both need only Python 3.11 or newer, git and make. Under another Python: make unit PYTHON=python3.13 VENV=.venv313

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8501
VENV ?= .venv
BIN = $(VENV)/bin
GOLD ?= ../shared/eval/data
QUALITY ?=

.PHONY: run test check unit browser quality format clean

run: $(VENV)/installed
	$(BIN)/python -m pages.shared.server --port $(PORT)

test: check unit browser

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/docs

unit: $(VENV)/installed-dev
	$(BIN)/python -m pytest --ignore tests/browser --numprocesses auto --dist loadfile

browser: $(VENV)/installed-dev
	BROWSER_PATH="$$(sh tests/browser/chromium.sh $(BIN)/python)" $(BIN)/python -m pytest tests/browser --numprocesses auto --dist loadfile

# how right the analysis is on annotated texts, which are no part of the project (docs/quality.md)
quality: $(VENV)/installed-dev
	$(BIN)/python benchmarks/quality.py --gold $(GOLD) $(QUALITY)

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Golosa needs Python 3.11 or newer, and none was found on PATH (on Debian: apt-get install python3)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no module for virtual environments (on Debian: apt-get install python3-venv, then call make again)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
