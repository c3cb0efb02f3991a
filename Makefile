# Nolle. Needs only Python 3.11 or newer and make; everything else goes into .venv by itself.
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench docs picture pins clean
VENV := .venv/bin
DOCKETS := src/nolle/demo/dockets

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 10

demo: ## read bundled dockets and articles about invented people, print dropped charges and what was said
	@tools/make-venv
	@$(VENV)/nolle demo --report demo-report

test: ## run every test
	@tools/make-venv requirements-dev.txt
	@$(VENV)/python -m pytest $(ARGS)

lint: ## check style and types
	@tools/make-venv requirements-dev.txt
	@failed=0; $(VENV)/python -m ruff check . || failed=1; $(VENV)/python -m mypy || failed=1; exit $$failed

bench: ## measure speed, side by side in one run; DOCKETS=folder and ARTICLES=folder take your own pages
	@tools/make-venv requirements-dev.txt
	@$(VENV)/python bench/label.py
	@$(VENV)/python bench/parse.py $(DOCKETS)
	@$(VENV)/python bench/add.py $(DOCKETS)
	@$(VENV)/python bench/quotes.py $(ARTICLES)
	@$(VENV)/python bench/history.py
	@$(VENV)/python bench/links.py
	@$(VENV)/python bench/sweep.py 0.2

docs: ## write docs/cli.md anew from --help
	@tools/make-venv requirements-dev.txt
	@$(VENV)/python tools/cli_reference.py

picture: ## write docs/demo.svg anew from what the demo prints
	@tools/make-venv requirements-dev.txt
	@$(VENV)/python tools/picture.py

pins: ## resolve all dependencies anew into the requirements files
	@tools/make-pins

clean: ## remove what make made; casebooks are left alone
	rm -rf demo-report .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist src/*.egg-info
	find . -path ./.git -prune -o -name __pycache__ -prune -exec rm -rf {} +
