# `make help` lists the targets. A fresh machine needs Python 3.11 or later, and make.
PYTHON ?= python3
VENV := .venv
PEERS := .venv-peers
# What npm installs for the tests, by the Node.js that comes with them: an editor's language server.
NODE := tests/editor/node_modules
BIN := $(VENV)/bin
# One process for each core; the browser tests share one built site per process.
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help mutations site serve check test lint fit bench browser lock reference pictures clean

help:  ## What there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/.site  ## Set up everything and build the site from guidelines/
	$(BIN)/guidewright build

check: $(VENV)/.site  ## Find mistakes in the specs
	$(BIN)/guidewright check

serve: $(VENV)/.site  ## Show the pages while you write: http://127.0.0.1:8000
	$(BIN)/guidewright serve

test: $(VENV)/.dev $(NODE)/.package-lock.json browser lint  ## Set up everything (browser included) and pass the tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

lint: $(VENV)/.dev  ## Style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fit: $(VENV)/.site  ## Which lines of the sources no entry carries
	$(BIN)/python docs/fit/fit.py

bench: $(VENV)/.dev browser $(PEERS)/.done  ## Speed, as ratios against peers in one run (sets the peers up)
	$(BIN)/python -m tests.bench.bench

reference: $(VENV)/.site  ## Write the generated pages of docs/reference/ anew
	$(BIN)/python docs/reference/make.py

mutations: $(VENV)/.dev  ## Plant faults and see which checks find them
	$(BIN)/python -m tests.mutations.table

pictures: site browser  ## Make the pictures of the README and the handbook anew
	$(BIN)/python -m tests.support.pictures

browser: $(VENV)/.dev  ## Find a browser for the tests, or install one
	$(BIN)/python -m tests.support.get_browser

lock:  ## Pin the newest versions anew
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	    --python-version 3.11 -q pyproject.toml --group build -o requirements.lock --upgrade
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	    --python-version 3.11 -q pyproject.toml --group build --extra dev -o requirements-dev.lock -c requirements.lock --upgrade
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	    --python-version 3.11 -q requirements-bench.in -o requirements-bench.lock -c requirements.lock --upgrade

clean:  ## Remove what is generated
	rm -rf build site

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; name it with make PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(NODE)/.package-lock.json: tests/editor/package-lock.json $(VENV)/.dev
	$(BIN)/python -m tests.editor.install
	@touch $@

$(PEERS)/.done: requirements-bench.lock | $(VENV)/bin/python
	$(BIN)/python -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@
