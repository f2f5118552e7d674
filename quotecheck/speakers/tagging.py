"""Tags in context: what a word is, once its neighbours have been asked.

`lookup` says what a word can be; a `Draft` settles it in a fixed order of small corrections, each
of which looks only at the few tokens that it is about.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import compress, count

from ..cues import views
from ..inflection import stem
from ..lexicon import words as word_list
from ..model.quotations import Segment
from ..model.spans import Span
from ..names import fold, is_common_given_name, is_given_name
from .lookup import (
    BASE,
    PAST,
    THIRD,
    look_up,
    look_up_inside,
    nations_of_two_words,
    phrasal_tag,
    phrasal_verbs,
)

_LINE_END = re.compile(r"\|")
_OPENING = re.compile(r"[.|:WE][-(]?[^.|:(QCWE]")
_AMBIGUOUS = re.compile(f"[{''.join((*BASE, *PAST, *THIRD))}]")
_GERUND_AS_NOUN = re.compile("[D'][vjksm]")
_CAMPAIGN = re.compile("[^N]N[Dp](?=N)")
_CALLING = frozenset({"defend", "keep", "protect", "reclaim", "reopen", "rescue", "save", "stop"})
"""Verbs that the names of campaigns begin with: ``Save the Slip``."""
_THEN = re.compile("[D'][a](?=[noON])")
_NO_CLAUSE_BEHIND = re.compile("[vjksm](?!T)")
_SURNAME = re.compile("N[HLO](?!N)")
_TWO_NAMES = re.compile("D(?:#[on])?NN(?!N)")
_ONCE = re.compile("[NPo@]u")
"""``Lee once said``, ``as once saying``: no new clause begins there."""
_ALWAYS_ALIKE = re.compile("[NgGbB]n(?=[DpP#])")
_INVARIANT = frozenset({"beat", "cut", "hit", "let", "put", "quit", "set", "shut", "split"})
"""Verbs that look like nouns in all their forms: ``analysts cut their rating``."""
_COACH_DEAN = re.compile("oON(?!N)")
_UNSURE = re.compile(r"\?")
_NUMBER_IN_DATE = re.compile("t#")
_MR_SUNDAY = re.compile("Ht(?=N)")
_PART_OF_DAY = re.compile("tn")
_HIS_VIEW = re.compile("iD[nMdb]")
_NAMED_VIEW = re.compile("i[HOo]?[N~]+'[nMdb]")
_FOR_NAME = re.compile(r"[.|]i(?=(?:H|D?[oOnL]{0,3})N+,)")
_OPINION = re.compile("iD[nMdb]f")
_DATELINE = re.compile(r"\|([NL][NLBt#,()]{0,10})(?:-|:(?![QCWE|]))")
_TEASER = re.compile(r"\|([^|.:QCWE]{2,6}):[^|.]*(?=\|)")
_UNHEARD = {tag: tag for tag in "QCWE.:"}
"""``SEE OUR PICTURES: Paris in the snow``: nobody in such a line speaks."""
_STAFF = re.compile(
    r"\|y(?=[NH])[NLHOoBbGgdnc~,-]{1,14}(?:\|[NLOoBbGgdn]{1,4})?(?=\|)"  # By Ann Lee | Staff writer
    r"|\([vNne][ac]?[vNne]?y[^()|]{1,40}\)"  # (Reporting by Ann Lee; Editing by Bo Orr)
)
_PORTFOLIO = re.compile("[Oo]fD?[NLBnGbgd]")
_BULLET = re.compile(r"\|-")
_NICKNAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")
_SAID = frozenset(
    {"added", "asked", "called", "commented", "replied", "said", "told", "tweeted", "wrote"}
)
_BODY_AND_NAME = re.compile("[^NLBOHD'f#~,]B(?=N)")
_OFFICE_OVER = re.compile("[oOgG]n(?=[DNL])")
_WAS_DOING = re.compile("xn")
_PRONOMINAL = frozenset({"another", "both", "each", "many", "most", "one", "several", "some"})
"""Determiners that stand for persons by themselves: *another said*."""
_PARTS_OF_DAY = frozenset({"night", "morning", "afternoon", "evening"})


class Draft:
    """The tokens of a text on their way to a sketch, quotations among them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.at: dict[int, int] = {}
        self._quotes: dict[int, str] = {}
        self._nicknames: list[int] = []
        self.tags: list[str] = []

    def quote(self, index: int, segment: Segment, end: int, tag: str) -> None:
        """Add a quotation as one token; a full stop follows it where a sentence can begin.

        Its words end at ``end``, or where its mark closes them behind that.
        """
        outer = segment.outer if end >= segment.end else Span(segment.outer.start, end)
        self.at[index] = len(self.words)
        if self._is_nickname(segment):
            self._nicknames.append(len(self.words))
        self._quotes[len(self.words)] = tag
        self._add(outer)
        if tag in "WE" and opens(self.text, outer.end):
            self._quotes[len(self.words)] = "."
            self._add(Span(outer.end, outer.end))

    def _add(self, span: Span) -> None:
        self.words.append("")
        self.starts.append(span.start)
        self.ends.append(span.end)

    def _is_nickname(self, segment: Segment) -> bool:
        """Tell ``Robert "Bobby" Scott`` from speech: one or two capitals inside a name."""
        content = self.text[segment.start : segment.end]
        follower = self.text[segment.outer.end : segment.outer.end + 2].lstrip(" ")
        before = self.words[-1] if self.words else ""
        return (
            before[:1].isupper()
            and follower[:1].isupper()
            and _NICKNAME.fullmatch(content) is not None
            and all(word[0].isupper() for word in content.split(" "))
        )

    # ------------------------------------------------------------- the settling
    def settle(self, breaks: frozenset[int], headings: tuple[Span, ...]) -> str:
        """Return the tags, after every correction in its turn."""
        self.tags = self._join_lines(look_up_inside(self.words), breaks)
        for token, tag in self._quotes.items():
            self.tags[token] = tag
        for token in set(self._openings(headings)):
            self.tags[token] = look_up(self.words[token])[0]
        self._settle_dates_and_initials()
        self._settle_modifiers()
        self._settle_verbs()
        self._settle_names()
        self._settle_campaigns()
        self._settle_surnames()
        self._settle_given_names()
        self._settle_nations()
        self._settle_bodies()
        self._settle_participles()
        self._join_phrasal_verbs()
        self._join_phrases()
        return "".join(self.tags)

    def _join_lines(self, tags: list[str], breaks: frozenset[int]) -> list[str]:
        """Leave out the line ends inside a paragraph."""
        ends = _LINE_END.finditer("".join(tags))
        gone = [n for n in (match.start() for match in ends) if self._is_inner_line_end(n, breaks)]
        return self._without(gone, tags) if gone else tags

    def _is_inner_line_end(self, token: int, breaks: frozenset[int]) -> bool:
        return self.words[token][:1] in ("\r", "\n") and self.ends[token] not in breaks

    def _without(self, gone: list[int], tags: list[str]) -> list[str]:
        """Take tokens out, and move what points behind them."""
        kept = bytearray(b"\1") * len(tags)
        for token in gone:
            kept[token] = 0
        self.words = list(compress(self.words, kept))
        self.starts = list(compress(self.starts, kept))
        self.ends = list(compress(self.ends, kept))
        self.at = {n: token - bisect_left(gone, token) for n, token in self.at.items()}
        self._quotes = {t - bisect_left(gone, t): tag for t, tag in self._quotes.items()}
        self._nicknames = [token - bisect_left(gone, token) for token in self._nicknames]
        return list(compress(tags, kept))

    def _tags_behind_break(self) -> str:
        """Return the tags so far behind a paragraph's end: a text begins as a paragraph does.

        What is found there, one token behind its place, is sought by the tag before it, which is
        five times as fast as looking behind at every token.
        """
        return "|" + "".join(self.tags)

    def _openings(self, headings: tuple[Span, ...]) -> Iterator[int]:
        """Yield the tokens where a capital says nothing: at sentence starts and in headings."""
        for match in _OPENING.finditer(self._tags_behind_break()):
            yield match.end() - 2
        for line in headings:
            yield from (
                n
                for n in range(
                    bisect_left(self.starts, line.start), bisect_left(self.starts, line.end)
                )
                if self.words[n][:1].isalpha()
            )

    def _settle_dates_and_initials(self) -> None:
        tags = self._tags_behind_break()
        for match in _NUMBER_IN_DATE.finditer(tags):
            self.tags[match.start()] = "t"
        for match in _MR_SUNDAY.finditer(tags):
            self.tags[match.end() - 2] = "N"
        for match in _PART_OF_DAY.finditer(tags):
            if self.words[match.start()] in _PARTS_OF_DAY:
                self.tags[match.start()] = "t"
        for match in _BULLET.finditer(tags):
            self.tags[match.start()] = "|"

    def _settle_modifiers(self) -> None:
        """``their saying``, ``her written ruling`` (but ``, ruling that``), ``his then wife``."""
        tags = self._tags_behind_break()
        for match in _GERUND_AS_NOUN.finditer(tags):
            self.tags[match.start()] = "n"
        for match in _NO_CLAUSE_BEHIND.finditer(tags):
            if self.words[match.start() - 1] in word_list("documents"):
                self.tags[match.start() - 1] = "d"
        for match in _THEN.finditer(tags):
            if self.words[match.end() - 2] == "then":
                self.tags[match.end() - 2] = "n"

    def _settle_verbs(self) -> None:
        """Decide between verb and noun: ``the claims``, ``he claims``."""
        tags = "".join(self.tags)
        for match in _ONCE.finditer(tags):
            if self.words[match.end() - 1] == "once":
                self.tags[match.end() - 1] = "a"
        for match in _ALWAYS_ALIKE.finditer(tags):
            if self.words[match.end() - 1] in _INVARIANT:
                self.tags[match.end() - 1] = "e"
        for match in _AMBIGUOUS.finditer(tags):
            token = match.start()
            prev = self.tags[token - 1] if token else "|"
            before = self.words[token - 1] if token else ""
            follower = self.tags[token + 1] if token + 1 < len(self.tags) else "|"
            self.tags[token] = _verb_or_noun(
                match.group(), prev, self.words[token], before, follower
            )

    def _settle_names(self) -> None:
        """Decide which capitalised words at sentence starts are names, by what else is known."""
        tags = "".join(self.tags)
        unsure = [match.start() for match in _UNSURE.finditer(tags)]
        vocabulary = frozenset(self.words)
        uppers = {self.words[n.start()] for n in re.finditer("N", tags)}
        for token in reversed(unsure):
            follower = self.tags[token + 1] if token + 1 < len(self.tags) else "|"
            self.tags[token] = _name_or_word(self.words[token], follower, uppers, vocabulary)
            if self._is_mood(token) or self._is_shouted(token):
                self.tags[token] = "n"
        for token in self._nicknames:
            self._settle_title(token - 1)
            if self.tags[token + 1 : token + 2] == ["N"] and self.tags[token - 1] == "N":
                self.tags[token] = "~"

    def _settle_campaigns(self) -> None:
        """``Bo Orr of Save the Slip``: an order in capitals is a name."""
        for match in _CAMPAIGN.finditer(self._tags_behind_break()):
            first = match.end() - 3
            if self.words[first].lower() in _CALLING:
                self.tags[first + 1] = "~"

    def _is_mood(self, token: int) -> bool:
        """Tell the adjective of ``Furious Des Lee``, which the start of a sentence capitalises."""
        word = self.words[token].lower()
        return (
            self.tags[token : token + 3] == ["N", "N", "N"]
            and word in word_list("opinions") | word_list("gradable")
            and is_common_given_name(fold(self.words[token + 1]))
            and not is_common_given_name(word)
        )

    def _is_shouted(self, token: int) -> bool:
        """Tell the adjective of ``RED-FACED Des Lee``: tabloids shout their first word."""
        first = token == 0 or self.tags[token - 1] == "|"
        shouted = "".join(self.words[token : token + 2])
        if not first or self.tags[token + 1 : token + 2] != ["N"] or shouted.isupper():
            return False
        word = self.words[token]
        return word.isupper() and all(map(_is_plain, word.lower().split("-")))

    def _settle_title(self, token: int) -> None:
        """``Louis Earl "Lou" Lee``: what may be a title is a name behind a given name."""
        if self.tags[token - 1 : token + 1] == ["N", "H"] and "." not in self.words[token]:
            self.tags[token] = "N"

    def _settle_surnames(self) -> None:
        """*Jim Jordan*, *Howard Dean*: what is a country or an office elsewhere is a name here."""
        surnames = {
            self.words[match.end() - 1]
            for match in _SURNAME.finditer("".join(self.tags))
            if self._is_surname(match.end() - 1)
        }
        if surnames:
            for token, word in enumerate(self.words):
                tag, follower = self.tags[token], self.tags[token + 1 : token + 2]
                if word in surnames and (tag in "LO" or (tag == "H" and follower != ["N"])):
                    self.tags[token] = "N"

    def _settle_nations(self) -> None:
        """*the New Zealander*: behind an article, two words may be a nation."""
        for match in _TWO_NAMES.finditer("".join(self.tags)):
            first = match.end() - 2
            written = " ".join(self.words[first : first + 2]).lower()
            if written in nations_of_two_words():
                self.tags[first : first + 2] = "LL"

    def _settle_given_names(self) -> None:
        """``coach Dean Lee``: behind one office a second one that is a name as well is a name."""
        for match in _COACH_DEAN.finditer("".join(self.tags)):
            word = self.words[match.start() + 1].lower()
            if word in word_list("surnames") and word not in word_list("titles"):
                self.tags[match.start() + 1] = "N"

    def _settle_bodies(self) -> None:
        """``Network Rail North``: a body begins its name, but not before a given one."""
        for match in _BODY_AND_NAME.finditer(self._tags_behind_break()):
            body = match.end() - 2
            named = is_common_given_name(fold(self.words[body + 1]))
            if not named and not self.words[body].isupper():
                self.tags[body] = "N"

    def _settle_participles(self) -> None:
        """``the senator representing Ogbaru West``, ``was selling T-shirts``: no nouns there."""
        for match in _WAS_DOING.finditer("".join(self.tags)):
            word = self.words[match.end() - 1]
            if word.endswith("ing") and not word.endswith("thing"):  # was nothing
                self.tags[match.end() - 1] = "e"
        for match in _OFFICE_OVER.finditer("".join(self.tags)):
            if self.words[match.end() - 1].endswith("ing"):
                self.tags[match.end() - 1] = "i"

    def _is_surname(self, token: int) -> bool:
        """Tell whether a country or an office right behind a name closes that name."""
        if self.tags[token] == "H":  # Rita Sen, Nana Rose
            whole = self.words[token].isalpha() and not self.words[token].isupper()
            return whole and is_common_given_name(fold(self.words[token - 1]))
        if self.tags[token] == "L":
            return is_given_name(fold(self.words[token - 1]))
        owned = token > 1 and self.tags[token - 2] in "D'"
        borne = self.words[token].lower() in word_list("surnames")
        return not owned and (borne or is_common_given_name(fold(self.words[token - 1])))

    def _join_phrasal_verbs(self) -> None:
        heads = phrasal_verbs()
        for token in compress(count(), map(heads.__contains__, self.words)):
            self._join_phrasal_verb(token, heads[self.words[token]])

    def _join_phrasal_verb(self, token: int, tails: tuple[str, ...]) -> None:
        following = " ".join(self.words[token + 1 : token + 2]).lower()
        for tail in (tail for tail in tails if tail.startswith(following)):
            stop = token + 1 + tail.count(" ") + 1
            if " ".join(self.words[token + 1 : stop]).lower() == tail:
                self.tags[token] = phrasal_tag(f"{self.words[token]} {tail}") or "n"
                self.tags[token + 1 : stop] = "a" * (stop - token - 1)
                return

    def _join_phrases(self) -> None:
        """Mark cues of several words, datelines, and what an office is the office of."""
        tags = "".join(self.tags)
        for match in _OPINION.finditer(tags):
            if self._is_view(match.start(), match.end() - 2):
                self.tags[match.start() : match.end()] = "Zaa2"
        for match in _HIS_VIEW.finditer(tags):
            first, last = match.start(), match.end() - 1
            if self._is_view(first, last) and self.words[first + 1] in ("his", "her"):
                self.tags[first : last + 1] = "ZDa"
        for match in _NAMED_VIEW.finditer(tags):
            if self._is_view(match.start(), match.end() - 1):  # In Lee's view, as In Lee, view
                self.tags[match.start()] = "Z"
                self.tags[match.end() - 2 : match.end()] = ",a"
        self._join_portfolios(tags)
        tags = f"|{tags}|"
        for match in _FOR_NAME.finditer(tags):
            if self.words[match.start()] == "For" and not self.words[match.end() - 1].endswith("s"):
                self.tags[match.start()] = "Z"
        self._leave_out_staff(tags)
        self._part_datelines(tags)

    def _is_view(self, first: int, noun: int) -> bool:
        return self.words[first].lower() == "in" and self.words[noun] in views()

    def _join_portfolios(self, tags: str) -> None:
        """``Secretary of State Ann Smith``: *State* is no part of the name."""
        for match in _PORTFOLIO.finditer(tags):
            if self.words[match.end() - 1].lower() in word_list("portfolios"):
                self.tags[match.start() + 1 : match.end()] = "O" * (len(match.group()) - 1)

    def _leave_out_staff(self, tags: str) -> None:
        """Those who wrote the article are none of those it speaks of."""
        for match in _STAFF.finditer(tags):
            self.tags[match.start() : match.end() - 1] = "t" * (len(match.group()) - 1)

    def _part_datelines(self, tags: str) -> None:
        """``PARIS (AFP) - ``, ``PARIS:``: the sentence begins behind, the place is nobody."""
        for match in _DATELINE.finditer(tags):
            begin, end = match.start(1) - 1, match.end() - 1
            if self._is_dateline(begin, end - 1):
                self.tags[begin:end] = "t" * (end - begin - 1) + "|"
        for match in _TEASER.finditer(tags):
            begin, end = match.start(1) - 1, match.end() - 1
            if all(word.isupper() for word in self.words[begin : match.end(1) - 1]):
                self.tags[begin:end] = [_UNHEARD.get(tag, "t") for tag in self.tags[begin:end]]

    def _end_of_line(self, token: int) -> int:
        ends = (n for n in range(token, len(self.tags)) if self.tags[n] == "|")
        return next(ends, len(self.tags))

    def _is_dateline(self, begin: int, end: int) -> bool:
        """Tell ``BENGALURU, DHNS:`` from ``LEE:`` in a headline."""
        place = self.words[begin]
        capitals = place.isupper() and len(place) > 2
        if self.tags[end] == ":":
            line = self.tags[end : self._end_of_line(end)]
            return capitals and (begin > 0 or "." in line or "," in self.tags[begin:end])
        return capitals or "(" in self.tags[begin:end]


def _verb_or_noun(code: str, prev: str, word: str, before: str, follower: str) -> str:
    """Return the tag of a verb, or that of the noun which is spelt alike."""
    noun = _noun(word)
    if code in PAST:
        owned = prev == "D" and (word not in _SAID or before.lower() not in _PRONOMINAL)
        return "n" if owned else PAST[code]
    if code in THIRD:
        after_noun = prev in "ndb" and noun != "n" and follower not in "PDp"  # the firm calls it
        earlier = before == "earlier" and noun != "n"
        return noun if after_noun or earlier or prev in "D'fi#y2xJSM" else THIRD[code]
    plural = prev in "nN?" and before.endswith("s") and not before.endswith(("ss", "us"))
    if plural or prev in "P2xGgRQCWE" or (prev in ",|.a" and noun == "n"):
        return BASE[code]
    return BASE[code] if BASE[code] == "V" and prev != "D" and noun == "n" else noun


@functools.cache
def _noun(word: str) -> str:
    """Return the tag that a word has as a noun; ``n`` also where it is hardly ever one."""
    if word in word_list("bodies"):
        return "b"
    return "d" if word in word_list("documents") | word_list("saying_nouns") else "n"


def _name_or_word(word: str, follower: str, uppers: set[str], vocabulary: frozenset[str]) -> str:
    if word in uppers or follower == "N":
        return "N"
    if word.endswith(("ing", "ed")) and len(word) > 5:
        return "N" if follower in "VAJKS'" else "e"
    if word.lower() in vocabulary or follower in "nogbd#D":
        return "n"
    return "n" if follower not in "VAJKSM'BOGL" and _is_plain(word.lower()) else "N"


def _is_plain(word: str) -> bool:
    """Tell a common word that nobody is called: *tension*."""
    return stem(word) in word_list("frequency") and not (
        is_common_given_name(word) or word in word_list("surnames")
    )


def opens(text: str, position: int) -> bool:
    """Tell whether what follows a full stop can begin a sentence."""
    tail = text[position : position + 4].lstrip("'\"”’)] \t\r\n\u00a0")
    if not tail or "\n" in text[position : position + 3]:
        return True
    return not (tail[0].islower() or tail[0] in ",;:")
