"""Calls from Python that cannot be answered: one line that says what to do, no puzzle."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import quotecheck as qc

untyped: Any = qc
"""The library as a notebook sees it, where no type checker stands in the way."""
ONE = qc.Article("“We will not leave the town,” said Ana Torres.", id="one")
OTHER = qc.Article("“We will now leave the town,” said Ana Torres.", id="other")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: untyped.reconcile("wire/"), "str: no sequence of articles"),
        (lambda: untyped.reconcile(None), "NoneType: no sequence of articles"),
        (lambda: untyped.reconcile(ONE), "Article: no sequence of articles"),
        (lambda: untyped.reconcile([ONE, "wire/b.txt"]), "item 1 is str, no Article"),
        (lambda: untyped.reconcile([7, ONE]), "item 0 is int, no Article"),
        (lambda: untyped.reconcile({"text": "a"}), "diff: got 1 article, needs 2"),
        (lambda: untyped.reconcile([{"body": "a"}, {"bodies": "a"}]), "rows:2: no 'text' or"),
        (lambda: untyped.find_quotes("“We stay,” she said."), "str: no Article"),
        (lambda: untyped.compare("We stay", None), "compare: NoneType: no string"),
        (lambda: untyped.Article(b"bytes"), "text: bytes is no string"),
        (lambda: untyped.Article("text", id=7), "id: int is no string"),
        (
            lambda: untyped.Article("text", published="yesterday"),
            "published: 'yesterday' is no date",
        ),
        (lambda: untyped.Article("text", published=2026), "published: int is no day"),
        (lambda: untyped.Article("text", kind="tweet"), "kind: 'tweet' is neither"),
    ],
)
def test_a_call_that_cannot_be_answered(call: Callable[[], object], message: str) -> None:
    """What is wrong, and behind a semicolon what to do; on one line."""
    with pytest.raises(qc.QuotecheckError) as trouble:
        call()

    said = str(trouble.value)
    assert said.startswith(message)
    assert "; " in said
    assert "\n" not in said


def test_articles_may_come_from_a_generator() -> None:
    """Any iterable of articles will do."""
    assert len(qc.reconcile(article for article in (ONE, OTHER)).pairs) == 1


def test_one_reference_needs_no_list() -> None:
    """A path or an article by itself is one reference, not a sequence of letters."""
    alone = qc.check(OTHER, against=ONE)

    assert alone.to_json() == qc.check([OTHER], against=[ONE]).to_json()
    with pytest.raises(qc.QuotecheckError, match=r"^nowhere\.txt: no such file"):
        qc.check(OTHER, against="nowhere.txt")


def test_paths_may_come_as_a_list(fixtures: Path) -> None:
    """What a glob in Python returns is read as if its paths were given one by one."""
    paths = sorted((fixtures / "articles" / "rutte").glob("*.txt"))

    assert qc.read(paths) == qc.read(*paths)
