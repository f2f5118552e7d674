"""Imports go strictly down the floors of docs/design.md, never up and never sideways."""

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "quotecheck"
MODULES = sorted(PACKAGE.rglob("*.py"))

EXCEPTIONS = {
    ("model", "report"): "a report's to_json() and its like load the room that shows, when called",
    ("report", "__init__"): "the version is said once, beside the front door",
}
"""Who reaches up or sideways, and why; an exception that is no longer used fails."""


def floors() -> Mapping[str, int]:
    """Return each module's height, read from the table: the first row is the top floor.

    ``over`` inside a row splits it into floors of its own.
    """
    table = (ROOT / "docs/design.md").read_text(encoding="utf-8").partition("## Floors")[2]
    rows = re.findall(
        r"^\| (?!floor|---)[^|]+\|([^|]+)\|$", table.partition("\n## ")[0], re.MULTILINE
    )
    stories = [story for row in rows for story in row.split(" over ")]
    return {
        name: -depth for depth, story in enumerate(stories) for name in re.findall("`(.+?)`", story)
    }


def dotted(path: Path) -> tuple[str, ...]:
    """Return a file's name as an import names it, below the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts


def imports(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield what a file imports from this package, wherever the import stands."""
    package = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [tuple(alias.name.split(".")) for alias in node.names]
            yield from (name[1:] or ("__init__",) for name in names if name[0] == "quotecheck")
        elif isinstance(node, ast.ImportFrom):
            yield from _from(node, package)


def _from(node: ast.ImportFrom, package: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    module = tuple(node.module.split(".")) if node.module else ()
    if node.level:
        base = (*package[: len(package) - node.level + 1], *module)
    elif module[:1] == ("quotecheck",):
        base = module[1:]
    else:
        return
    for alias in node.names:
        below = PACKAGE.joinpath(*base, alias.name)
        is_module = below.is_dir() or below.with_suffix(".py").is_file()
        yield (*base, alias.name) if is_module else base or ("__init__",)


def edges() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield every import inside the package, as importer and imported."""
    for path in MODULES:
        for target in imports(path):
            yield dotted(path), target


def test_every_module_has_a_floor() -> None:
    """A new module must say in docs/design.md where it stands."""
    present = {dotted(path)[0] for path in MODULES}

    assert present - set(floors()) == set()


def test_imports_go_strictly_down() -> None:
    """No room knows another room, and no noun knows who uses it."""
    height = floors()
    wrong = {
        f"{'.'.join(source)} -> {'.'.join(target)}"
        for source, target in edges()
        if source[0] != target[0]
        and (source[0], target[0]) not in EXCEPTIONS
        and height[source[0]] <= height[target[0]]
    }

    assert wrong == set()


def test_each_noun_comes_from_its_stage() -> None:
    """What an import of a noun says of where it stands on the way is worth a word."""
    takers = {source for source, target in edges() if target == ("model",)}

    assert takers == {("__init__",)}


@pytest.mark.parametrize(("source", "target"), EXCEPTIONS)
def test_every_exception_is_used(source: str, target: str) -> None:
    """An excuse that nobody needs any more is taken out."""
    assert any((a[0], b[0]) == (source, target) for a, b in edges())


def test_no_cycle_inside_a_room() -> None:
    """A folder of modules has an order of its own."""
    graph: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for source, target in edges():
        if source[0] == target[0] and source != target:
            graph.setdefault(source, set()).add(target)

    TopologicalSorter(graph).prepare()  # raises CycleError


def test_the_floors_can_fail() -> None:
    """The reader of imports sees relative, absolute and function-level ones."""
    found = {target for source, target in edges() if source == ("commands", "compare")}

    assert {("errors",), ("pipeline",), ("model", "labels")} <= found
