# Two commands are enough on a fresh machine with python3, python3-venv and make:
#   make briefing   builds a briefing from seeds/ into output/ and says where it lies
#   make test       runs all tests
# Each makes the environment .venv that it needs, once; the files .venv/installed and .venv/tested remember that.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: briefing test check lint types walls docs bench score wheel clean

briefing: .venv/installed
	$(BIN)/briefgen build --latest

test: .venv/tested
	$(BIN)/python -m pytest -n 2

check: lint types walls test

lint: .venv/tested
	$(BIN)/ruff check .

types: .venv/tested
	$(BIN)/mypy

walls: .venv/tested
	$(BIN)/lint-imports

# docs/commands.md and its Chinese twin are written by the program itself
docs: .venv/installed
	$(BIN)/python -m briefgen.cli.reference docs

bench: .venv/tested
	$(BIN)/python -m bench

# what is found on the annotated pages, where these are at hand
score: .venv/tested
	$(BIN)/python -m bench.accuracy

wheel: .venv/installed
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

.venv/bin/python:
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Python 3.11 or later with venv is needed (on Debian: apt install python3 python3-venv).' >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e .
	touch $@

.venv/tested: .venv/installed
	$(PIP) -e '.[dev]'
	touch $@

clean:
	rm -rf .venv dist .briefgen output/.briefgen output/*
