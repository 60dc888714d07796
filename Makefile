PYTHON ?= python3
BIN := .venv/bin

.PHONY: briefing test check lint types walls bench clean

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

bench: .venv/tested
	$(BIN)/python -m bench

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf .venv output/* .briefgen
