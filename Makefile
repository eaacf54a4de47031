# Madoguchi. `make run` and `make test` do everything on a fresh machine, and work offline the second time.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# One worker a core; who has no test left takes some of another's. Each worker holds the house and a browser.
ON_ALL_CORES := --numprocesses auto --maxprocesses 8 --dist worksteal
export HOST ?= 127.0.0.1
export PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help run test check lint format bench evaluate index schemas messages lock clean packages

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: $(VENV)/run.stamp ## check the content, build the indexes, serve on http://127.0.0.1:8000 (HOST, PORT)
	@$(BIN)/madoguchi serve

test: $(VENV)/dev.stamp packages ## run every test on all cores, the browser's too
	@$(BIN)/pytest $(ON_ALL_CORES)

check: $(VENV)/run.stamp ## check questions/ and translations/, and that all that was researched has its entry
	@$(BIN)/madoguchi check --coverage

lint: $(VENV)/dev.stamp ## style, types, and the direction of imports
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

format: $(VENV)/dev.stamp ## let ruff mend style
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

bench: $(VENV)/dev.stamp ## measure speed and memory
	@$(BIN)/python -m benchmarks

evaluate: $(VENV)/run.stamp ## how well search and chat find the right entry, by language
	@$(BIN)/madoguchi evaluate

index: $(VENV)/run.stamp ## build the search indexes
	@$(BIN)/madoguchi index

schemas: $(VENV)/run.stamp ## write docs/schemas/ from the model
	@$(BIN)/madoguchi schemas

messages: $(VENV)/dev.stamp ## bring the catalogs of all languages up to date
	@$(BIN)/madoguchi translations update

lock: ## renew the lock files (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --python-version 3.11 --extra build -o requirements.lock pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --python-version 3.11 --extra build --extra dev -o requirements-dev.lock pyproject.toml

clean: ## remove the environment, the indexes and all caches
	rm -rf $(VENV) var build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

packages: ## see that Chromium, fonts and gettext are there; install them from Debian's where allowed
	@./.ci/packages

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Madoguchi needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)

# Offline the second time: a stamp is newer than the lock file that it was made from.
$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
