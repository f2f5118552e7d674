"""Introductions: what an article says of a person where it gives the name.

``Geelong coach Ann Lee``, ``Ann Lee, 54, a baker,``, ``her lawyer, Ann Lee,``.
"""

from __future__ import annotations

import re

from .entity import Entity
from .mentions import Chunks, Mention, Shape
from .sketch import Sketch

_CLOSED = frozenset({",", ".", "|", "-", "R", ""})
"""What stands behind a description that is one by itself."""
_PERSONAL = re.compile("[OoH]")
_ONE_OF = re.compile("#fD?[naeL]*[gG]")
"""``One of the employees``."""
_GAVE_NAME = re.compile(",R[^.|;,@QCWE]{1,12}[@,](?=N)")
_NAMED_AS = frozenset({"identified", "name", "named"})
_LONGEST_CLAUSE = 15
"""Tokens of the longest clause that gives a name."""


def introduce(entity: Entity, mention: Mention, sketch: Sketch, chunks: Chunks) -> None:
    """Take from a name's surroundings what they say of the person."""
    tags = sketch.tags
    if mention.start < mention.name:
        _learn_title(entity, mention, sketch)
    called = sketch.words[mention.start - 1] in ("called", "named")  # a girl called Ida
    if called or tags[mention.start - 1 : mention.start] == ",":
        _learn_apposition(entity, chunks.ending_at(mention.start - 1), sketch)
    clause = tags.rfind(",R", max(0, mention.name - _LONGEST_CLAUSE), mention.name)
    if clause >= 0 and name_given(sketch, clause) == mention.name:
        _learn_apposition(entity, chunks.ending_at(clause), sketch)
    if tags[mention.head : mention.head + 1] == ",":
        after = chunks.starting_at(mention.head + 1)
        if after is not None and tags[after.end : after.end + 1] in _CLOSED:
            _learn_apposition(entity, after, sketch)


def name_given(sketch: Sketch, clause: int) -> int:
    """Return where the name stands that a clause at a token gives, or -1.

    ``a docker, who gave his name only as Bo``, ``a girl, who gave only her first name, Una``.
    """
    found = _GAVE_NAME.match(sketch.tags, clause)
    told = found is not None and not _NAMED_AS.isdisjoint(sketch.words[clause : found.end()])
    return found.end() if found is not None and told else -1


def _learn_title(entity: Entity, mention: Mention, sketch: Sketch) -> None:
    start, name, end = mention.start, mention.name, mention.head
    tags = sketch.tags[start:name]
    if "O" in tags or "o" in tags or "H" in tags:
        entity.person += 2
        entity.forms.setdefault(sketch.written(start, end))
        if tags[-1] != "H":
            entity.forms.setdefault(sketch.written(start, name))
    elif "L" not in tags:
        return
    entity.describe(sketch.words[_behind_owner(start, name, sketch) : name])


def _learn_apposition(entity: Entity, beside: Mention | None, sketch: Sketch) -> None:
    if beside is None or beside.shape is not Shape.NOMINAL:
        return
    if sketch.tags[beside.head - 1] not in "Oo" and not _ONE_OF.match(sketch.tags, beside.start):
        return
    entity.person += 1.5
    entity.forms.setdefault(sketch.written(beside.start, beside.end))
    others = (n for n in range(beside.head, beside.end) if sketch.tags[n] in "oOgGH")
    start = _behind_owner(beside.start, beside.head, sketch)
    entity.describe(sketch.words[start : next(others, beside.end)])


def _behind_owner(start: int, end: int, sketch: Sketch) -> int:
    """Return where a description begins behind a person who owns it.

    ``Mrs Lee's nephew``, ``the president's wife``: what the owner is called says nothing of the
    nephew and the wife. *Geelong's coach* is Geelong's all the same.
    """
    owner = sketch.tags.find("'", start, end)
    personal = _PERSONAL.search(sketch.tags, start, max(owner, start))
    return owner + 1 if personal else start
