"""Policies: documents in 《》 and mechanisms under a name.

市政府出台了《…高质量发展实施方案》 → issued; 推行“链长制” → in force; 实施特色专业镇培育壮大行动 → in force. A title in 《》 counts when it ends like a document
of an office (方案, 规划, 意见 …): newspapers and books do not. A mechanism named again in the same story is one policy.
"""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.draft import Draft, days
from briefgen.extract.sentence import Sentence

_TITLE = re.compile(r"《([^《》\n]{4,80})》")
_DOCUMENT = re.compile(
    r"(?:规划|方案|意见|办法|计划|措施|条例|通知|政策|规定|细则|机制|行动|清单|目录|指南|决定|纲要|工作要点|要点|十条|\d+条|[一二三四五六七八九十]+条|举措|协议|战略|"
    r"指引|指导目录|公告|公报|白皮书|若干|章程|标准|导则|法|制度|任务书|倡议|名单|工作报告)(?:[（(][^）)]{1,16}[）)])?(?:的通知)?$"
)
_DRIVE = (
    r"(?:推行|实施|推进|推动|落实|深化|建立健全|建立完善|建立|健全|完善|开展|实行|执行|启动|深入|大力|持续|全面|加快|组织|制定|用好|探索|坚持|巩固|创新|施行|积极|进一步|"
    r"打造|抓好|抓实|通过|按照|围绕|依托|构建|形成|采用|采取|优化|统筹)"
)
_TAIL = r"(?:行动计划|专项行动|攻坚行动|提升行动|行动|工程|机制|制度|模式|链长制|林长制|工作法|责任制|办法|战略|体系|工作体系)"
_QUOTED = re.compile(rf"{_DRIVE}(?:了|实施|推进|推行|深化|“)?[^，。；“”《》]{{0,8}}“([^“”\n]{{2,24}})”({_TAIL}|招商|招商新?模式|培育模式|建设|的跟踪服务模式)?")
_NAMED = re.compile(r"(?:推行|实施|深化|开展|实行|启动|建立|健全|完善|落实)(?:了)?((?:重点|市级)?产业链“?链长制”?|[\u4e00-\u9fff]{3,16}(?:培育壮大行动|攻坚行动|提升行动|畅通行动|补全行动|专项行动|三年行动|培育工程|提升工程|再造工程|增长工程|示范工程|工作机制|联动机制|调度机制|直通车制度|链长制))(?!项目|企业|建设)")
_ACTION_WINDOW = 24


def find_policies(analysis: Analysis) -> Iterator[Draft]:
    """A draft for each document and mechanism, the first mention of each title in the story."""
    seen: set[str] = set()
    for sentence in analysis.sentences:
        for start, end, title, documented in _titles(analysis.text, sentence):
            key = title.replace("“", "").replace("”", "")
            if key in seen:
                continue
            seen.add(key)
            action = _action(analysis, sentence, start, end) if documented else "in_force"
            clause = sentence.clause_at(start)
            fields = {"title": title, "action": action, "issuer": _issuer(analysis, sentence, start), "date": _date(sentence, start, action)}
            yield Draft("policy", min(clause.start, start), max(clause.end, end), 0.9 if documented else 0.7, fields, key=(title,))


def _titles(text: str, sentence: Sentence) -> list[tuple[int, int, str, bool]]:
    found: list[tuple[int, int, str, bool]] = []
    for match in _TITLE.finditer(text, sentence.start, sentence.end):
        if _DOCUMENT.search(match.group(1)):
            found.append((match.start(), match.end(), match.group(1), True))
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        name, tail = match.group(1), match.group(2) or ""
        if "+" in name and not re.search(r"模式|机制|招商", tail) or _in_title(text, sentence, match.start(1)):
            continue
        if tail in ("", "建设", "招商") and not re.search(r"制$|[+＋]|工作法$|工程$|行动$|机制$|推进$", name):
            continue
        found.append((match.start(1) - 1, match.end(), name + ("" if tail in ("建设",) else tail), False))
    for match in _NAMED.finditer(text, sentence.start, sentence.end):
        if not any(start <= match.start(1) < end for start, end, _, _ in found) and not _in_title(text, sentence, match.start(1)):
            found.append((match.start(1), match.end(1), match.group(1).replace("“", "").replace("”", ""), False))
    return sorted(found)


def _in_title(text: str, sentence: Sentence, at: int) -> bool:
    return text.rfind("《", sentence.start, at) > text.rfind("》", sentence.start, at)


def _action(analysis: Analysis, sentence: Sentence, start: int, end: int) -> str:
    """The action word nearest to the title: before it first (出台了《…》), then behind (《…》印发)."""
    actions = analysis.grammar.actions
    floor = max(sentence.start, start - _ACTION_WINDOW)
    before = [match for match in actions.pattern.finditer(analysis.text, floor, start)]
    if before:
        return _planned(analysis.text, floor, before[-1].start()) or actions.code(before[-1].group())
    behind = actions.pattern.search(analysis.text, end, min(sentence.end, end + 12))
    if behind:
        return _planned(analysis.text, end, behind.start()) or actions.code(behind.group())
    listed = analysis.text.rfind("《", sentence.start, start)
    if listed >= 0 and re.fullmatch(r"[、和及与]?", analysis.text[analysis.text.find("》", listed) + 1 : start]):
        return _action(analysis, sentence, listed, end)
    return "in_force"


def _planned(text: str, start: int, end: int) -> str:
    return "planned" if re.search(r"(?:将|拟|计划|即将|准备|抓紧)(?:研究|尽快|适时)?$", text[start:end]) else ""


def _issuer(analysis: Analysis, sentence: Sentence, start: int) -> str | None:
    """The office that the clause names before the document."""
    clause = sentence.clause_at(start)
    for name in reversed(analysis.names_in(clause.start, start)):
        if name.kind == "office":
            return name.name
    match = re.search(r"(?:[\u4e00-\u9fff]{2,4}[省市县区])?(?:市|省|县|区)(?:委|政府|工信局|发改委|发展改革委|人大|工信厅|政府办公室|委办公室|长办公会?)", analysis.text[clause.start : start])
    if match:
        return analysis.home.city + match.group() if match.group().startswith("市") and analysis.home.city else match.group()
    return None


def _date(sentence: Sentence, start: int, action: str) -> tuple[object, object] | None:
    if action not in ("issued", "drafted"):
        return None
    dated = [mention for mention in sentence.periods if mention.end <= start and start - mention.end <= 30 and mention.period]
    return days(dated[-1].period) if dated and dated[-1].kind in ("day", "span") else None
