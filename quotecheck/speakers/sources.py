"""Sources: every phrase that may be the source of a quotation, and who relays it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .candidate import Candidate
from .clauses import Clauses
from .leading import Leading
from .mentions import Mention
from .trailing import Trailing

_SURE = 1.2
"""The score of a credit beside a quotation that no other pattern but a cue before it can beat."""
_TELLS = ("left", "left-tight")
_TOLD = 0.75
"""The score from which on a cue before a quotation has the speaker, and *according to* a relay."""
_RELAYED = 0.6
REPORTING = frozenset({"reports", "reported"})
"""Cues of an outlet, behind which the person may stand who said it."""
_REPORTS = re.compile(r"[VAJ](?:[at]*T)?[at]*$")
_REPORTED_THAT = re.compile(r"V[at]*T")
_CLAUSE_BEFORE = re.compile("u[NDOoHGgBPL#][^,:QCWE]*[VAJ][^,:QCWE]*")
"""A clause of its own before the main one, up to the words that it quotes."""
_OPENS_BEFORE = frozenset(
    {
        "after",
        "although",
        "because",
        "before",
        "once",
        "since",
        "though",
        "when",
        "whereas",
        "while",
    }
)
"""How such a clause begins: ``When Lee called it “a stunt,” Orr said: …``."""
_ACCORDING = re.compile(r"[^.|QCWE:]{0,20}?,?Z")
_ACCORDING_BESIDE = re.compile(r"[,at]{0,4}Z")


class Sources:
    """Finds the sources that the quotations of one sketch may have."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tags = clauses.tags
        self.trailing = Trailing(clauses)
        self.leading = Leading(clauses, self.trailing)

    def of(self, token: int) -> Iterator[Candidate]:
        """Yield the possible sources of the quotation at a token, in no order."""
        beside = list(self.trailing.beside(token))
        sure = any(
            found.score >= _SURE and found.pattern != "according" and not self.is_reporting(found)
            for found in beside
        )
        if sure and not (self.leading.is_introduced(token) or self._ends_clause_before(token)):
            yield from beside
            return
        before = list(self.leading.before(token))
        if self._ends_clause_before(token):
            yield from before
            return
        told = any(found.pattern in _TELLS and found.score >= _TOLD for found in before)
        for found in beside:  # Ann Lee told Bo "…," according to Cy: Cy relays
            relayed = told and found.pattern == "according"
            yield found._replace(score=_RELAYED) if relayed else found
        for found in self.trailing.far(token):
            relayed = told and self.tags[found.cue] == "Z"
            yield found._replace(score=_RELAYED) if relayed else found
        yield from before

    def _ends_clause_before(self, token: int) -> bool:
        """Tell words that a clause before the main one ends in: who speaks behind says others."""
        begin = self.leading.begin(token)
        opening = self.clauses.sketch.words[begin].lower()
        return opening in _OPENS_BEFORE and bool(_CLAUSE_BEFORE.fullmatch(self.tags, begin, token))

    def is_reporting(self, candidate: Candidate) -> bool:
        """Tell ``the agency reports`` from a cue of whoever speaks."""
        cue = candidate.cue
        return cue >= 0 and self.clauses.sketch.words[cue].lower() in REPORTING

    def relays_of(self, candidate: Candidate, token: int) -> Iterator[tuple[Mention, bool]]:
        """Yield through whom the words may come: ``X says Y said "…"``, ``X quoted Y as saying``.

        The second value is False where more than a cue stands between the two; then only an outlet
        relays.
        """
        mention, begin = candidate.mention, self.leading.begin(token)
        if mention is None or candidate.cue < 0 or mention.start < begin:
            return
        if candidate.pattern.startswith("right"):
            start = max(candidate.cue, mention.end - 1) + 1
            phrase = _ACCORDING.match(self.tags, start)
            yield from self._behind_phrase(phrase.end() - 1 if phrase else -1)
        elif self.tags[begin] == "Z" and candidate.pattern != "according":
            yield from self._behind_phrase(begin)
        else:
            phrase = _ACCORDING_BESIDE.match(self.tags, token + 1)
            yield from self._behind_phrase(phrase.end() - 1 if phrase else -1)
            yield from self._outer(begin, mention.start)

    def _behind_phrase(self, phrase: int) -> Iterator[tuple[Mention, bool]]:
        source = self.trailing.source_of_phrase(phrase) if phrase >= 0 else None
        if source is not None:
            yield source, True

    def _outer(self, begin: int, stop: int) -> Iterator[tuple[Mention, bool]]:
        """Yield the subjects of the cues whose content the speaker stands in."""
        for pattern, close in ((_REPORTS, True), (_REPORTED_THAT, False)):
            outer = pattern.search(self.tags, begin, stop)
            if outer is not None and not self.clauses.is_passive(outer.start()):
                subject = self.clauses.subject_of(outer.start(), begin)
                if subject is not None:
                    yield subject, close
