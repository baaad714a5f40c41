# What a developer runs, and what CI runs. `make help` lists it.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-input --no-deps
LOCKED := $(PIP) --require-hashes --only-binary :all: --no-compile --progress-bar on
STAMP := $(VENV)/entremise
WORKERS ?= 2
# Every process that a test starts would otherwise read all sources anew: four seconds each.
unexport PYTHONDONTWRITEBYTECODE
# Who has nothing left takes tests from the others, who were given as many but longer ones.
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal
LOCK := $(BIN)/uv pip compile --quiet --no-emit-index-url --no-emit-find-links --generate-hashes --no-annotate \
	--universal --python-version 3.11 --custom-compile-command "make lock" pyproject.toml -

.DEFAULT_GOAL := help
.PHONY: help run test prove fast check style types layers schema catalogue documentation format preview bench golden lock \
	tools clean

help: ## Lists these commands.
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(STAMP).run ## Starts everything on this machine and prints the address to open (Ctrl-C stops it).
	@exec $(BIN)/entremise run

test: tools ## Runs every test: one PostgreSQL, one start of the workers, and nothing skipped.
	@$(PYTEST) --durations 15

fast: $(STAMP).dev ## Runs what is fast, on SQLite alone.
	@$(PYTEST) -m "not slow and not browser and not postgres"

check: style types layers schema catalogue documentation ## Runs the linters, types, layers, and what must be in step.

style: $(STAMP).dev
	@echo "[check] Style"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Run make format for these:"; $(BIN)/ruff format --check .; exit 1; }

types: $(STAMP).dev
	@echo "[check] Types"
	@$(BIN)/mypy

layers: $(STAMP).dev
	@echo "[check] Layers"
	@$(BIN)/lint-imports --no-cache > $(VENV)/layers.log 2>&1 || { cat $(VENV)/layers.log; exit 1; }

schema catalogue documentation: $(STAMP).dev
	@echo "[check] In step: $@"
	@$(BIN)/python -m tools.$@

format: $(STAMP).dev ## Formats the code and sorts its imports.
	@$(BIN)/ruff check --fix --select I .
	@$(BIN)/ruff format .

preview: $(STAMP).run ## Prints every screen of every dialog, in both languages.
	@$(BIN)/entremise dialogs preview

bench: $(STAMP).dev ## Measures ours and the peers in turns, and writes docs/benchmarks.md.
	@$(BIN)/python -m benchmarks

prove: tools ## Tries for hours to break what docs/reliability.md promises, and writes what came of it there.
	@$(BIN)/python -m tests.proofs

golden: $(STAMP).dev ## Writes the golden schemas again after a change of the migrations.
	@$(BIN)/python -m tools.schema --write

lock: $(STAMP).dev ## Locks the newest versions that pyproject.toml allows.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@echo 'setuptools>=77' | $(LOCK) --extra dev --output-file requirements-dev.txt
	@echo 'setuptools>=77' | $(LOCK) --constraint requirements-dev.txt --output-file requirements.txt

clean: ## Removes the environment and every cache; the data folder stays.
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build *.egg-info

tools: $(STAMP).dev
	@$(BIN)/python -m tools.programs

# pip is the last that the module venv puts there: an environment cut off halfway is made again.
$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: PYTHON=/path/to/python3.11 make run"; exit 1; }
	@echo "[1/3] Making the environment $(VENV)"
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "On Debian the module venv is in the package python3-venv."; exit 1; }

$(STAMP).run: $(VENV)/bin/pip requirements.txt pyproject.toml
	@echo "[2/3] Installing the libraries of requirements.txt (about 150 MB once installed)"
	@$(LOCKED) -r requirements.txt
	@echo "[3/3] Installing Entremise itself"
	@$(PIP) --quiet --no-build-isolation --editable .
	@touch $@

$(STAMP).dev: $(VENV)/bin/pip requirements-dev.txt pyproject.toml
	@echo "[2/3] Installing the libraries of requirements-dev.txt (about 150 MB, once)"
	@$(LOCKED) -r requirements-dev.txt
	@echo "[3/3] Installing Entremise itself"
	@$(PIP) --quiet --no-build-isolation --editable .
	@touch $@ $(STAMP).run
