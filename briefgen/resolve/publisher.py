"""How official a publisher is, from the table `publishers.csv`: the highest rank among the words that its name holds, 0 where it holds none."""

import csv
from collections.abc import Mapping
from importlib.resources import files


def publisher_ranks() -> Mapping[str, int]:
    """Word -> rank; a higher one is more official."""
    text = files("briefgen.resolve").joinpath("publishers.csv").read_text(encoding="utf-8")
    return {row["word"]: int(row["rank"]) for row in csv.DictReader(text.splitlines())}


def rank_of(publisher: str, ranks: Mapping[str, int]) -> int:
    """The rank of a publisher's printed name."""
    return max((rank for word, rank in ranks.items() if word in publisher), default=0)
