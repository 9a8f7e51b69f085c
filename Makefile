# make demo   the main job on the reports that ship with the project
# make test   the tests
# make check  lint, types, contracts
# make evals  the measurements (GOLD=FOLDER for other gold than the project's own)
# make lock   the requirement files anew, after a change of pyproject.toml

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= examples
DEMO ?= out/demo
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.PHONY: demo test check evals lock clean

demo: $(VENV)/ready
	$(BIN)/sayso run examples/events -o $(DEMO)

test: $(VENV)/ready
	$(BIN)/pytest

check: $(VENV)/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

evals: $(VENV)/ready
	$(BIN)/python evals/run.py $(GOLD)
	test ! -d $(GOLD)/data/news_cluster || $(BIN)/python evals/clustering.py $(GOLD)/data --quick
	test ! -d $(GOLD)/data/polnear || $(BIN)/python evals/polnear.py $(GOLD)/data/polnear
	test ! -d $(GOLD)/data/basil || $(BIN)/python evals/basil.py $(GOLD)/data/basil
	test ! -d $(GOLD)/data/factuality || $(BIN)/python evals/factuality.py $(GOLD)/data/factuality
	test ! -d $(GOLD)/data/newsquant || $(BIN)/python evals/newsquant.py $(GOLD)/data/newsquant
	test ! -d $(GOLD)/data/quantulum3_tests || $(BIN)/python evals/quantulum.py $(GOLD)/data/quantulum3_tests
	test ! -d $(GOLD)/data/tempeval3 || $(BIN)/python evals/timex.py $(GOLD)/data
	test ! -d $(GOLD)/data/maverick_event_reports || $(BIN)/python evals/maverick.py $(GOLD)/data/maverick_event_reports
	test ! -d $(GOLD)/data/re3d || $(BIN)/python evals/names.py $(GOLD)/data
	test ! -d $(GOLD)/data/ecbplus || $(BIN)/python evals/coreference.py $(GOLD)/data
	test ! -d $(GOLD)/data/news_cluster || $(BIN)/python evals/reading_sample.py $(GOLD)/data links --check
	test ! -d $(GOLD)/data/news_cluster || $(BIN)/python evals/reading_sample.py $(GOLD)/data naming --check
	test ! -d $(GOLD)/data/news_cluster || $(BIN)/python evals/reading_sample.py $(GOLD)/data quotes --check
	test ! -d $(GOLD)/data/news_cluster || $(BIN)/python evals/reading_sample.py $(GOLD)/data attributions --check
	test ! -d $(GOLD)/data/news_cluster || $(BIN)/python evals/reading_sample.py $(GOLD)/data figures --check
	test ! -d $(GOLD)/data/discord_questions || $(BIN)/python evals/discord.py $(GOLD)/data/discord_questions
	test ! -d $(GOLD)/data/pairs || $(BIN)/python evals/pairs.py $(GOLD)/data/pairs
	$(BIN)/python evals/quotations.py
	$(BIN)/python evals/scale.py --most 100
	$(BIN)/python evals/bench.py $(firstword $(sort $(wildcard $(GOLD)/events/*/)))

lock: $(VENV)/ready
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) pyproject.toml --extra dev -o requirements/dev.txt

$(VENV)/ready: pyproject.toml requirements/dev.txt requirements/uv.txt
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --compile-bytecode --require-hashes -r requirements/dev.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

clean:
	rm -rf $(VENV) out
