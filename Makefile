# Needs Python 3.11 or later with pip, and make. Everything else goes into .venv and build.
PYTHON ?= python3
BIN := .venv/bin
RUN := $(BIN)/python -m
RECORD := build/karvel.record

.DEFAULT_GOAL := help
.PHONY: help demo test lint eval bench docs pictures train clean

help:            ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: .venv/runtime  ## Build the record of examples/karvel and print its timeline
	@mkdir -p build && rm -f $(RECORD)
	@$(BIN)/rapporteur build examples/karvel --record $(RECORD)
	@$(BIN)/rapporteur timeline --record $(RECORD)

test: lint       ## Run all that a change must pass: lint, doctests, tests, the quality gate
	$(RUN) pytest src tests eval benchmarks

lint: .venv/dev  ## Check form, types and layers
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	$(BIN)/lint-imports

eval: .venv/dev  ## Print every figure, with its corpus and its floor
	$(RUN) eval --check

bench: .venv/peers  ## Print how fast reports are read, and our time tagging beside that of other programs
	$(RUN) benchmarks.reading
	$(RUN) benchmarks.times

train: .venv/train  ## Make the encoder's weights anew from the corpora and training/sentences: four hours on two cores
	$(RUN) training.train --data $${RAPPORTEUR_SHARED:-../shared}/data --out build/training
	$(RUN) training.export build/training/weights.pt
	$(RUN) training.check build/training/weights.pt --data $${RAPPORTEUR_SHARED:-../shared}/data
	$(RUN) training.card

docs: .venv/dev  ## Write the generated pages anew: the command reference, the output in the README
	$(RUN) docs.generate

pictures: .venv/dev  ## Take the pictures of the reader in docs/images anew: needs Chromium
	$(RUN) docs.screenshots

clean:           ## Remove the environment and everything built
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Where Python came without its own copy of pip (some Linux distributions), the pip it has fills the environment.
.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed, this is %s: make PYTHON=python3.11" % sys.version.split()[0])'
	@$(PYTHON) -m venv .venv 2>/dev/null || \
	  { $(PYTHON) -m venv --clear --without-pip .venv && $(PYTHON) -m pip --python .venv/bin/python install --quiet pip; }
	@$(RUN) pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

.venv/runtime: .venv/made pyproject.toml
	@echo 'Installing Rapporteur and the libraries it needs into .venv'
	@$(RUN) pip install --quiet --editable .
	@touch $@

.venv/dev: .venv/runtime
	@echo 'Installing the tools of development into .venv'
	@$(RUN) pip install --quiet --group dev
	@touch $@

.venv/train: .venv/dev
	@echo 'Installing what training needs into .venv'
	@$(RUN) pip install --quiet --editable '.[train]'
	@touch $@

.venv/peers: .venv/dev
	@echo 'Installing the programs we compare with into .venv'
	@$(RUN) pip install --quiet --group peers
	@touch $@
