"""One witness, or two: articles that print one text, and outlets that share an error."""

from collections.abc import Iterator

from ..model.articles import Copies
from ..model.labels import Severity
from ..model.remarks import Remark
from ..text import tokens
from .desk import Desk, Note, quoted, spans_of


def tell_copy(group: Copies, desk: Desk) -> Note:
    """Say that several articles print one text."""
    words = tokens(desk.text(group.articles[0]), *group.spans[0])
    number = len(group.articles)
    names = desk.names(group.articles).removesuffix(" (one text)")
    return Note(
        "article.copy",
        Severity.INFO,
        f"one text in {number} articles, one witness: {names}",
        list(zip(group.articles, group.spans, strict=True)),
        key=[" ".join(word.norm for word in words)],
    )


def find_shared_sources(remark: Remark, desk: Desk) -> Iterator[Note]:
    """Yield errors that nobody makes on purpose, and several outlets make."""
    for error in remark.shared_errors:
        if len({desk.name(article) for article in error.articles}) > 1:
            yield Note(
                "article.shared-source",
                Severity.INFO,
                f"{quoted(error.text)} in {desk.names(error.articles)}, {quoted(error.instead)} "
                "elsewhere: a shared error, so probably one source",
                spans_of(side for side in remark.sides if side.article in error.articles),
                remark=remark,
                key=[f"{error.text} {error.instead}"],
            )
