"""The forms of a period, in the order in which they are tried; each pattern names its parts, `reading.py` turns the parts into days.

| form | example |
| --- | --- |
| date | 2022/7/26 · 2022-07-26 · 2022.7.26 |
| days | 6月13日至16日 · 2023年12月30日至2024年1月3日 · 8月9日8时至10日8时 |
| day | 2024年3月22日 · 8月11日18时 · 2月24日凌晨1时 |
| day_of | 本月9日 · 上个月15日 |
| turn | 6月底7月初 |
| months | 1—5月 · 2024年1月至10月 · 2023年11月至2024年3月 · 1、2月 |
| month | 10月 · 去年12月 · 6月末 · 3月中旬 |
| first | 前10个月 · 前5月 · 前三季度 |
| quarters, quarter | 二、三季度 · 一季度 · 2023年第三季度 · 三季度末 |
| half | 上半年 · 去年下半年 |
| years | 2024—2026年 · 2023、2024年 · 今明两年 |
| plan | “十四五”期间 · 十三五末 · “十四五”前三年 |
| same | 去年同期 · 同期 |
| year | 2023年 · 今年 · 去年底 · 2025年末 · 年内 · 全年 |
| decade | 20世纪90年代 · 上世纪 |
| week | 上周 · 本周五 · 周三 |
| monthly | 本月 · 上月 · 上上月 · 月底 · 本季度 |
| back, ahead, lately, away | 近三年 · 过去的一年 · 三年内 · 半年内 · 三到五年内 · 未来五年 · 一年来 · 两年半以来 · 三年前 · 半年后 |
| now | 目前 · 至今 |
| lone | 8日 · 13日至16日 |
| word | 昨日 · 近日 · 春节期间 |
"""

import re

_CN = "一二三四五六七八九十"
_ONES = "一二三四五六七八九"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_ONES}])"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十[{_ONES}]?|十[{_ONES}]?|[{_ONES}])"
_BEFORE = rf"(?<![0-9.{_CN}])"
# a two-digit year stands only before a month or a part of the year: 23年5月, 19年底, 零七年八月
_SHORT = rf"[0-9]{{2}}|[〇零九八七][〇零{_ONES}])年(?={_MONTH}月|[上下]半年|第?[一二三四1-4]季度|[底初](?![薪座部中级步])|年[底末初]|前[0-9{_CN}]{{1,3}}个?[月季])"


def _year(number: str = "") -> str:
    """2023年, 二〇二三年, 23年, 今年; `number` sets the second year of a stretch apart."""
    return (
        rf"(?:(?P<year{number}>(?:1[89]|20)[0-9]{{2}}|[二一][〇○零九八][〇○零{_ONES}]{{2}})(?: ?年度?|(?=[上下]半年|前[一二三1-3]季))"
        rf"|(?P<short{number}>{_SHORT}|(?<![0-9.,零〇{_CN}百千万])(?P<zero{number}>0[0-9]|[零〇][零〇{_ONES}]) ?年(?![级代])|(?P<said{number}>[今去前明后本当上次同]|上一|大[前后])年(?![均纪龄级轻])度?)"
    )


_Y, _Y2 = rf"(?:{_year()} ?的? ?)?", rf"(?:{_year('2')} ?的? ?)?"
_M, _M2 = rf"(?P<month>{_MONTH}) ?", rf"(?P<month2>{_MONTH}) ?"
_D, _D2 = rf"(?P<day>{_DAY}) ?", rf"(?P<day2>{_DAY}) ?"
_TO = r" ?(?:-{1,2}|－|—{1,2}|–|~|～|至|到) ?"
_PART = r"(?P<part>上中旬|中上旬|中下旬|上旬|中旬|下旬|初|底|末|中(?=[,，。]))"
_COUNT = rf"(?P<count>[0-9]{{1,2}}|[两{_CN}]{{1,3}})"
# 3日 is a day, 3日元 and 3日均 are not
_DAY_WORD = r"[日号](?![元本常均报产用益程子夜照线楼机院店文游]|期(?!间))"
_CLOCK = rf"(?:[0-9]{{1,2}}|[零{_CN}]{{1,3}}) ?(?:时|点(?!多?个))(?: ?[0-9]{{1,2}} ?分|半|整)?(?:许|左右)?| ?[0-9]{{1,2}}(?:[:：][0-9]{{2}}){{1,2}}(?![0-9])时?"
_TIME = (
    r"(?: ?[（(](?:周|星期)[一二三四五六日天][)）])?"
    r"(?: ?(?:凌晨|清晨|早晨|早上|早|上午|中午|午后|下午|傍晚|晚间|晚上|晚|夜间|深夜|当晚))?"
    rf"(?:{_CLOCK})?"
)
# 7、8、9月, 3月和4月, 七八月
_NEXT_MONTHS = rf"(?:、{_MONTH}){{0,9}}[、和与]|(?<=[一二三四五六七八])(?=[二三四五六七八九]月)"
_QUARTER = (
    r"(?:第?(?P<quarter>[一二三四1-4]) ?(?:(?<=第.)个)?季度|(?P<quarter_first>首)个?季度?|(?<!第)(?P<quarter_short>[一二三四])季(?=[,，、。末]))"
    r"(?P<part>[末初底])?"
)
_THIS_YEAR = rf"(?P<this>(?<![0-9两几每多半{_CN}])年(?=[初底末内]|中[,，。])|全年)"
_THIS_MONTH = rf"(?P<this>(?<![0-9个每{_CN}])月(?=[初底末内])|(?<![月0-9])(?=[上中下]旬))"
_CENTURY = rf"(?:(?P<century>[上本]|[12]?[0-9]|[{_CN}]{{1,3}})个?世纪)(?:(?P<decade>[1-9]0|[{_ONES}]十|[{_ONES}](?=[{_ONES}]十))(?P<decade2>[{_ONES}]十)?年代)?(?P<part>[初末]期?|中叶)?"
_BACK = r"(?P<back>近|最近|过去|(?<![提以之此目当从眼跟面空史日年月超])前)"
_LAST_DAY = r"(?P<day2>3[01]|[12][0-9]|[1-9]) ?日(?![元本均报产用益程内线游之以后])"
# a length of time: 三年, 三年半, 半年, 两个半月, 两周; of 3至5年 the longer one counts
_LENGTH = (
    rf"(?:(?:(?:[0-9]{{1,2}}|[两{_CN}]{{1,2}}) ?[至到—–~～-] ?)?(?P<count>[0-9]{{1,2}}|[两{_CN}]{{1,3}})"
    r"(?: ?(?P<what>年|个月|个季度|天|周|个?星期)(?P<half>半|多)?|个(?P<inner>半|多)月| ?(?P<days>日)(?=之?内|以内))"
    r"|(?<![上下前后大小])半(?P<half_of>年|个月|月))"
)
_IN = r"之?内(?![外部容需瓦蒙])|以内"
_HOLIDAY = (
    r"[“\"]?(?:春节|国庆节?|元旦|清明节?|端午节?|中秋节?|五一|十一|暑期|汛期|假日|节日|双节|[寒暑]假)[”\"]?"
    r"(?:假期|小长假|黄金周)?(?:期间|前后|假期|小长假|黄金周)"
)
_WORDS = (
    r"大?[前昨今明后][天日](?![然台气津])|昨晚|今晚|今早|[昨今]晨|日前|近日|近期|近来|近年来?|连日来|不久前|前不久|当[日天晚]|同日(?![方本元中韩美])|[次翌]日"
)


# Where each form may begin: n at a numeral, p at a numeral that no unit of time follows, y at 今年 or 去年, w at another word.
FORMS: tuple[tuple[str, str, str], ...] = (
    (
        "date",
        "n",
        r"(?<![0-9A-Za-z.])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12][0-9]|0?[1-9])"
        r"(?: ?[-—–~～至到] ?(?P<year2>(?:19|20)[0-9]{2})(?P=mark)(?P<month2>1[0-2]|0?[1-9])(?P=mark)(?P<day2>3[01]|[12][0-9]|0?[1-9]))?(?![0-9.])",
    ),
    ("days", "ny", rf"{_BEFORE}{_Y}{_M}月份? ?{_D}(?:[日号]?{_TIME}{_TO}{_Y2}(?:{_M2}月 ?)?|、){_D2}{_DAY_WORD}{_TIME}"),
    ("day", "ny", rf"{_BEFORE}{_Y}{_M}月份? ?{_D}(?:{_DAY_WORD}{_TIME}|(?P<bare>)(?=[,，。;；、]|$))"),
    ("day_of", "w", rf"(?P<which>本|上{{1,2}}个?|当|同|下{{1,2}}个?)月{_D}{_DAY_WORD}{_TIME}"),
    ("turn", "ny", rf"{_BEFORE}{_Y}{_M}月份?{_PART}[至到、]?{_M2}月(?P<part2>上旬|中旬|下旬|初|中|底|末)"),
    ("months", "ny", rf"{_BEFORE}{_Y}{_M}(?:月份?)?(?P<to>{_TO}|{_NEXT_MONTHS}){_Y2}{_M2}月份?(?P<between>之?间)?(?![0-9{_CN}]{{1,3}}[日号])"),
    ("month", "ny", rf"{_BEFORE}{_Y}{_M}月份?(?:月(?=[初末底]))?(?:{_PART})?"),
    ("first", "nyw", rf"{_Y}(?<!提)[前头] ?{_COUNT} ?(?P<what>个?月|个?季度)(?![底初末])"),
    ("quarters", "ny", rf"{_Y}(?P<quarter>[一二三1-3])(?:季度)?(?:{_TO}|、|(?<=[一二三])(?=[二三四]季))(?P<quarter2>[二三四2-4]) ?季度"),
    ("quarter", "nyw", rf"{_BEFORE}{_Y}{_QUARTER}"),
    ("half", "nyw", rf"{_Y}(?P<half>[上下])半年(?P<part>[末底])?"),
    (
        "years",
        "n",
        rf"(?<![0-9A-Za-z.-])(?P<year>(?:19|20)[0-9]{{2}})(?P<first_unit> ?年)?(?P<to>{_TO}|(?:[、和](?:19|20)[0-9]{{2}}){{0,9}}[、和与])"
        r"(?P<year2>(?:19|20)[0-9]{2})(?:(?P<unit> ?年度?)(?:(?P<between>之?间)|(?![底末初]))|(?=[）)】”」，。、；\s]|$))",
    ),
    ("years", "w", r"(?P<pair>今明|明后)两年"),
    ("years", "n", rf"(?P<year>[二一][〇零九][〇零{_ONES}]{{2}})(?P<unit>年)(?P<to>{_TO})(?P<year2>二[〇零][〇零{_ONES}]{{2}})年(?![底末初])"),
    (
        "plan",
        "pw",
        r"[“\"‘「]?十(?P<plan>[一二三四五六七])五[”\"’」]?(?:规划|计划)?"
        r"(?P<when>期间|时期|末期?|以来|收官之年|收官|开局之年|开局|[初中后前]期|[前头后][两二三四]年)?",
    ),
    ("same", "nyw", rf"{_Y}(?<![合共])同期"),
    ("year", "nyw", rf"(?<![0-9])(?:{_year()}的?(?:全年|年(?=[初底末中内]))|{_year('3')}|{_THIS_YEAR})(?P<part>[初底末内]|中(?=[,，。]))?"),
    ("decade", "nw", _CENTURY),
    ("decade", "n", rf"{_BEFORE}(?P<decade>[1-9]0|[二三四五六七八九]十|[二三四五六七八](?=[三四五六七八九]十))(?P<decade2>[三四五六七八九]十)?年代(?P<part>[初末]期?)?"),
    (
        "week",
        "w",
        r"(?:(?P<which>上{1,3}|下{1,3}|本|这一?)个?(?:周|星期|礼拜)(?:的?周(?=[一二三四五六日天]))?(?![期边转围年到岁])(?P<weekday>[一二三四五六日天末])?"
        r"|(?<![一每逢隔逐单双两几第个至到和及、0-9])(?:周|星期|礼拜)(?P<lone>[一二三四五六日天])"
        r"(?=[(（，,。、；;\s]|$|凌晨|清晨|早|上午|中午|下午|傍晚|晚|夜|在|将|宣布|发布|公布|表示|说|召开|举行|起))",
    ),
    (
        "monthly",
        "w",
        rf"(?:(?P<which>本|上{{1,2}}个?|当|同|下{{1,2}}个?)月|(?P<season>本|上{{1,2}}|下{{1,2}})个?季度|{_THIS_MONTH})(?P<part>[初底末内]|[上中下]旬)?",
    ),
    ("back", "w", rf"{_BACK} ?的?(?:{_COUNT} ?(?P<what>年|个月|个季度|天|周|个星期)|半(?P<half_of>年|个月))[多间里中来]?"),
    ("ahead", "w", rf"(?:未来|今后|接下来|此后) ?的?{_LENGTH}(?:之?内|时间|以内|期间|间|里)?"),
    (
        "length",
        "nw",
        rf"(?<![0-9.几数{_CN}]){_LENGTH}(?:(?P<ahead>(?:左右)?时间|{_IN})|(?P<lately>以?来(?!的?(?:[首最]|新[高低]|[高低]点)|[看讲说]))|[之以]?(?P<side>[前后])(?![期续台者端景列{_CN}0-9]))",
    ),
    ("now", "w", r"(?<![项数题栏])目前(?!来)|(?<![实体表出发呈展涌再重浮兑])现在(?![代时])|当前|现阶段|眼下|如今|迄今为止|迄今|至今(?![年天日晚早])"),
    ("lone", "n", rf"(?<![0-9.月年第{_CN}])(?:(?P<day>3[01]|[12][0-9]|[1-9]) ?[日号]?{_TIME}{_TO})?{_LAST_DAY}{_TIME}"),
    ("word", "pw", rf"{_WORDS}|{_HOLIDAY}"),
)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern).replace("(?P=mark)", "[-/.]")


def _branch(where: str) -> str:
    """All forms that may begin there, each in a group that names its number in `FORMS`; where no year can stand, none is tried."""
    forms = ((number, pattern) for number, (_, begins, pattern) in enumerate(FORMS) if where in begins)
    return "|".join(f"(?P<{where}{number}>{_unnamed(pattern.replace(_Y, '') if where == 'w' else pattern)})" for number, pattern in forms)


_NUMERALS = rf"0-9零〇两{_CN}"
_WORD_STARTS = "“\"‘「今明前后本当上中下同头首第全年月近最过此未接目现眼如迄至昨大日连不翌次春国元清端暑汛假节寒双这半周星礼"
# The combined pattern is tried only where a period may begin: it finds the place, the form's own pattern then names the parts.
COMBINED = re.compile(
    rf"(?=[{_NUMERALS}])(?:(?=[{_NUMERALS} ]{{1,6}}[年月日号季世代个周星天上下前/.、和与至到~～—–－-])(?:{_branch('n')})|{_branch('p')})"
    rf"|(?=[今去前明后本当上次同大][年一前后])(?:{_branch('y')})|(?=[{_WORD_STARTS}])(?:{_branch('w')})"
)
PATTERNS: dict[str, tuple[str, re.Pattern[str]]] = {
    f"{where}{number}": (name, re.compile(pattern)) for number, (name, begins, pattern) in enumerate(FORMS) for where in begins
}
# what may remain of 3月和5月 or 今年3、6、9月, which are no stretch of months, and of 2023年和2024年
FIRST_OF_SEVERAL: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    name: tuple((single, re.compile(next(pattern for form, _, pattern in FORMS if form == single))) for single in singles)
    for name, singles in (("months", ("month", "year")), ("years", ("year",)), ("day", ("month",)))
}
