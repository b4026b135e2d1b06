# Two commands are all a newcomer needs: `make site` and `make test`. Both set themselves up, and
# both are quick the second time. README.md has the same as plain commands, for Windows too.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test lint fuzz sbom bench lock clean

site: .venv/site
	@$(BIN)/curriculum build

test: .venv/test
	@$(BIN)/python -m pytest

lint: .venv/test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

# Machines write what no person would, FUZZ_SECONDS for each of six targets; then 2000 builds are
# killed. Half an hour in all.
FUZZ_SECONDS ?= 200
fuzz: .venv/test
	@for target in markdown yaml catalogue picture layer site; do \
	  $(BIN)/python -m tests.fuzz $$target build/fuzz -max_total_time=$(FUZZ_SECONDS) -timeout=10 -print_final_stats=1 || exit 1; \
	done
	@rm -rf build/fuzz/killed && $(BIN)/python -m tests.killed build/fuzz/killed 2000

# What the locked packages are, as a CycloneDX list: build/sbom.json. Its tool lives by itself.
sbom: .venv/sbom
	@mkdir -p build && .venv/sbom/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o build/sbom.json requirements.lock
	@echo build/sbom.json

.venv/sbom:
	@$(PYTHON) -m venv $@ && $@/bin/python -m pip install --quiet --disable-pip-version-check "cyclonedx-bom>=7,<8"
	@touch $@

bench: .venv/test
	@$(BIN)/python -m benchmarks

.venv/site: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: .venv/site requirements-test.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@$(BIN)/python tests/get_browser.py
	@touch $@

# After a change of the dependencies in pyproject.toml.
lock: .venv/test
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --extra test --extra engines --extra fuzz -o requirements-test.lock pyproject.toml
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -c requirements-test.lock -o requirements.lock pyproject.toml

clean:
	@rm -rf build site .venv *.egg-info
