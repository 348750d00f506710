# Everything a person types: run it, test it, check it. Needs git, make and Python 3.11 or later.
PYTHON ?= python3
BIN := .venv/bin
export UV_SYSTEM_CERTS := 1
UV := .venv/installer/bin/uv

# The installer is a folder of its own, removed when it has done its work: 40 MB that nobody runs again.
define installer
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --upgrade --target .venv/installer -r requirements-install.lock
endef
define install
	$(installer)
	@$(UV) pip install --quiet --require-hashes --python $(BIN)/python -r $(1)
	@rm -r .venv/installer
	@touch $@
endef

.PHONY: help run setup test torture check static format lock docs bench truth screenshots clean

help:  ## List what can be typed.
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 20

run: .venv/runtime  ## Install the runtime and start Sidelight: make run ARGS="--port 9000"
	@$(BIN)/python manage.py serve $(ARGS)

setup: .venv/development  ## Install everything that tests and checks need.

# One process a core, up to four: each holds a parser. Which tests stay together is said in tests/sharing_out.py.
PYTEST := $(BIN)/python -m pytest -n logical --maxprocesses 4

test: .venv/development  ## The whole suite; also on PostgreSQL and Redis where TEST_DATABASE_URL and TEST_REDIS_URL are set.
	$(PYTEST) $(ARGS)
ifdef TEST_DATABASE_URL  # of what asks for a database; the fault tests choose theirs themselves, and have run on both
	DATABASE_URL="$(TEST_DATABASE_URL)" REDIS_URL="$(TEST_REDIS_URL)" $(PYTEST) tests/webapp -m "database and not fault" $(ARGS)
endif

torture: .venv/development  ## Hostile input in its long form: make torture ROUNDS=1000
	SIDELIGHT_TORTURE_ROUNDS=$(or $(ROUNDS),300) $(BIN)/python -m pytest tests/torture -m torture --timeout 7200 $(ARGS)

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

screenshots: .venv/development  ## A picture of each page and state: make screenshots SCREENSHOTS=folder ARGS="--only report"
	$(BIN)/python -m tests.journeys.screenshots $(ARGS) "$(or $(SCREENSHOTS),$(or $(TMPDIR),/tmp)/sidelight-screenshots)"

lock: .venv/python  ## Resolve the dependencies anew.
	$(installer)
	$(UV) pip compile pyproject.toml --generate-hashes --universal --quiet --python-version 3.11 --no-header -o requirements.lock
	$(UV) pip compile pyproject.toml --group dev --extra semantic --generate-hashes --universal --quiet --python-version 3.11 --no-header -c requirements.lock -o requirements-dev.lock
	$(UV) pip compile requirements-install.in --generate-hashes --universal --quiet --python-version 3.11 --no-header -o requirements-install.lock
	@rm -r .venv/installer

clean:  ## Remove the environment and caches; data stay.
	rm -rf .venv .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Sidelight needs Python 3.11 or later; make PYTHON=python3.12 run names another."; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: requirements.lock | .venv/python
	@echo "Installing Sidelight (about 650 MB, once) ..."
	$(call install,requirements.lock)

.venv/development: requirements-dev.lock | .venv/python
	@echo "Installing Sidelight and its test tools (about 950 MB, once) ..."
	$(call install,requirements-dev.lock)
