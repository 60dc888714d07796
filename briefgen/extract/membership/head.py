"""Who heads a chain: 由市长担任新能源产业链链长 · 氢能产业链链长由副市长担任 · 作为光伏产业链链长，市长….

Heads in general (各链链长, 20位市领导担任链长) are nobody.
"""

import re
from collections.abc import Iterator

from briefgen.extract.analysis import Analysis
from briefgen.extract.membership.found import Found
from briefgen.extract.membership.leader import chain_name
from briefgen.extract.sentence import Sentence

_TITLE = r"(?:省委|市委|县委|区委)?(?:常务)?(?:副)?(?:书记|省长|市长|县长|区长|州长|主席|主任|局长|厅长|部长|秘书长|主任委员)"
_ROLE = r"“?(?P<role>总链长|副链长|链长)”?"
_SERVES = re.compile(rf"(?P<who>[\u4e00-\u9fff]{{2,20}}?)(?:分别)?(?:担任|兼任|出任|任)(?P<group>[\u4e00-\u9fff“”]{{0,20}}?)(?:的)?{_ROLE}")
_SERVED = re.compile(rf"(?P<group>[\u4e00-\u9fff]{{2,16}}?产业链)(?:的)?{_ROLE}由(?P<who>[\u4e00-\u9fff]{{2,20}}?)(?:担任|兼任|出任)")
_AS = re.compile(rf"作为(?P<group>[\u4e00-\u9fff]{{2,16}}?产业链)(?:的)?{_ROLE}[，,](?P<who>[\u4e00-\u9fff]{{2,14}}?)(?=[，,。先带到赴走深主]|$)")
_PERSON = re.compile(rf"^.*?{_TITLE}(?P<name>[\u4e00-\u9fff]{{2,3}})$")
_OFFICE = re.compile(rf"(?:由)?(?P<office>{_TITLE})(?:亲自|挂帅)*$")
_ANYONE = re.compile(r"领导|负责同志|负责人|干部|一把手|位|名|各|班子|同志|政府")


def find_heads(analysis: Analysis, sentence: Sentence) -> Iterator[Found]:
    """The heads of chains that a sentence names."""
    if analysis.text.find("链长", sentence.start, sentence.end) < 0:
        return
    for pattern in (_SERVED, _AS, _SERVES):
        for match in pattern.finditer(analysis.text, sentence.start, sentence.end):
            who = _who(match["who"])
            if who:
                group = match["group"].strip("“”")
                yield Found(match.start(), match.end(), who, match["role"], chain_name(group) if group else None)


def _who(printed: str) -> str:
    """A person's name without the office, else the office; "" for people in general."""
    if _ANYONE.search(printed):
        return ""
    person = _PERSON.match(printed)
    if person:
        return person["name"]
    office = _OFFICE.search(printed)
    return office["office"] if office else printed if 2 <= len(printed) <= 3 else ""
