"""Which names mean one thing: the pairs of `names.txt`, and the registry over them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.model.naming import MERGE, SPLIT, UNDO, NameDecision, Sighting
from briefgen.resolve.entity import JOINED_AT, register

FIRMS = ("柏钢集团", "云州重机集团", "松溪化工集团")
PLACES = ("云州市", "松溪县", "柏原市", "桐北省", "桐南省")
WORDS = dict.fromkeys(FIRMS, "enterprise") | dict.fromkeys(PLACES, "region")
ROLES = {"enterprise": "链主", "town": "专业镇", "chain": "产业链", "park": ""}
_LINE = re.compile(r"(\w+) (joined|proposed|apart) (\S+) \| (\S+)(?: @ (\S+))?( \+)?(?: ! (\S+))?")


@dataclass(frozen=True)
class Pair:
    kind: str
    outcome: str
    names: tuple[str, str]
    firm: str
    one_story: bool
    known: str

    def __str__(self) -> str:
        return f"{self.outcome} {'/'.join(self.names)}"


def pairs() -> Iterator[Pair]:
    for line in (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            found = _LINE.fullmatch(line)
            assert found, line
            yield Pair(found[1], found[2], (found[3], found[4]), found[5] or "", bool(found[6]), found[7] or "")


PAIRS = tuple(pairs())


def seen(name: str, kind: str, document: str = "甲.txt", day: str = "2024-03-01", firm: str = "") -> list[Sighting]:
    rest = (document, 0, day, day)
    if kind == "project":
        return [Sighting("project", name, "building", *rest), *([Sighting("enterprise", firm, "", *rest)] if firm else [])]
    if ROLES.get(kind):
        return [Sighting("member", name, ROLES[kind], *rest)]
    return [Sighting("subject", name, "", *rest)]


def test_there_are_enough_of_each() -> None:
    counts = {outcome: sum(pair.outcome == outcome for pair in PAIRS) for outcome in ("joined", "proposed", "apart")}
    assert sum(counts.values()) >= 60 and min(counts.values()) >= 12


@pytest.mark.parametrize("order", [1, -1], ids=["as listed", "reversed"])
@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_pairs(pair: Pair, order: int) -> None:
    documents = ("甲.txt", "甲.txt" if pair.one_story else "乙.txt")
    told = [seen(name, pair.kind, document, firm=pair.firm) for name, document in list(zip(pair.names, documents, strict=True))[::order]]
    registry = register([one for each in told for one in each], WORDS | ({pair.known: "enterprise"} if pair.known else {}))
    assert [registry.subjects.kind(name) for name in pair.names] == [pair.kind, pair.kind]
    entities = [one for one in registry.entities(pair.kind) if {alias.printed for alias in one.aliases} & set(pair.names)]  # type: ignore[arg-type]
    assert (len(entities) == 1) == (pair.outcome == "joined")
    assert bool(registry.proposals()) == (pair.outcome == "proposed")
    assert all(one.confidence < JOINED_AT for one in registry.proposals())
    if pair.outcome == "joined":
        assert {alias.printed for alias in entities[0].aliases} == set(pair.names)
        assert all(JOINED_AT <= alias.confidence <= 1 for alias in entities[0].aliases)


def test_all_names_together_join_no_two_that_are_apart() -> None:
    """Among many other names, too, and in whatever order they come."""
    told = [one for pair in PAIRS for place, name in enumerate(pair.names) for one in seen(name, pair.kind, f"{pair}{place}.txt")]
    apart = [pair for pair in PAIRS if pair.outcome == "apart" and pair.kind != "region"]
    answers = []
    for order in (told, told[::-1]):
        registry = register(order, WORDS)
        key = {pair: [registry.projects.key(name) if pair.kind == "project" else registry.canonical(name) for name in pair.names] for pair in apart}
        assert not [str(pair) for pair, (one, two) in key.items() if one == two]
        answers.append(([(one.kind, one.name, [alias.printed for alias in one.aliases]) for one in registry.entities()], registry.proposals()))
    assert answers[0] == answers[1]


def test_what_fits_two_equally_well_is_proposed_with_both() -> None:
    names = ("柏钢中厚板生产线改造项目", "松钢中厚板生产线改造项目", "中厚板项目")
    registry = register([one for name in names for one in seen(name, "project")], {})
    assert len(registry.entities("project")) == 3
    assert {one.other for one in registry.proposals()} == {"柏钢中厚板生产线改造项目", "松钢中厚板生产线改造项目"}


def test_an_entity_has_its_names_days_and_counts() -> None:
    told = [*seen("柏钢中厚板", "project", day="2022-07-01"), *seen("柏钢中厚板", "project", "乙.txt", "2022-08-12"),
            *seen("柏钢北厂中厚板生产线改造项目", "project", "丙.txt", "2024-12-01"), Sighting("subject", "柏钢中厚板", "", "丁.txt", 0, "", "", 3)]  # fmt: skip
    (one,) = register(told, WORDS).entities("project")
    assert (one.name, one.kind, one.facts, one.first, one.last) == ("柏钢北厂中厚板生产线改造项目", "project", 6, "2022-07-01", "2024-12-01")
    short, full = one.aliases
    assert (short.printed, short.facts, short.first, short.last, short.why) == ("柏钢中厚板", 5, "2022-07-01", "2022-08-12", "abbreviation")
    assert (full.why, full.confidence) == ("same", 1.0)


def test_find_by_a_part_and_by_the_whole() -> None:
    told = [one for name in ("柏钢中厚板生产线改造项目", "柏钢硅钢项目") for one in seen(name, "project")]
    registry = register([*told, *seen("柏钢集团", "enterprise")], WORDS)
    assert [one.name for one in registry.find("中厚板")] == ["柏钢中厚板生产线改造项目"]
    assert len(registry.find("柏钢")) == 3
    assert [one.kind for one in registry.find("柏钢集团")] == ["enterprise"]
    assert [one.name for one in registry.find("柏钢", "enterprise")] == ["柏钢集团"]
    assert registry.find("无此名") == ()


def said(number: int, verdict: str, name: str, other: str, kind: str = "project", undoes: int | None = None) -> NameDecision:
    return NameDecision(number, verdict, kind, name, other, "甲", "", "2024-06-01", undoes)


LONG, SHORT, OTHER = "柏钢北厂中厚板生产线改造项目", "柏钢中厚板", "柏钢宽板轧机工程"
TOLD = [one for name in (LONG, SHORT, OTHER) for one in seen(name, "project")]


def groups(*decisions: NameDecision, told: list[Sighting] | None = None) -> list[tuple[str, set[str]]]:
    registry = register(told or TOLD, WORDS, decisions)
    return [(one.name, {alias.printed for alias in one.aliases}) for one in registry.entities("project")]


def test_a_person_beats_the_names() -> None:
    assert groups() == [(LONG, {LONG, SHORT}), (OTHER, {OTHER})]
    assert groups(said(1, SPLIT, SHORT, LONG)) == [(SHORT, {SHORT}), (LONG, {LONG}), (OTHER, {OTHER})]
    assert groups(said(1, MERGE, LONG, OTHER)) == [(OTHER, {LONG, SHORT, OTHER})]


def test_the_last_word_on_a_pair_holds_and_can_be_taken_back() -> None:
    merged = said(1, MERGE, LONG, OTHER)
    assert groups(merged, said(2, SPLIT, OTHER, LONG)) == groups()
    assert groups(merged, said(2, SPLIT, OTHER, LONG), said(3, UNDO, OTHER, LONG, undoes=2)) == groups(merged)
    assert groups(merged, said(2, UNDO, LONG, OTHER, undoes=1)) == groups()


def test_a_phase_can_be_parted_from_its_project() -> None:
    told = [one for name in ("远桥构件一期", "远桥构件二期") for one in seen(name, "project")]
    assert len(groups(told=told)) == 1
    assert len(groups(said(1, SPLIT, "远桥构件二期", "远桥构件一期"), told=told)) == 2


@pytest.mark.parametrize("kind", ["enterprise", "town", "chain", "park"])
def test_persons_decide_on_other_kinds_too(kind: str) -> None:
    names = {"enterprise": ("恒达机械", "恒通机械"), "town": ("松溪米线专业镇", "松溪粉面专业镇"), "chain": ("新能源产业链", "新材料产业链"),
             "park": ("松溪工业园", "松溪科技园")}[kind]  # fmt: skip
    told = [one for name in names for one in seen(name, kind)]
    joined = register(told, {}, [said(1, MERGE, *names, kind)])
    assert joined.canonical(names[0]) == joined.canonical(names[1]) == names[1]
    assert joined.likeness(names[0]).why == "person"
    assert len(register(told, {}, [said(1, MERGE, *names, "project")]).entities(kind)) == 2, "a word on projects is none on firms"  # type: ignore[arg-type]


def test_a_decision_on_names_that_are_not_there_changes_nothing() -> None:
    assert groups(said(1, MERGE, "从未见过", LONG), said(2, SPLIT, "无", "有")) == groups()
