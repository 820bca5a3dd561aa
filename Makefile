# Every command a person needs; bare `make` lists them.
.DEFAULT_GOAL := help
PY := .venv/bin/python
export PYTHONPATH := src

.PHONY: help
help: ## list the commands
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: lint
lint: ## architecture, style and format
	.venv/bin/lint-imports
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

.PHONY: types
types: ## static types
	.venv/bin/mypy

.PHONY: test
test: lint types ## the whole suite
	$(PY) -m pytest -q -n 2

.PHONY: assets
assets: ## rebuild the committed CSS and JavaScript from their sources (needs node 20)
	npm ci --no-audit --no-fund
	npm run --silent build

.PHONY: lock
lock: ## renew the lock files from pyproject.toml
	.venv/bin/uv pip compile -q --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	.venv/bin/uv pip compile -q --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" --group dev pyproject.toml -o requirements-dev.lock
