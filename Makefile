# Everything a person types: run it, test it, check it. Needs git, make and Python 3.11 or later.
PYTHON ?= python3
BIN := .venv/bin
export UV_SYSTEM_CERTS := 1
INSTALL := $(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python -r

.PHONY: help run setup test check static format lock docs bench truth clean

help:  ## List what can be typed.
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 20

run: .venv/runtime  ## Install the runtime and start Sidelight: make run ARGS="--port 9000"
	@$(BIN)/python manage.py serve $(ARGS)

setup: .venv/development  ## Install everything that tests and checks need.

test: .venv/development  ## The whole suite; also on PostgreSQL and Redis where TEST_DATABASE_URL and TEST_REDIS_URL are set.
	$(BIN)/python -m pytest $(ARGS)
ifdef TEST_DATABASE_URL
	DATABASE_URL="$(TEST_DATABASE_URL)" REDIS_URL="$(TEST_REDIS_URL)" $(BIN)/python -m pytest tests/webapp $(ARGS)
endif

check: static test  ## Format, lint, types, import contracts, docs and the whole suite.

static: .venv/development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m docs.build --check

format: .venv/development  ## Put the code into the house's format.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: .venv/development  ## Write the generated pages: docs/measures.md and docs/schema/.
	$(BIN)/python -m docs.build

bench: .venv/development  ## Speed beside a plainly written peer: make bench ARGS=--quick
	$(BIN)/python -m benchmarks speed $(ARGS)

lock: .venv/development  ## Resolve the dependencies anew.
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --universal --quiet --python-version 3.11 --no-header -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --universal --quiet --python-version 3.11 --no-header -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile requirements-install.in --generate-hashes --universal --quiet --python-version 3.11 --no-header -o requirements-install.lock

clean:  ## Remove the environment and caches; data stay.
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/installer: requirements-install.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Sidelight needs Python 3.11 or later; make PYTHON=python3.12 run names another."; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-install.lock
	@touch $@

.venv/runtime: .venv/installer requirements.lock
	@echo "Installing Sidelight (about 650 MB, once) ..."
	@$(INSTALL) requirements.lock
	@touch $@

.venv/development: .venv/installer requirements-dev.lock
	@echo "Installing Sidelight and its test tools (about 950 MB, once) ..."
	@$(INSTALL) requirements-dev.lock
	@touch $@
