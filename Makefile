# make run | make test | make check | make bench | make help
# Everything is installed into .venv and .cache; only `make test` may ask the system for a
# browser and a database (tests/prepare.sh).

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

BIN := .venv/bin
READY := .venv/.ready
UV := UV_CACHE_DIR=.venv/.uv-cache $(BIN)/uv --quiet
RECENT := import sys; sys.exit(sys.version_info < (3, 11))

# The first Python that is recent enough; `make PYTHON=/path/to/python …` chooses another.
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$one -c '$(RECENT)' 2>/dev/null && echo $$one && break; done)

.PHONY: help run test check bench static

help: ## List what make can do
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: $(READY) ## Serve the course on http://localhost:8501
	@$(BIN)/python -m netlearn run

test: static ## Run every check and every test, with a real browser and PostgreSQL
	@tests/prepare.sh
	@$(BIN)/pytest -n auto --dist loadfile --cov

check: static ## Run the fast part: format, lint, types, imports, content, unit tests
	@$(BIN)/pytest -q -n auto --dist loadfile -m "not browser and not postgres and not npm"

bench: $(READY) ## Measure speed and size, and write tests/load/RESULTS.md
	@$(BIN)/python -m tests.load.bench

static: $(READY)
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff check --quiet
	@$(BIN)/lint-imports --no-logo >.cache/imports.txt || { cat .cache/imports.txt; exit 1; }
	@$(BIN)/mypy
	@$(BIN)/deptry . 2>.cache/dependencies.txt || { cat .cache/dependencies.txt; exit 1; }
	@$(BIN)/python -m netlearn check
	@$(BIN)/python -m netlearn schema --check

# uv comes first and installs the rest, every file compared with the hash in requirements.lock.
$(READY): requirements.lock pyproject.toml
	@$(if $(PYTHON),,echo "netlearn needs Python 3.11 or newer; none was found. Try: make PYTHON=/path/to/python" >&2; exit 1)
	@$(PYTHON) -c '$(RECENT)' || { echo "netlearn needs Python 3.11 or newer; $(PYTHON) is older." >&2; exit 1; }
	@echo "Installing into .venv (once; a minute or two)"
	@mkdir -p .cache
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-cache-dir uv
	@$(UV) pip install --python $(BIN)/python --require-hashes -r requirements.lock
	@$(UV) pip install --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@
