"""Classes of function words, as rules ask for them."""

from .. import lexicon
from ..model.spans import Token


def is_auxiliary(token: Token) -> bool:
    """Tell forms of *be*, *have*, *do*, the modals, and the infinitive's *to*."""
    return token.norm == "to" or "aux" in lexicon.table("function_words").get(token.norm, "")
