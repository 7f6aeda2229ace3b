# Everything a person types here. `make` alone lists it.

# Most systems build their Python with profile-guided optimization, version managers do not: a quarter slower.
PYTHON ?= $(shell for python in /usr/bin/python3 python3; do $$python -c 'import ensurepip, sys; \
	sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && exit; done; echo python3)
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock'
SOURCES := $(shell find src/tpm_site templates -name '*.py' -o -name '*.html' -o -name '*.xml')
TEST_ARGS ?=
BENCH_ARGS ?=

.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help install site check test bench lint types tools lock upgrade clean distclean

help:
	@echo 'make site       install what is needed and build content/ into build/'
	@echo 'make install    install what is needed, no more'
	@echo 'make check      check the content without building'
	@echo 'make test       lint, types and all tests; TEST_ARGS="-k word" runs some of them'
	@echo 'make bench      measure how fast it is, into benchmarks/RESULTS.md; BENCH_ARGS="--quick"'
	@echo 'make lock       bring requirements/ in line with pyproject.toml; needs uv'
	@echo 'make upgrade    the same, with the newest releases that pyproject.toml allows'
	@echo 'make clean      remove what was built; distclean: what was installed, too'

install: $(VENV)/compiled.stamp

site: $(VENV)/compiled.stamp
	$(BIN)/tpm-site build
	@echo
	@echo 'The site is in build/. To look at it:'
	@echo '    $(BIN)/python -m http.server --bind 127.0.0.1 --directory build 8000'
	@echo 'and open http://127.0.0.1:8000/'

check: $(VENV)/compiled.stamp
	$(BIN)/tpm-site check

# pytest comes last, so that its summary ends the run.
test: lint types tools $(VENV)/compiled.stamp
	$(BIN)/python -m pytest $(TEST_ARGS)

# What it is measured beside, and a browser to look with, are used where they can be had.
bench: $(VENV)/test.stamp $(VENV)/compiled.stamp
	@$(BIN)/python -m tools.browser || true
	@$(BIN)/python -m tools.hugo || true
	$(BIN)/python -m benchmarks.run $(BENCH_ARGS)

lint: $(VENV)/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/test.stamp
	$(BIN)/mypy

# What the tests use and pip does not bring. Where it cannot be had, they say so themselves.
tools: $(VENV)/test.stamp
	@$(BIN)/python -m tools.browser || true
	@$(BIN)/python -m tools.nginx || true
	@$(BIN)/python -m tools.nu_checker || true

$(VENV)/venv.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "tpm-site needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	echo 'Where another one is installed, name it: make site PYTHON=python3.12' >&2; \
	exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/runtime.stamp: requirements/runtime.txt pyproject.toml | $(VENV)/venv.stamp
	$(PIP) install --quiet --require-hashes --requirement requirements/runtime.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/compiled.stamp: $(VENV)/runtime.stamp $(SOURCES)
	$(BIN)/python -m tools.compiled
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/runtime.stamp
	$(PIP) install --quiet --require-hashes --requirement requirements/test.txt
	@touch $@

# What is installed, in three locks: to build the site, to test, and an npm where there is none. Each names
# exact releases with their digests, for all systems at once. uv comes from `pip install uv`, in an
# environment of its own. Without UPGRADE, what is locked stays where pyproject.toml still allows it.
lock:
	$(LOCK) $(UPGRADE) pyproject.toml --group build --output-file requirements/runtime.txt
	$(LOCK) $(UPGRADE) pyproject.toml --extra csl --group test --constraint requirements/runtime.txt \
	--output-file requirements/test.txt
	$(LOCK) $(UPGRADE) --group npm --output-file requirements/npm.txt

upgrade:
	$(MAKE) lock UPGRADE=--upgrade

clean:
	rm -rf build dist .tpm-cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

distclean: clean
	rm -rf $(VENV) .tools
