"""The ledger: every number that was seen in a relevant story and is in no fact, with the reason."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a number became no fact. The values are what `--ledger`, `explain` and the Excel sheet show."""

    NO_SUBJECT = "无主体"
    NO_INDICATOR = "无指标"
    NAME = "名称中的数字"
    PERIOD = "日期或时段"
    ORDINAL = "序数"
    DURATION = "时长"
    PAGE = "版面信息"
    RHETORIC = "泛指"
    PARAMETER = "技术参数"
    CONTACT = "电话或证照号"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A number left unbound: its span in the source text, what is printed there, the sentence around it and why."""

    document: str
    article: str
    start: int
    end: int
    printed: str
    sentence: str
    reason: Reason
