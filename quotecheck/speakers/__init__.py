"""Credit each quotation to its speaker, and find the clauses that report speech without marks.

The way through: `sketch` folds quotations into single tokens and tags every word outside them;
`mentions` chunks the phrases that can name somebody; `cast` joins the names of one `entity`, and
`introductions` and `genders` tell what the article says of it;
`clauses` finds subjects and `sources` the cues around a quotation; `discourse` walks through the
text, keeps a `memory` of who was mentioned, and knows whom *he* (`pronouns`), *the politician*
(`nominals`) and *it* (`things`) mean; `reader` chooses, in the order of the text.
"""

from .attribution import attribute, find_reported, read_speech

__all__ = ["attribute", "find_reported", "read_speech"]
