"""The example articles: listed in their manifest, true to the real pages in every number, and written in words of our own."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
REAL_PAGES = ROOT / "../shared/seeds"
MONTHS = {"2022-07", "2022-08", "2024-03", "2024-05", "2024-12"}
LONGEST_SHARED_RUN = 11
"""Han characters that an article may share with a real page in one run, titles in 《》 and the names below apart."""

# Names of projects, chains, bodies and companies are facts: nobody can put them into words of his own.
NAMES = (
    "全省民营企业助力太忻一体化经济区",
    "先进生物材料及生物制药",
    "新一代信息技术与智能终端",
    "重大技术装备攻关",
    "省级智能制造试点示范企业",
    "国家技术创新示范企业",
    "全国质量标杆企业和服务型制造示范企业",
    "国家智能制造工厂及优秀场景企业",
    "工业互联网标识解析二级节点",
    "国家两化融合管理体系认定",
    "中厚板生产线智能化升级",
    "太钢钢科先进复合材料",
    "食醋系列产品生产线",
    "源瀚战略性新兴产业产业园",
    "三强煤基新材料",
    "太重智能高端装备产业园",
    "工业战略性新兴产业增加值",
    "高技术制造业增加值",
    "太原市加快建设国家区域中心城市",
    "太钢热连轧生产线优化升级改造",
    "太钢热连轧罩式炉双线智能制造改造项目",
    "沪硅半导体硅片产线",
    "晶科能源光伏垂直一体化",
    "三强炭黑原料及能源循环综合利用",
    "三强炭原燃料及能源循环综合利用",
    "大功率交流直驱力矩伺服电机",
    "美锦智能化氢冶金新材料",
    "太原半导体生态科技港项目",
    "市统筹谋划重大项目工作组",
    "国家级食醋产品检测认证平台",
    "中车太原机车车辆有限公司",
    "中国电子科技集团公司第二研究所",
    "山西烁科晶体有限公司",
    "凯赛太原生物材料有限公司",
    "山西天地煤机装备有限公司",
    "山西美锦能源股份有限公司",
    "太原思宸机械设备有限公司",
    "太原铧强门业有限公司",
    "山西春光铁路装备有限公司",
    "太原酒厂有限责任公司",
    "国家先进制造业重要承载地",
    "全市重点产业链链长制工作会议",
    "全市工业高质量发展大会",
    "轨道交通及兵器装备零部件",
)


def manifest() -> list[dict[str, str]]:
    with (SEEDS / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def article_paths() -> list[Path]:
    return sorted(path for path in SEEDS.rglob("*") if path.is_file() and path.suffix in {".txt", ".md"})


def decoded(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def plain(text: str) -> str:
    """Simplified, without the readings in brackets: what two texts can be compared by."""
    import opencc

    without_readings = re.sub(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)", "", text)
    return str(opencc.OpenCC("t2s").convert(without_readings))


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def han_runs(text: str) -> set[str]:
    """Every run of one more Han character than may be shared, names and titles taken out; broken lines are joined."""
    for name in NAMES:
        text = text.replace(name, "|")
    joined = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", re.sub("《[^》]*》", "|", text))
    size = LONGEST_SHARED_RUN + 1
    return {run[start : start + size] for run in re.findall(rf"[\u4e00-\u9fff]{{{size},}}", joined) for start in range(len(run) - size + 1)}


@pytest.fixture(scope="module")
def real_pages() -> str:
    if not REAL_PAGES.is_dir():
        pytest.skip("the real pages (../shared/seeds) are not here")
    return "\n|\n".join(plain(path.read_text(encoding="utf-8")) for path in sorted(REAL_PAGES.glob("*.txt")))


def test_manifest_and_files_agree():
    listed = [row["file"] for row in manifest()]
    assert listed == sorted(listed)
    assert listed == sorted(path.relative_to(SEEDS).as_posix() for path in article_paths())
    assert len(listed) >= 14


def test_manifest_says_what_each_file_is():
    assert (SEEDS / "manifest.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    for row in manifest():
        assert list(row) == ["file", "title", "publisher", "date", "url", "source"]
        assert row["file"].isascii()
        assert row["title"]
        assert row["publisher"] == "示例资料"
        assert row["date"] in MONTHS | {"2022-08-12", "2024-05-17"}
        assert row["date"][:7] in row["file"]
        assert "事实改写" in row["source"]


def test_months_are_covered():
    months = Counter(row["date"][:7] for row in manifest())
    assert set(months) == MONTHS
    assert min(months.values()) >= 2


@pytest.mark.parametrize("path", article_paths(), ids=lambda path: path.name)
def test_length(path):
    assert 300 <= len(decoded(path)) <= 1500


def test_the_forms_in_which_pages_come():
    data = {path.relative_to(SEEDS).as_posix(): path.read_bytes() for path in article_paths()}
    assert any(name.endswith(".md") for name in data)
    assert any("/" in name for name in data)
    assert any(content.startswith(b"\xef\xbb\xbf") for content in data.values())
    texts = [decoded(path) for path in article_paths()]
    assert any("(chǎn)" in text and ",," in text for text in texts)
    assert any("责编:" in text and ">>" in text for text in texts)
    assert sum("本报讯" in text for text in texts) >= 4
    with pytest.raises(UnicodeDecodeError):
        data["2022-08-xiangmu.txt"].decode("utf-8")


@pytest.mark.parametrize("path", article_paths(), ids=lambda path: path.name)
def test_every_number_stands_in_a_real_page(path, real_pages):
    assert numbers(plain(decoded(path))) <= numbers(real_pages)


@pytest.mark.parametrize("path", article_paths(), ids=lambda path: path.name)
def test_the_words_are_our_own(path, real_pages):
    assert han_runs(plain(decoded(path))) & han_runs(real_pages) == set()


@pytest.mark.parametrize("path", article_paths(), ids=lambda path: path.name)
def test_titles_are_our_own(path, real_pages):
    row = next(row for row in manifest() if row["file"] == path.relative_to(SEEDS).as_posix())
    assert row["title"] not in real_pages
