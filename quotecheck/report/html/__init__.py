"""HTML: one page that holds everything it shows, loads nothing and runs no script.

The Python here computes plain values, the templates print them, the style sheet draws them.
"""

import base64
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from ...markup import spell_controls
from ...model.reports import Report
from ..accepted import without_accepted
from ..checklist import is_check
from .check import check_view
from .diff import diff_view
from .page import Filters

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = Path(__file__).parent


def render(report: Report) -> str:
    """Return the report as one HTML page; the same report gives the same bytes."""
    from markupsafe import Markup  # noqa: PLC0415  (only where a page is made)

    seen = without_accepted(report)
    view = check_view(seen) if is_check(report) else diff_view(seen)
    style = (_HERE / "style.css").read_text(encoding="utf-8") + _filter_rules(view.filters)
    digest = hashlib.sha256(style.encode()).digest()
    return _template().render(
        view=view,
        shown={page.witness.anchor for page in view.pages},
        filtered={outlet.siglum for outlet in view.filters.outlets} if view.filters else set(),
        style=Markup(style),  # noqa: S704  (our own file, and letters of outlets)
        style_hash=base64.b64encode(digest).decode(),
    )


@functools.cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    return environment.get_template("page.html.jinja")


def _finalize(value: object) -> object:
    """Spell out what would steer a line, wherever text meets the page."""
    return spell_controls(value) if type(value) is str else value


def _filter_rules(filters: Filters | None) -> str:
    """Return the rules by which a choice hides cards: as many as there are choices."""
    if filters is None:
        return ""
    rules = [
        f"body:has(#show-{one.severity}:checked) .remark:not(.{one.severity})"
        for one in filters.severities
    ]
    rules += [
        f"body:has(#in-{outlet.siglum}:checked) .remark:not(.in-{outlet.siglum})"
        for outlet in filters.outlets
    ]
    empty = [
        f"body:has(#show-{severity}:checked):has(#in-{siglum}:checked) .empty"
        for severity, siglum in filters.empty
    ]
    hidden = f"{','.join(rules)}{{display:none}}\n" if rules else ""
    return hidden + (f"{','.join(empty)}{{display:block}}\n" if empty else "")
