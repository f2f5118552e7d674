"""A report made by hand from the nouns: invented outlets on an invented harbour minister.

Every kind of line that a page can hold occurs in it. Pages are tested against this report, so that
a change in finding or in pairing never moves a golden file.
"""

from __future__ import annotations

from quotecheck.model import (
    Article,
    Credit,
    Edit,
    Finding,
    Form,
    Kind,
    Label,
    Pair,
    Place,
    Quote,
    Relation,
    Remark,
    Report,
    Severity,
    Side,
    Span,
    SpeakerKind,
    Variant,
    gravest,
)

MINISTER, RIVAL = "Ada Lindqvist", "Tomas Brandt"

COURIER = Article(
    "Harbour minister defends dredging plan\n"
    "\n"
    "“We will not close the northern harbour, whatever the council says. The dredging starts in "
    "March, and it will cost at most 40 million crowns,” Lindqvist said on Tuesday.\n"
    "She added: “Obviously we have to make sure that the fishing fleet can stay in port all "
    "winter and is able to unload as quickly as possible the spring catch.”\n"
    "“The eastern pier is safe,” the minister noted. “It not only serves our islands, but also "
    "serves, yes, even the smallest villages, but also the tankers from the south.”\n"
    "“Nobody asked the divers,” Brandt told reporters.\n",
    id="courier",
    outlet="courier",
    path="wire/courier.txt",
    published="2031-03-04",
)
TRIBUNE = Article(
    "The northern harbour stays open. “We will now close the northern harbour,” Lindqvist said. "
    "According to the ministry, the dredging “starts in March” and will cost 14 million crowns.\n"
    "“We have to ensure that the fishing fleet can stay in port and is able to discharge the "
    "spring catch as quickly as possible,” the minister said.\n"
    "“The eastern pier is safe,” Brandt told the council.\n",
    id="tribune",
    outlet="tribune",
    path="wire/tribune.txt",
    published="2031-03-04",
)
DAILY = Article(
    "“[We] will not close the northern harbour,” Ada Lindqvist stressed.\n"
    "“We have to ensure that the fishing fleet can stay in port all winter and is able to "
    "discharge as quickly as possible the spring haul.” (The minister spoke in Swedish.)\n"
    "The pier, she noted, “serves our islands, but also the tankers from the south”.\n"
    "“Nobody asked the divers,” said Brandt.\n",
    id="daily",
    outlet="daily",
    path="wire/daily.txt",
    published="2031-03-05",
)
HERALD = Article(
    "The minister ruled out that the northern harbour would be closed. In the autumn she had "
    "said: “We will not close a single harbour.”\n"
    "“The eastern pier is safe,” she said.\n",
    id="herald",
    outlet="herald",
    path="wire/herald.txt",
    published="2031-03-06",
)
ARTICLES = (COURIER, TRIBUNE, DAILY, HERALD)


def span(article: Article, words: str) -> Span:
    """Return where words stand in an article, once and only once."""
    assert article.text.count(words) == 1, words
    start = article.text.index(words)
    return Span(start, start + len(words))


def quote(  # noqa: PLR0913  (a row of a table)
    article: Article,
    number: int,
    words: str,
    speaker: str | None,
    credit: str = "",
    *,
    kind: Kind = Kind.DIRECT,
) -> Quote:
    """Return a quotation, with the words of its credit: ``source|cue``, each may be empty."""
    start, end = span(article, words)
    source, _, cue = credit.partition("|")
    return Quote(
        article.id,
        start,
        end,
        words,
        kind=kind,
        turn=number,
        speaker=speaker,
        speaker_kind=SpeakerKind.NAMED if source else SpeakerKind.NONE,
        confidence=0.9 if source else 0.4,
        source=source_span(article, credit, source),
        cue=source_span(article, credit, cue),
        id=f"{article.id}:{number}",
    )


def source_span(article: Article, credit: str, part: str) -> Span | None:
    """Return where one part of a credit stands, found through the whole of it."""
    if not part:
        return None
    whole = span(article, credit.replace("|", ""))
    start = whole.start + whole.of(article.text).index(part)
    return Span(start, start + len(part))


def side(article: Article, words: str, quotation: Quote | None) -> Side:
    """Return a side of a pair; outside any quotation it is a reported one."""
    start, end = span(article, words)
    form = quotation.form if quotation else Form.REPORTED
    return Side(article.id, start, end, form, quotation.id if quotation else None, article.text)


def edit(a: Side, b: Side, old: str, new: str, label: Label, *also: Label) -> Edit:
    """Return an edit between two sides.

    ``old`` and ``new`` are the words, each with ``|`` where it begins among the words around it
    (``"harbour |whatever"``); a text that ends in ``|`` is an empty place.
    """
    a_span, b_span = place(a, old), place(b, new)
    return Edit(
        a_span,
        b_span,
        a_span.of(text_of(a)),
        b_span.of(text_of(b)),
        label,
        gravest((label, *also)),
        also,
        moved=label is Label.REORDER,
    )


def place(where: Side, marked: str) -> Span:
    """Return the place of ``before|words|after`` in a side."""
    before, words, after = marked.split("|")
    text = where.span.of(text_of(where))
    assert text.count(before + words + after) == 1, marked
    start = where.start + text.index(before + words + after) + len(before)
    return Span(start, start + len(words))


def text_of(where: Side) -> str:
    """Return the text that a side stands in."""
    return next(article.text for article in ARTICLES if article.id == where.article)


def pair(
    a: Side,
    b: Side,
    edits: tuple[Edit, ...],
    *more: Label,
    speakers: tuple[str | None, str | None] = (MINISTER, MINISTER),
    relation: Relation = Relation.SAME,
) -> Pair:
    """Return a pair whose labels are its edits', and ``more``."""
    labels = dict.fromkeys([*more, *(x for e in edits for x in (e.label, *e.also))])
    ordered = tuple(sorted(labels, key=lambda label: -label.severity)) or (Label.IDENTICAL,)
    severity = gravest(ordered)
    if b.form is Form.REPORTED and severity < Severity.CRITICAL:
        severity = min(severity, Severity.INFO)
    conflict = None not in speakers and speakers[0] != speakers[1]
    return Pair(a, b, relation, 0.87, ordered, severity, edits, speakers, conflict)


def variants(pairs: tuple[Pair, ...]) -> tuple[Variant, ...]:
    """Return each change of the pairs once, with everybody who carries it."""
    found: dict[tuple[Label, str, str], list[tuple[Edit, Side]]] = {}
    for item in pairs:
        for change in item.edits:
            found.setdefault((change.label, change.a_text, change.b_text), []).append(
                (change, item.b)
            )
    listed = [
        Variant(label, rows[0][0].severity, old, new, tuple(where for _, where in rows))
        for (label, old, new), rows in found.items()
    ]
    return tuple(sorted(listed, key=lambda variant: -variant.severity))


C1 = quote(
    COURIER,
    1,
    "We will not close the northern harbour, whatever the council says. The dredging starts in "
    "March, and it will cost at most 40 million crowns,",
    MINISTER,
    "Lindqvist| said",
)
C2 = quote(
    COURIER,
    2,
    "Obviously we have to make sure that the fishing fleet can stay in port all winter and is able "
    "to unload as quickly as possible the spring catch.",
    MINISTER,
    "She |added",
)
C3 = quote(COURIER, 3, "The eastern pier is safe,", MINISTER, "the minister| noted")
C4 = quote(
    COURIER,
    4,
    "It not only serves our islands, but also serves, yes, even the smallest villages, but also "
    "the tankers from the south.",
    MINISTER,
)
C5 = quote(COURIER, 5, "Nobody asked the divers,", RIVAL, "Brandt| told")
T1 = quote(TRIBUNE, 1, "We will now close the northern harbour,", MINISTER, "Lindqvist| said")
T2 = quote(TRIBUNE, 2, "starts in March", "the ministry", "|According to", kind=Kind.FRAGMENT)
T3 = quote(
    TRIBUNE,
    3,
    "We have to ensure that the fishing fleet can stay in port and is able to discharge the spring "
    "catch as quickly as possible,",
    MINISTER,
    "the minister| said",
)
T4 = quote(TRIBUNE, 4, "The eastern pier is safe,", RIVAL, "Brandt| told")
D1 = quote(
    DAILY, 1, "[We] will not close the northern harbour,", MINISTER, "Ada Lindqvist| stressed"
)
D2 = quote(
    DAILY,
    2,
    "We have to ensure that the fishing fleet can stay in port all winter and is able to discharge "
    "as quickly as possible the spring haul.",
    MINISTER,
)
D3 = quote(
    DAILY,
    3,
    "serves our islands, but also the tankers from the south",
    MINISTER,
    "she| noted",
    kind=Kind.FRAGMENT,
)
D4 = quote(DAILY, 4, "Nobody asked the divers,", RIVAL, "|said Brandt")
H1 = quote(HERALD, 1, "We will not close a single harbour.", MINISTER, "she |had said")
H2 = quote(HERALD, 2, "The eastern pier is safe,", MINISTER, "she| said.")
QUOTES = (C1, C2, C3, C4, C5, T1, T2, T3, T4, D1, D2, D3, D4, H1, H2)


def whole(article: Article, quotation: Quote) -> Side:
    """Return a quotation as a side, without the comma or stop at its end."""
    return side(article, quotation.text.rstrip(",."), quotation)


def harbour() -> Remark:
    """Return the remark with the lost *not*, a marked edit, an unquoted report and an echo."""
    words = "We will not close the northern harbour"
    base = side(COURIER, words, C1)
    tribune, daily = whole(TRIBUNE, T1), whole(DAILY, D1)
    herald = side(HERALD, "The minister ruled out that the northern harbour would be closed", None)
    pairs = (
        pair(base, tribune, (edit(base, tribune, "|not|", "|now|", Label.NEGATION),)),
        pair(base, daily, (edit(base, daily, "|We| will", "|[We]|", Label.MARKED_EDIT),)),
        pair(base, herald, (), Label.BOUNDARY, Label.PARAPHRASE),
    )
    echo = pair(base, whole(HERALD, H1), (), relation=Relation.ECHO)
    return remark("r1", base, pairs, credits_of(MINISTER, "courier", "tribune", "daily"), (echo,))


def dredging() -> Remark:
    """Return the remark with words on both sides of the marks, and a changed number."""
    base = side(
        COURIER,
        "The dredging starts in March, and it will cost at most 40 million crowns",
        C1,
    )
    tribune = side(TRIBUNE, "the dredging “starts in March” and will cost 14 million crowns", T2)
    edits = (
        edit(base, tribune, "and |it| will", "and ||will", Label.FUNCTION_WORD),
        edit(base, tribune, "cost |at most| 40", "cost ||14", Label.OMISSION),
        edit(base, tribune, "|40| million", "|14| million", Label.NUMBER),
    )
    pairs = (pair(base, tribune, edits, Label.BOUNDARY),)
    return remark("r2", base, pairs, credits_of(MINISTER, "courier"))


def fleet() -> Remark:
    """Return the remark in which two outlets agree against the base, and a phrase has moved."""
    base, tribune, daily = whole(COURIER, C2), whole(TRIBUNE, T3), whole(DAILY, D2)

    def shared(other: Side) -> tuple[Edit, ...]:
        return (
            edit(base, other, "|Obviously| we", "||We have", Label.FUNCTION_WORD),
            edit(base, other, "|make sure|", "|ensure|", Label.LEXICAL),
            edit(base, other, "|unload|", "|discharge|", Label.LEXICAL),
        )

    pairs = (
        pair(
            base,
            tribune,
            (
                *shared(tribune),
                edit(base, tribune, "port |all winter| and", "port ||and", Label.OMISSION),
                edit(
                    base,
                    tribune,
                    "|as quickly as possible|",
                    "|as quickly as possible|",
                    Label.REORDER,
                ),
            ),
        ),
        pair(base, daily, (*shared(daily), edit(base, daily, "|catch|", "|haul|", Label.LEXICAL))),
    )
    return remark("r3", base, pairs, credits_of(MINISTER, "courier", "tribune", "daily"))


def pier() -> Remark:
    """Return the remark that one outlet credits to another person, in the same words."""
    base = whole(COURIER, C3)
    pairs = (
        pair(base, whole(TRIBUNE, T4), (), speakers=(MINISTER, RIVAL)),
        pair(base, whole(HERALD, H2), ()),
    )
    who = (
        Credit(MINISTER, ("courier", "herald")),
        Credit(RIVAL, ("tribune",)),
    )
    return remark("r4", base, pairs, who)


def tankers() -> Remark:
    """Return the remark that one outlet has spliced."""
    base, daily = whole(COURIER, C4), whole(DAILY, D3)
    gone = "but also serves, yes, even the smallest villages,"
    edits = (
        edit(base, daily, "|It not only| serves", "||serves our", Label.NEGATION, Label.OMISSION),
        edit(base, daily, f"|{gone}|", "islands, ||but", Label.SPLICE),
    )
    return remark("r5", base, (pair(base, daily, edits),), credits_of(MINISTER, "courier", "daily"))


def divers() -> Remark:
    """Return the remark that reads the same everywhere."""
    base = whole(COURIER, C5)
    same = pair(base, whole(DAILY, D4), (), speakers=(RIVAL, RIVAL))
    return remark("r6", base, (same,), credits_of(RIVAL, "courier", "daily"))


def credits_of(speaker: str, *articles: str) -> tuple[Credit, ...]:
    """Return the one credit on which all agree."""
    return (Credit(speaker, articles),)


def remark(
    id_: str,
    base: Side,
    pairs: tuple[Pair, ...],
    who: tuple[Credit, ...],
    echoes: tuple[Pair, ...] = (),
) -> Remark:
    """Return a remark with its sides and variants filled in."""
    sides = (base, *(item.b for item in pairs))
    return Remark(id_, base, sides, pairs, echoes, who, variants(pairs))


def findings(remarks: tuple[Remark, ...]) -> tuple[Finding, ...]:
    """Return a finding for each variant of minor severity and up, and for the wrong credit."""
    found = [
        Finding(
            id=f"f-{item.id}-{number}",
            code=f"drift.{variant.label}",
            severity=variant.severity,
            message=f"“{variant.base_text}” became “{variant.text}”",
            remark=item.id,
            at=tuple(place_of(where) for where in variant.sides),
        )
        for item in remarks
        for number, variant in enumerate(item.variants)
        if variant.severity >= Severity.MINOR
    ]
    conflict = Finding(
        id="f-r4-speaker",
        code="speaker.conflict",
        severity=Severity.CRITICAL,
        message=f"{MINISTER} or {RIVAL}?",
        remark="r4",
        at=(place_of(whole(TRIBUNE, T4)),),
    )
    return tuple(sorted([*found, conflict], key=lambda finding: -finding.severity))


def place_of(where: Side) -> Place:
    """Return a side as a finding's place."""
    article = next(article for article in ARTICLES if article.id == where.article)
    return Place(where.article, where.start, where.end, *article.position(where.start))


def sample() -> Report:
    """Return the whole report."""
    remarks = (harbour(), dredging(), pier(), tankers(), fleet(), divers())
    pairs = tuple(item for remark_ in remarks for item in (*remark_.pairs, *remark_.echoes))
    return Report(ARTICLES, QUOTES, pairs, remarks, findings(remarks))


def check_sample() -> Report:
    """Return a check of the tribune's text against the courier's, one quotation not found."""
    pairs = tuple(item for item in sample().pairs if item.b.article == "tribune")
    missing = Quote("tribune", 0, 34, TRIBUNE.text[:34], turn=9, id="tribune:0")
    lost = Finding(
        "f-lost",
        "reference.not-found",
        Severity.MAJOR,
        "no reference contains “The northern harbour stays open.”",
        None,
        (Place("tribune", 0, 34, 1, 1),),
    )
    conflict = next(f for f in sample().findings if f.code == "speaker.conflict")
    same = Quote("tribune", 49, 50, "w", turn=8, id="tribune:00", speaker=MINISTER)
    verbatim = pair(
        side(COURIER, "Nobody asked the divers", C5),
        Side("tribune", 49, 50, Form.QUOTED, "tribune:00"),
        (),
    )
    return Report(
        articles=(TRIBUNE, COURIER),
        quotes=(missing, T1, same, T2, T3, T4),
        pairs=(*pairs, verbatim),
        remarks=(),
        findings=(conflict, lost),
    )


def compare_sample() -> tuple[str, str, Pair]:
    """Return two strings and their comparison: a word replaced twice, a phrase moved."""
    a = Article("is able to roll back as much as possible the Russian onslaught", id="a")
    b = Article("is able to push back the Russian attack as much as possible", id="b")
    moved = "as much as possible"
    edits = tuple(
        Edit(
            span(a, old),
            span(b, new),
            old,
            new,
            label,
            label.severity,
            moved=label is Label.REORDER,
        )
        for old, new, label in (
            ("roll", "push", Label.LEXICAL),
            (moved, moved, Label.REORDER),
            ("onslaught", "attack", Label.LEXICAL),
        )
    )
    one, other = (Side(x.id, 0, len(x.text), Form.QUOTED, None, x.text) for x in (a, b))
    return a.text, b.text, pair(one, other, edits)
