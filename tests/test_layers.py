"""How the code is laid out: who may import whom, and how long a module and a function may be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.shipped import PROJECT

SOURCE = PROJECT / "src" / "sayso"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 400, 40

# What is slow to load, or foreign to most of the code, has one place where it comes in.
ONLY_IN = {
    "spacy": {"annotate/language.py"},
    "onnxruntime": {"annotate/encoder.py", "collate/judge.py"},
    "sqlite3": {"store/sqlite.py"},
    "trafilatura": {"acquire/html.py"},
    "jinja2": {"dossier/page.py"},
    "click": {"cli.py"},
    "rich": {"cli.py"},
}
SLOW = ("spacy", "numpy", "scipy", "onnxruntime", "trafilatura", "jinja2", "lxml")


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def run_time_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """All that is executed: what stands under `if TYPE_CHECKING` is for the type checker alone."""
    yield node
    only_typing = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    for child in ast.iter_child_nodes(node):
        if not only_typing:
            yield from run_time_nodes(child)


def imported(path: Path) -> set[str]:
    """The packages that a module imports when it runs, by their first name."""
    found = set()
    for node in run_time_nodes(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def loaded_by(code: str) -> set[str]:
    """What a fresh interpreter has loaded once it ran the code."""
    told = f"{code}\nimport sys\nsys.stderr.write(' '.join(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)  # noqa: S603  our own interpreter and code
    return set(ran.stderr.split())


def test_there_are_modules_to_look_at() -> None:
    assert {"cli.py", "model/span.py", "annotate/language.py"} <= {name(path) for path in MODULES}


def test_the_import_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS


def test_no_module_is_longer_than_its_ceiling() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_function_is_longer_than_its_ceiling() -> None:
    lengths = {
        f"{name(path)}:{function.name}": (function.end_lineno or function.lineno) - function.lineno + 1
        for path in MODULES
        for function in functions(path)
    }
    assert {where: length for where, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize(("package", "places"), ONLY_IN.items(), ids=ONLY_IN)
def test_a_package_comes_in_only_where_it_belongs(package: str, places: set[str]) -> None:
    assert {name(path) for path in MODULES if package in imported(path)} <= places


def test_every_package_that_is_imported_is_a_declared_dependency() -> None:
    with (PROJECT / "pyproject.toml").open("rb") as file:
        declared = {re.split(r"[<>=~! ]", line)[0] for line in tomllib.load(file)["project"]["dependencies"]}
    distributions = packages_distributions()
    foreign = {package for path in MODULES for package in imported(path)} - sys.stdlib_module_names - {"sayso"}
    assert {package for package in foreign if declared.isdisjoint(name.lower() for name in distributions.get(package, [package]))} == set()


def test_only_the_commands_print() -> None:
    printing = {
        name(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == {"cli.py"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name(path) for path in MODULES if path.stem in {"utils", "helpers", "common", "misc", "manager"}] == []


def test_importing_sayso_loads_nothing_that_is_slow() -> None:
    assert loaded_by("import sayso").isdisjoint(SLOW)


def test_the_help_loads_nothing_that_is_slow() -> None:
    loaded = loaded_by("import sayso.cli\nsayso.cli.main(['--help'], standalone_mode=False)")
    assert "sayso.cli" in loaded
    assert loaded.isdisjoint(SLOW)
