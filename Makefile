# Two commands for a drafter: `make drafts`, `make test`. The rest is for those who build Paraph.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: drafts test test-fast check lint types bench language clause-table templates messages schemas pictures lock clean

drafts: .venv/runtime.stamp
	$(BIN)/paraph build

test: .venv/dev.stamp tests/browser/node_modules/.stamp
	$(BIN)/python -m pytest -n 2

test-fast: .venv/dev.stamp
	$(BIN)/python -m pytest -n 2 -m "not slow"

check: lint types
	$(BIN)/paraph check

lint: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/dev.stamp
	$(BIN)/mypy

bench: .venv/dev.stamp
	$(BIN)/python benchmarks/run.py

language: .venv/dev.stamp
	$(BIN)/python language/check.py

clause-table: .venv/dev.stamp
	$(BIN)/python tools/clause_table.py

templates: .venv/dev.stamp
	$(BIN)/python tools/make_templates.py

pictures: .venv/dev.stamp
	$(BIN)/python tools/pictures.py

messages: .venv/dev.stamp
	$(BIN)/python tools/messages.py

schemas: .venv/dev.stamp
	$(BIN)/python tools/schemas.py

# Hashes of every wheel, no download address: any mirror will do.
lock: .venv/dev.stamp
	$(BIN)/python tools/lock.py

.venv/bin/python:
	$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  $(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip -q --python .venv/bin/python install pip; }

.venv/runtime.stamp: requirements/runtime.lock pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements/runtime.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements/dev.lock .venv/runtime.stamp
	$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

# What judges the pages. No download address in the lock: any mirror will do.
tests/browser/node_modules/.stamp: tests/browser/package-lock.json
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

clean:
	rm -rf dist build
