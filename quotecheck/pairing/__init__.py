"""Which quotations render one utterance.

The way: what might be the same is proposed (`candidates` among articles, `places` in a reference),
weighed against what its circumstances ask for (`bars`) and cut to what both have (`windows`,
`matching`). Between two reports of one occasion less is asked for: of short lines that both have
(`neighbours`), of clauses that answer each other (`answers`), of clauses that complete a fragment
(`completions`). Whose words they are, and whether they were said again, is told by who says a
phrase (`phrases`, `identities`) and by when and beside what it is quoted (`recurrence`).
"""
