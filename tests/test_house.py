"""The house itself: what ships, what loads, what every file owes its reader."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import quotecheck

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "quotecheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
LISTS = sorted(PACKAGE.glob("lexicon/*/*.tsv"))
TEXTS = {".py", ".md", ".ipynb", ".toml", ".tsv", ".json", ".html", ".css", ".yml", ".yaml", ""}

HEAVY = (
    "attr",
    "attrs",
    "regex",
    "rapidfuzz",
    "tqdm",
    "wcwidth",
    "jinja2",
    "json",
    "inspect",
    "asyncio",
)
"""Modules that neither the front door nor a page of help may load."""

_MAIN = "from quotecheck.cli import main\ntry: main({})\nexcept SystemExit: pass"

IMPORT_BUDGET = 0.020
"""Seconds of CPU that ``import quotecheck`` may cost above a bare interpreter."""

HELP_BUDGET = 0.060
"""Seconds of CPU that a page of help may cost above a bare interpreter."""

COMPARING = ("pipeline", "corridor", "equals", "pairing", "collation", "drift", "remarks")
"""What only whoever compares renderings has to load."""

FRAMES = ("pandas", "pyarrow", "polars", "numpy", "jinja2", "IPython", "matplotlib")
"""What is loaded only by whoever asks for it."""


def name(path: Path) -> str:
    """Return a file's place in the project, as the name of its test."""
    return path.relative_to(ROOT).as_posix()


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(tree: ast.Module) -> Iterator[tuple[str, Definition]]:
    """Yield the public functions and classes of a module, methods included."""
    for node in tree.body:
        yield from _public(node, "")


def _public(node: ast.AST, owner: str) -> Iterator[tuple[str, Definition]]:
    if not isinstance(node, Definition) or node.name.startswith("_"):
        return
    if isinstance(node, ast.FunctionDef) and any(map(_is_overload, node.decorator_list)):
        return
    yield f"{owner}{node.name}", node
    if isinstance(node, ast.ClassDef):
        for child in node.body:
            yield from _public(child, f"{node.name}.")


def _is_overload(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id == "overload"


def python(code: str) -> str:
    """Run code in an interpreter of its own, and return what it prints."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_public_names_have_docstrings(path: Path) -> None:
    """Modules, classes, functions and methods say what they are for."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    silent = [owner for owner, node in public(tree) if not ast.get_docstring(node)]

    assert ast.get_docstring(tree)
    assert silent == []


@pytest.mark.parametrize("path", LISTS, ids=name)
def test_word_lists_are_in_order(path: Path) -> None:
    """A first line that says what and where from; then sorted rows, none twice, none ragged."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    rows = [line for line in lines if not line.startswith("#")]

    assert re.match(r"# .{20}", lines[0])
    assert text.endswith("\n")
    assert rows == sorted(set(rows))
    assert [row for row in rows if row != row.strip() or not row] == []


@pytest.mark.parametrize("path", LISTS, ids=name)
def test_word_lists_are_read(path: Path) -> None:
    """A list that no module asks for is dead."""
    quoted = re.compile(rf"[\"']{path.stem}[\"']")

    assert any(quoted.search(module.read_text(encoding="utf-8")) for module in MODULES)


def test_the_front_door_lists_what_it_opens() -> None:
    """``__all__``, ``dir()``, the lazy table and the names that type checkers see are the same."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    typed = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.If)
        for statement in ast.walk(node)
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }

    assert sorted(typed | {"__version__"}) == sorted(quotecheck.__all__) == sorted(dir(quotecheck))


@pytest.mark.parametrize("public_name", quotecheck.__all__)
def test_every_public_name_is_there(public_name: str) -> None:
    """And says what it is, as far as it can."""
    value = getattr(quotecheck, public_name)

    assert isinstance(value, str) or value.__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy door does not open on everything."""
    with pytest.raises(AttributeError, match="no attribute 'reconsile'"):
        _ = quotecheck.reconsile


@pytest.mark.parametrize(
    "code",
    [
        "import quotecheck",
        _MAIN.format(["--help"]),
        _MAIN.format(["diff", "--help"]),
        _MAIN.format(["diff", "--nonsense"]),
    ],
    ids=["import", "help", "diff help", "bad option"],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    """A hook pays for these on every commit."""
    bare = set(python("import sys; print(*sys.modules)").split())
    loaded = set(python(f"{code}\nimport sys; print('\\n', *sys.modules)").splitlines()[-1].split())

    assert "quotecheck" in loaded
    assert sorted((loaded - bare) & set(HEAVY)) == []


def test_listing_quotations_loads_nothing_that_compares() -> None:
    """Who only asks what is quoted does not wait for what pairs, classifies and reconciles."""
    code = _MAIN.format(["quotes", "--format", "jsonl", "fixtures/articles/rutte"])
    loaded = set(python(f"{code}\nimport sys; print('\\n', *sys.modules)").splitlines()[-1].split())

    assert "quotecheck.extraction" in loaded
    assert sorted(loaded & {f"quotecheck.{name}" for name in COMPARING}) == []


def test_importing_is_cheap() -> None:
    """The best of a few runs, since a loaded machine can only make it slower."""
    timed = "import time; t = time.process_time(); {}; print(time.process_time() - t)"
    costs = [float(python(timed.format("import quotecheck"))) for _ in range(5)]

    assert min(costs) <= IMPORT_BUDGET


def test_help_is_cheap() -> None:
    """The whole process, as a hook pays for it; the best of a few runs."""
    resource = pytest.importorskip("resource", reason="needs a system that counts CPU by process")

    def cost(*words: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return float(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)

    bare = min(cost("-c", "pass") for _ in range(5))
    page = min(cost("-m", "quotecheck", "--help") for _ in range(5))

    assert page - bare <= HELP_BUDGET


def test_frames_and_displays_load_no_frame_library() -> None:
    """A whole run, its display and its tables do without."""
    code = (
        "import sys, quotecheck as qc\n"
        "texts = [qc.Article('“We will not leave the town,” said Ana Orr.', id=n) for n in 'ab']\n"
        "report = qc.reconcile(texts, progress=True)\n"
        "report._repr_html_(), report.frames.edits.rows\n"
        "print(*sys.modules)"
    )

    assert sorted(set(python(code).split()) & set(FRAMES)) == []


def test_what_the_package_needs_lies_inside_it() -> None:
    """The marker of types, the word lists and the schema are files of the package."""
    assert (PACKAGE / "py.typed").is_file()
    assert (PACKAGE / "report/schema.json").is_file()
    assert LISTS


def test_a_wheel_holds_every_file(tmp_path: Path) -> None:
    """Where the build tool is at hand: what is in the tree is in the wheel."""
    wheel = pytest.importorskip("hatchling.builders.wheel", reason="needs hatchling")
    import zipfile  # noqa: PLC0415  (only here)

    (built,) = wheel.WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    packed = {member for member in zipfile.ZipFile(built).namelist() if "dist-info" not in member}
    tree = {name(path) for path in PACKAGE.rglob("*") if path.is_file()}

    assert packed == {path for path in tree if "__pycache__" not in path}


def _patterns(tree: ast.Module) -> Iterator[str]:
    """Yield what a module gives to the standard engine's ``re.compile``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            literals = (part for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant))
            yield "".join(part.value for part in literals if isinstance(part.value, str))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_group_of_the_standard_engine_is_possessive(path: Path) -> None:
    """Before Python 3.11.5 such a group keeps what it ate in the round that failed."""
    patterns = _patterns(ast.parse(path.read_text(encoding="utf-8")))

    assert [pattern for pattern in patterns if re.search(r"\)[*+?}]\+|\(\?>", pattern)] == []


def tracked() -> list[Path]:
    """Return the project's own text files: what git tracks, or, without git, what is there."""
    done = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607  (whichever git is on the path)
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = done.stdout.decode().split("\0") if done.returncode == 0 else []
    paths = [ROOT / entry for entry in names if entry] or list(PACKAGE.rglob("*"))
    return [path for path in paths if path.suffix in TEXTS and path.is_file()]


def test_no_machine_and_no_registry_in_the_tree() -> None:
    """Nothing names the machine it was written on, or where packages come from."""
    machines = ("work", "root", "home", "opt", "Users")
    hosts = ("pypi" + r"\.org", "pythonhosted", r"registry\.npm", r"deb\.debian", "index-url")
    trace = re.compile(rf"(?<![\w.])/(?:{'|'.join(machines)})/|{'|'.join(hosts)}")
    here = Path(__file__)

    found = {
        f"{name(path)}: {match.group()}"
        for path in tracked()
        if path != here
        for match in trace.finditer(path.read_text(encoding="utf-8"))
    }

    assert found == set()


def test_the_changelog_knows_this_version() -> None:
    """A version that is set is described."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert f"## [{quotecheck.__version__}]" in changes
