# 立法草案工作台 · legislative workbench. Needs only Python 3.11 or newer, git and make.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# Every tool is run as a module of the environment's Python, so a moved folder keeps working.
RUN := PYTHONUTF8=1 $(PY)

.PHONY: help demo test check pytest format bench fuzz lock clean

help: ## 本说明 · this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo: $(VENV)/.installed ## 演示：建好环境，在 demo/ 中走一遍主要工作 · set up and show the main job in demo/
	@$(RUN) -m workbench demo demo/
	@echo "命令在 $(VENV)/bin/workbench · the command is $(VENV)/bin/workbench"
	@if [ -t 0 ] && [ -t 1 ]; then $(RUN) -m workbench -C demo/ tui; fi

test: check pytest ## 全部检查和测试 · every check, then every test

check: $(VENV)/.installed-dev ## 格式、规范、类型、分层 · format, lint, types, layers
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -c "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])"

pytest: $(VENV)/.installed-dev ## 只跑测试 · the tests only
	$(RUN) -m pytest -n auto -q

format: $(VENV)/.installed-dev ## 整理格式 · format and fix what can be fixed
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

bench: $(VENV)/.installed-dev ## 测速，写入 docs/performance.md · measure, and write docs/performance.md
	$(RUN) -m bench

fuzz: $(VENV)/.installed-dev ## 加量随机测试 · the property tests with many more examples
	WORKBENCH_HYPOTHESIS=fuzz $(RUN) -m pytest -n auto -q -m hypothesis
	WORKBENCH_HYPOTHESIS=fuzz $(RUN) -m pytest -n auto -q tests/cli/test_killed_commands.py \
	  tests/cli/test_commands_at_once.py tests/lineage/test_recorded_truth.py tests/merging/test_concurrent_pairs.py \
	  tests/security/test_every_argument.py tests/syncing/test_killed_syncs.py tests/syncing/test_offices_at_random.py

lock: $(VENV)/.installed-dev ## 升级依赖并刷新 constraints.txt · upgrade and record the tested versions
	@$(PY) -m pip install -qq --upgrade -e ".[dev]"
	@$(PY) -m pip list --format=freeze --exclude-editable --exclude pip --exclude setuptools --exclude wheel \
	  | grep -E '^[A-Za-z0-9._-]+==[A-Za-z0-9.+!-]+$$' > constraints.tmp
	@mv constraints.tmp constraints.txt
	@touch $(VENV)/.installed $(VENV)/.installed-dev
	@echo "已刷新 constraints.txt · constraints.txt refreshed; run make test before committing it"

clean: ## 删去环境、缓存和演示 · remove the environment, caches and the demo
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "需要 Python 3.11 或更高版本：make PYTHON=python3.11 … · Python 3.11 or newer is needed"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python 缺少 venv 组件：Debian、Ubuntu、统信、麒麟请先运行 apt install python3-venv（需要管理员权限）。"; \
	  echo "This Python lacks venv/ensurepip: on Debian and its kin, run apt install python3-venv first."; exit 1; }
	@command -v git >/dev/null || { echo "需要 git：请先安装。 · git is needed: please install it first."; exit 1; }
	@echo "正在建立运行环境 $(VENV) …… · setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(PY)
	@echo "正在安装依赖 …… · installing what it needs …"
	@$(PY) -m pip install -qq --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(PY)
	@echo "正在安装依赖和开发工具 …… · installing what it needs, and the tools …"
	@$(PY) -m pip install -qq --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@ $(VENV)/.installed
