# Every command a person needs; bare `make` lists them.
.DEFAULT_GOAL := help
PY := .venv/bin/python
LOCK := .venv/bin/uv pip compile -q --universal --python-version 3.12 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-annotate --custom-compile-command "make lock"
export PYTHONPATH := $(CURDIR)/src
# What one process has compiled, those that the tests start need not compile again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## list the commands
	@grep -hE '^[a-z][a-z-]*:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: demo
demo: ## run Hanse on this machine with a made-up network; Ctrl-C stops it
	@deploy/set-up run
	@exec $(PY) -m hanse demo

.PHONY: environment
environment: ## make or renew .venv for development
	@deploy/set-up dev

.PHONY: lint
lint: environment ## architecture, style and format
	$(PY) .venv/bin/lint-imports
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

.PHONY: types
types: environment ## static types
	$(PY) -m mypy

.PHONY: browser
browser:
	@deploy/set-up browser

.PHONY: test
test: environment browser ## the whole suite, at most ten minutes on two cores
	@$(MAKE) --no-print-directory --jobs=3 lint types suite

.PHONY: suite
suite: environment
	$(PY) -m pytest -q -n 2 --dist loadfile -m "not long"

.PHONY: test-long
test-long: environment browser ## campaigns of load, faults and fuzz
	$(PY) -m pytest -q -m long

.PHONY: bench
bench: environment ## every measured comparison; each prints its ratios
	@for file in bench/*.py; do echo "== $$file"; $(PY) "$$file" || exit 1; done

.PHONY: assets
assets: ## rebuild the committed CSS and JavaScript from their sources (needs node 20)
	npm ci --no-audit --no-fund
	npm run --silent build

.PHONY: messages
messages: environment ## renew the catalogues in locale/ from the sources, and what the package carries of them
	$(PY) .venv/bin/pybabel -q extract -F pyproject.toml -k "Text:1c,2" -k gettext_lazy -k ngettext_lazy:1,2 \
		-k pgettext_lazy:1c,2 -c "Translators:" --add-location=file --sort-by-file --no-wrap \
		--project=Hanse --copyright-holder=Hanse -o locale/hanse.pot src
	@for file in locale/*.po; do \
		language=$$(basename $$file .po); target=src/hanse/locale/$$language/LC_MESSAGES; mkdir -p $$target; \
		$(PY) .venv/bin/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap \
			-l $$language -i locale/hanse.pot -o $$file && \
		$(PY) .venv/bin/pybabel -q compile -l $$language -i $$file -o $$target/django.mo || exit 1; done

.PHONY: lock
lock: environment ## renew the lock files from pyproject.toml
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group dev --extra s3 --extra new --extra metrics --extra pages --extra cluster pyproject.toml -o requirements-dev.lock
	for extra in s3 metrics pages cluster; do \
		$(PY) -c "import sys, tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies'][sys.argv[1]], sep='\n')" $$extra \
			| $(LOCK) -c requirements.lock - -o requirements-$$extra.lock || exit 1; done

.PHONY: wheel
wheel: environment ## the package, in dist/
	$(PY) -m pip wheel --quiet --no-deps --wheel-dir dist .

.PHONY: clean
clean: ## remove what can be made anew; the demonstration's data in var/ stay
	@if [ -x $(PY) ]; then HANSE_VAR=var/tests $(PY) -m hanse postgres stop || true; fi
	@if [ -L var/tests/postgres ]; then rm -rf "$$(readlink -f var/tests/postgres)"; fi
	rm -rf var/tests build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov
	@if [ -L .venv ]; then echo "Note: .venv is a link and stays."; else rm -rf .venv; fi
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
