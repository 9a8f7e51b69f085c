"""The docs say what the code does: every command, option, key and dependency is in them, and every link leads somewhere."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest

from sayso.cli import main
from sayso.model.annotation import AnnotatedReport
from sayso.model.dossier import Dossier
from sayso.model.event import Event
from sayso.model.record import json_schema
from tests.shipped import PROJECT

sys.path.insert(0, str(PROJECT / "evals"))
from into_docs import filled
from summary import summary

DOCS = PROJECT / "docs"
PAGES = [*sorted(PROJECT.glob("*.md")), *sorted(DOCS.glob("*.md"))]
ELSEWHERE = re.compile("[.]{2}[/]shared")  # a folder of some machines, on which no reader of these pages can look
COMMANDS = [(name, command) for name, command in sorted(main.commands.items())]
OPTIONS = sorted(
    {option for _, command in [("sayso", main), *COMMANDS] for one in command.params for option in one.opts if option.startswith("-")}
)

CODE = re.compile(r"```.*?```", re.DOTALL)
LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """What a code host makes of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", text(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def keys(kind: type) -> dict[str, set[str]]:
    """The keys of each record in a JSON Schema, by the record's name."""
    definitions: dict[str, Any] = json_schema(kind)["$defs"]
    return {name: set(definition["properties"]) for name, definition in definitions.items() if "properties" in definition}


def undocumented(kind: type, page: str) -> list[str]:
    """The keys that a page never writes as code."""
    written = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`]+`", CODE.sub("", text(DOCS / page))))))
    return [f"{name}.{key}" for name, found in keys(kind).items() for key in sorted(found) if key not in written]


def rows(page: Path) -> dict[str, str]:
    """The rows of a page's tables, by the first word in code of each."""
    found: dict[str, str] = {}
    for line in text(page).splitlines():
        if match := re.match(r"\| `(?:sayso )?([\w\-]+)", line):
            found[match[1]] = found.get(match[1], "") + line
    return found


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_has_its_row(name: str) -> None:
    assert name in rows(DOCS / "commands.md")


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_documented(option: str) -> None:
    assert re.search(rf"`{option}[` ]", text(DOCS / "commands.md"))


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_an_option_is_documented_for_the_commands_that_have_it(name: str, command: click.Command) -> None:
    documented = rows(DOCS / "commands.md")
    for parameter in command.params:
        option = next((one for one in parameter.opts if one.startswith("-")), None)
        if option is None:
            continue
        of = documented[option].split("|")[2]
        excepted = re.findall(r"`(\w+)`", of) if "all but" in of else []
        assert f"`{name}`" in of or ("all" in of and name not in excepted), (option, name)


def test_no_option_is_documented_that_is_none() -> None:
    documented = set(
        re.findall(r"(?<![\w-])--[a-z][a-z-]+", " ".join(text(page) for page in [PROJECT / "README.md", *sorted(DOCS.glob("*.md"))]))
    )
    assert documented <= set(OPTIONS) | {"--help"}


def test_every_exit_code_is_documented() -> None:
    documented = re.findall(r"^\| (\d) \|", text(DOCS / "commands.md"), re.MULTILINE)
    assert documented == ["0", "1", "2"]


def test_every_dependency_has_its_reason_in_the_design() -> None:
    with (PROJECT / "pyproject.toml").open("rb") as file:
        needed = {re.split(r"[<>=~! \[]", line)[0] for line in tomllib.load(file)["project"]["dependencies"]}
    section = text(DOCS / "design.md").partition("## Dependencies")[2]
    reasons = {line.split("|")[1].strip(" `"): line.split("|")[2:-1] for line in section.splitlines() if line.startswith("| `")}
    assert reasons.keys() == needed
    assert all(len(cell.strip()) > 2 for cells in reasons.values() for cell in cells)


def test_every_key_of_a_dossier_is_documented() -> None:
    assert {"Dossier", "Figure", "Step", "Judgement"} <= keys(Dossier).keys()
    assert undocumented(Dossier, "dossier.md") == []


@pytest.mark.parametrize("kind", [AnnotatedReport, Event])
def test_every_key_of_a_line_is_documented(kind: type) -> None:
    known = {name for found in keys(Dossier).values() for name in found}
    assert [name for name in undocumented(kind, "annotations.md") if name.partition(".")[2] not in known] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for match in LINK.finditer(CODE.sub("", text(page))):
        path, _, anchor = match["to"].partition("#")
        if "://" in path:
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), match["to"]
        assert not anchor or anchor in anchors(target), match["to"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_speaks_of_what_only_some_machines_have(page: Path) -> None:
    assert ELSEWHERE.search(text(page)) is None
    assert re.search(r"(?<![\w.])/(?:work|tmp|home|root)\b", text(page)) is None


def test_every_page_of_the_docs_is_in_their_list() -> None:
    listed = {match["to"] for match in LINK.finditer(text(DOCS / "index.md"))}
    assert {page.name for page in DOCS.glob("*.md")} - {"index.md"} <= listed


@pytest.mark.parametrize("page", [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_every_make_command_is_a_target(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", text(PROJECT / "Makefile"), re.MULTILINE))
    used = set(re.findall(r"\bmake (\w+)", " ".join(CODE.findall(text(page)))))
    assert {"demo", "test"} & used
    assert used <= targets


def test_every_record_of_the_glossary_stands_once() -> None:
    words = [line.split("|")[1].strip() for line in text(DOCS / "glossary.md").splitlines() if line.startswith("| ")][1:]
    assert len(words) == len(set(words)) > 20


def test_the_pictures_are_light() -> None:
    pictures = sorted((DOCS / "pictures").glob("*.png"))
    assert [picture.name for picture in pictures] == ["desktop.png", "phone.png"]
    assert max(picture.stat().st_size for picture in pictures) < 250_000


def test_the_table_of_the_readme_is_made_of_the_measurements() -> None:
    readme = text(PROJECT / "README.md")
    assert filled(readme, "summary", summary(text(DOCS / "measurements.md"))) == readme


def test_a_page_without_the_markers_is_left_alone() -> None:
    with pytest.raises(SystemExit, match="begin five"):
        filled("no table here", "five", "| a |")
    assert filled("<!-- begin x -->\nold\n<!-- end x -->", "x", "note\n| a |\n") == "<!-- begin x -->\n| a |\n<!-- end x -->"
