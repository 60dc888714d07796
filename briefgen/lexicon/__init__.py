"""The words, as data: what things are called, in CSV tables that a person keeps in Excel, and the matcher that finds them in a text.

    from briefgen.lexicon import load_lexicon
    lexicon = load_lexicon()
    lexicon.find("全市工业投资同比增长31.3%")

README.md beside this file tells how to add a word and how to make a region pack.
"""

from briefgen.lexicon.lexicon import Lexicon, lexicon_digest, load_lexicon, shipped_packs
from briefgen.lexicon.table import LexiconError
from briefgen.lexicon.term import Indicator, Match, Region, Term, Unit, Word

__all__ = [
    "Indicator",
    "Lexicon",
    "LexiconError",
    "Match",
    "Region",
    "Term",
    "Unit",
    "Word",
    "lexicon_digest",
    "load_lexicon",
    "shipped_packs",
]
