"""What a user can choose about the content of a briefing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.model.lineage import ChainPlace, ChainRecord, GroupName


@dataclass(frozen=True, slots=True)
class ComposeSettings:
    """`region` and `province` by their canonical names (甲市, 乙省); they print as 全市 and 全省.

    `names` tells what the lexicon knows of a name (name -> region, enterprise, chain, town, park …), `categories` of an indicator
    (indicator -> output, investment …), `aliases` the one name of an indicator by its others, `natures` whether it is
    a `flow`, a `stock` or a `rate`; all may be empty, then shapes decide. `chains` are the region's lists of chains,
    `chain_names` their one names by all others, `chain_groups` the names of groups of chains, `chain_places` where
    the words place enterprises and projects in them. `title` "" stands for the rhythm's own title.
    `as_known_now` lets articles that appeared after the issue confirm or correct what it says; else it knows what was known at its end.
    """

    region: str
    province: str = ""
    office: str = ""
    title: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    natures: Mapping[str, str] = field(default_factory=dict)
    chains: tuple[ChainRecord, ...] = ()
    chain_names: Mapping[str, str] = field(default_factory=dict)
    chain_groups: tuple[GroupName, ...] = ()
    chain_places: Mapping[str, ChainPlace] = field(default_factory=dict)
    highlights: int = 6
    as_known_now: bool = False
    least_confidence: float = 0.5

    @property
    def everywhere(self) -> str:
        """全市 for a city, 全省, 全区, 全县, 全州 … after the last character of the region's name; "" without a region."""
        return whole_of(self.region)

    @property
    def province_words(self) -> str:
        """全省, 全区 (for an autonomous region) or 全市; 全省 where no province is set."""
        return whole_of(self.province) if self.province else "全省"


def whole_of(region: str) -> str:
    """甲市 gives 全市, 乙自治区 gives 全区; a name that ends otherwise stays."""
    ending = region[-1:]
    return f"全{ending}" if ending in "省市区县州旗盟国" and region else region
