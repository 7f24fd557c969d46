# Short forms of the commands in README.md. A fresh machine needs make and Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --disable-pip-version-check -q --require-hashes
PO := $(wildcard locale/*/LC_MESSAGES/*.po)

.PHONY: demo test test-postgres browser interop lint messages clean

demo: .venv/runtime
	$(BIN)/python manage.py demo $(ARGS)

test: .venv/runtime
	$(BIN)/pytest --numprocesses auto --dist worksteal $(ARGS)

test-postgres: .venv/development
	.ci/with-postgres $(BIN)/pytest --numprocesses auto --dist worksteal $(ARGS)

browser: .venv/development
	$(BIN)/pytest tests/browser $(ARGS)

# Warnings of the tools of others are theirs.
interop: .venv/interop
	.venv/tools/bin/pytest tests/interop -W default $(ARGS)

lint: .venv/development
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/python .ci/check_messages.py

messages: .venv/runtime
	$(if $(PO),$(BIN)/pybabel compile -D django -d locale)

# Keeps var/, where the demo's records are.
clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis staticfiles
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/runtime: requirements.txt
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements.txt
	touch $@

.venv/development: requirements-dev.txt .venv/runtime
	$(PIP) -r requirements.txt -r requirements-dev.txt
	touch $@

# In an environment of its own: some of these tools hook into every run of pytest.
.venv/interop: tests/interop/requirements.txt .venv/runtime
	$(PYTHON) -m venv .venv/tools
	.venv/tools/bin/pip install --disable-pip-version-check -q --require-hashes -r requirements.txt -r $<
	touch $@
