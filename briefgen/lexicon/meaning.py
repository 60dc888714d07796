"""One meaning a spelling: where a name of one kind hides a name of another, or a word of the grammar, or a unit.

The matcher finds one name at a place. If an enterprise were called 工业投资, the indicator would never be found again. 铝加工 as a chain and as an
industry does no harm: the chain is about the industry.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefgen.lexicon.lexicon import Lexicon
from briefgen.lexicon.matcher import spellings
from briefgen.lexicon.table import Row
from briefgen.model.problem import Problem, Severity

KIND_NAMES = {
    "phrase": "固定说法", "region": "地区", "enterprise": "企业", "project": "项目", "chain": "产业链", "chain_group": "产业链组", "town": "专业镇",
    "park": "园区", "office": "机关部门", "university": "高校", "country": "国家", "indicator": "指标", "industry": "行业", "unit": "计量单位",
    "stage": "阶段词", "modality": "情态词", "bound": "界限词", "growth": "增减词", "comparison": "对比词", "share": "占比词", "rank": "位次词",
}  # fmt: skip
# Kinds that may share a spelling: one is about, or stands for, the other. A phrase hides a name on purpose.
_HARMLESS = (
    frozenset({"chain", "industry"}), frozenset({"chain_group", "industry"}), frozenset({"chain", "chain_group"}), frozenset({"town", "industry"}),
    frozenset({"country", "region"}),
)  # fmt: skip
# Kinds of which each spelling is a proper name; none of them may be a word that ordinary sentences use.
_PROPER = ("region", "enterprise", "project", "chain", "town", "park", "office", "university", "country")
_GRAMMAR = ("stage", "modality", "bound", "growth", "comparison", "share", "rank")


def half_width(spelling: str) -> str:
    """The form of a spelling that stands for all its forms: 海风(集团) for 海风（集团）, too."""
    return min(spellings(spelling))


def check_meanings(rows: Sequence[Row], lexicon: Lexicon, label: str) -> list[Problem]:
    """Spellings with two meanings, told at the rows of the folder `label`; `rows` are all that are loaded with it."""
    by_spelling: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.table.sort == "term" and row.kind != "phrase":
            for written in dict.fromkeys(half_width(spelling) for spelling in (row.key, *row.aliases)):
                by_spelling[written].append(row)
    own = [(written, row) for written, group in by_spelling.items() for row in group if row.where.rpartition("/")[0] == label]
    grammar = {word.word: group for group in _GRAMMAR for word in lexicon.words(group)}
    problems: list[Problem] = []
    for written, row in own:
        problems += _other_names(written, row, by_spelling[written])
        if row.kind in _PROPER:
            problems += _other_words(written, row, grammar, lexicon)
    return problems


def _other_names(written: str, row: Row, rows: Sequence[Row]) -> Iterator[Problem]:
    for other in rows:
        if other is row:
            continue
        place = f"{other.where}第{other.line}行"
        if other.kind == row.kind:
            yield from _same_kind(written, row, other, place)
        elif frozenset({row.kind, other.kind}) not in _HARMLESS:
            what = f"“{written}”在这里是{_kind(row.kind)}，又是{_kind(other.kind)}“{other.key}”（{place}），正文里只会认作其中一个。"
            yield row.problem("lexicon-two-meanings", what, "一个叫法只能指一样东西，请从其中一行删去。")


def _same_kind(written: str, row: Row, other: Row, place: str) -> Iterator[Problem]:
    """Within a folder loading tells equal spellings; it does not see that （） and () are the same. A later folder takes a name from an earlier one."""
    if row.where.rpartition("/")[0] == other.where.rpartition("/")[0]:
        equal = {row.key, *row.aliases} & {other.key, *other.aliases}
        later = (row.where, row.line) > (other.where, other.line)
        if later and not any(written == half_width(spelling) for spelling in equal):
            what = f"“{written}”已是“{other.key}”的叫法（{place}），只是括号、引号或间隔号的写法不同。"
            yield row.problem("lexicon-duplicate-alias", what, "一个叫法只能指一样东西，请从其中一行删去。")
    else:
        what = f"“{written}”原是“{other.key}”的叫法（{place}），现在归“{row.key}”。"
        yield row.problem("lexicon-alias-taken", what, "如果不是有意这样，请删去这个叫法。", Severity.NOTE)


def _other_words(written: str, row: Row, grammar: dict[str, str], lexicon: Lexicon) -> Iterator[Problem]:
    meant = KIND_NAMES[grammar[written]] if written in grammar else KIND_NAMES["unit"] if written in lexicon.units else ""
    if meant:
        what = f"“{written}”在这里是{_kind(row.kind)}，又是{meant}，正文里处处会认作{_kind(row.kind)}。"
        yield row.problem("lexicon-two-meanings", what, "请换一个不会误认的叫法。")


def _kind(kind: str) -> str:
    return KIND_NAMES.get(kind, kind)
