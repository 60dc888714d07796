"""The words for what can be wrong in a template: a stable code, what is wrong, and what to do, for a reader who knows Word and not Jinja.

What is wrong with the spelling of a single tag stands in `syntax`.
"""

from collections.abc import Collection, Sequence

from briefgen.render.language.nearest import nearest

Advice = tuple[str, str, str]

MOST_LISTED = 12
"""The most names that an advice lists."""

ENDLESS: Advice = ("template-endless", "循环次数过多，已停止。", "请减少循环的层数。")
TOO_DEEP: Advice = ("template-too-deep", "标签套得太深，无法处理。", "请减少括号、条件和循环的层数。")
WHOLE_LIST: Advice = (
    "template-whole-list",
    "这里写的是一整张表或一个列表，不能直接印出来。",
    "请用 {% for 行 in … %} 逐行印出，或写出其中的字段，如 行.数值。",
)
NOT_A_LIST: Advice = ("template-not-a-list", "这里写的不是列表，不能循环。", "for … in 后面请写字段表里的表或句子列表。")
BATCHES: Advice = ("template-batches", "“分批”要用在一张表上，括号里写每批最多几行。", "例如：{% for 批 in 重点项目|分批(10) %}。")
LOOP_OUTSIDE: Advice = ("template-unknown-field", "“loop”只能写在循环里面。", "请把它移到 {% for … %} 和 {% endfor %} 之间。")


# Names


def unknown_name(name: str, names: Sequence[str], *, inside: bool, hint: str = "") -> Advice:
    """For a name that is no field; `names` are the names at that level, `inside` a row; `hint` is a better mend than a likely name."""
    near = nearest(name, names)
    mend = hint or (f"是不是“{near}”？" if near else _available(names))
    return "template-unknown-field", f"{'这张表' if inside else '简报'}里没有“{name}”这个字段。", mend


def not_of_loop(name: str, names: Sequence[str]) -> Advice:
    """For something that `loop` does not know."""
    near = nearest(name, names)
    return "template-unknown-field", f"loop 里没有“{name}”。", f"是不是“{near}”？" if near else "可用的有：index、first、last、length。"


def ended_name(name: str) -> Advice:
    """For a loop's variable behind the loop's end."""
    what = f"“{name}”只在它的循环里有，循环已经结束了。"
    return "template-unknown-field", what, "请把这个标签移到 {% endfor %} 前面。"


def outside_loop(variable: str, name: str, table: str) -> Advice:
    """For a row's field where there is no row."""
    what = f"“{variable}”不是字段，这里也没有循环给它赋值。"
    return "template-unknown-field", what, f"“{name}”是“{table}”每一行里的字段，请在前面写上 {{% for {variable} in {table} %}}。"


def in_table(name: str, table: str, variable: str) -> str:
    """The mend for a column's name that stands alone: in the loop it belongs to, or outside of it."""
    if variable:
        return f"请在前面写上循环的变量：“{variable}.{name}”。"
    return f"“{name}”是“{table}”每一行里的字段，要写在 {{% for 行 in {table} %}} 里面，写作“行.{name}”。"


def of_other_table(name: str, table: str, names: Sequence[str]) -> str:
    """The mend for a column of another table."""
    return f"“{name}”是“{table}”里的字段；{_available(names)}"


def not_a_row(owner: str, words: str, name: str) -> Advice:
    """For `重点项目.项目` and `标题.字数`."""
    if words.startswith("一"):
        what = f"“{owner}”是{words}，不能直接取其中的“{name}”。"
        return "template-not-a-row", what, f"请用循环逐行取：{{% for 行 in {owner} %}}{{{{ 行.{name} }}}}{{% endfor %}}。"
    return "template-not-a-row", f"“{owner}”是{words}，下面没有“{name}”。", f"请直接写 {{{{ {owner} }}}}，或改用字段表里的名字。"


def quoted_name(name: str) -> Advice:
    """For `{{ "标题" }}`."""
    return "template-quoted-name", f"引号里的“{name}”会照原样印出来，不是字段。", f"要印字段，请去掉引号：{{{{ {name} }}}}。"


def forbidden_name(name: str) -> Advice:
    """For a name that reaches into the program."""
    return "template-forbidden-name", f"模板里不能用“{name}”这样的名字，它会触及程序内部。", "请改用字段表里的名字。"


# Filters


def unknown_filter(name: str, filters: Collection[str]) -> Advice:
    """For `值|不存在`."""
    near = nearest(name, filters)
    mend = f"是不是“{near}”？" if near else f"可用的有：{'、'.join(known for known in filters if not known.isascii())}。"
    return "template-unknown-filter", f"没有“{name}”这个过滤器。", mend


def filter_arguments(name: str, example: str) -> Advice:
    """For a filter with too few, too many or the wrong things in its brackets."""
    return "template-filter-arguments", f"过滤器“{name}”括号里的内容不对。", f"正确的写法如：{example}。"


def filter_on_list(name: str, words: str) -> Advice:
    """For a filter of texts that is put on a list."""
    return "template-filter-kind", f"“{name}”只能用在文字或数字上，这里是{words}。", "请用 {% for … %} 逐行取出来，再写过滤器。"


def filter_on_text(name: str, words: str) -> Advice:
    """For a filter of lists that is put on a text."""
    return "template-filter-kind", f"“{name}”只能用在表或列表上，这里是{words}。", "请改成字段表里的表或句子列表。"


def without_sources(title: str) -> Advice:
    """For `|出处` on a text that never has any."""
    return "template-no-sources", f"“{title}”没有出处，“|出处”在这里不起作用。", "可以去掉“|出处”。"


NO_MAP = ("template-no-map", "“图谱”只能画“产业图谱”。", "请写成 {{ 产业图谱|图谱 }}。")


def unknown_picture(name: str, names: Sequence[str]) -> Advice:
    """For a picture that is not in the folder."""
    near = nearest(name, names)
    mend = f"是不是“{near}”？" if near else "请把图片放进模板旁边的 pictures 文件夹（png、jpg、gif、bmp）。"
    return "template-unknown-picture", f"没有图片“{name}”。", mend


def bad_picture(name: str) -> Advice:
    """For a file that is no picture."""
    return "template-bad-picture", f"图片“{name}”打不开，或者太大。", "请换成 20 MB 以内的 png、jpg、gif 或 bmp 图片。"


def picture_outside(part: str) -> Advice:
    """For a picture where none can be."""
    return "template-picture-place", f"{part}里不能放图片。", "请把它移到正文、表格或页眉页脚里。"


def no_address(text: str) -> Advice:
    """For a link that leads nowhere."""
    return "template-no-address", f"“{text}”不是网址，没有做成链接。", "网址要以 http:// 或 https:// 开头。"


# Blocks


def unclosed_block(keyword: str) -> Advice:
    """For a `for` or `if` without its end."""
    return "template-unclosed-block", f"有 {keyword} 没有结束。", f"请在后面补上 {{% end{keyword} %}}。"


def stray_end(keyword: str, inside: str) -> Advice:
    """For an end without a beginning; `inside` is the block that is open there, or ""."""
    if inside:
        return "template-stray-end", f"这里还开着的是 {inside}，不是 {keyword}。", f"请改成 {{% end{inside} %}}。"
    return "template-stray-end", f"多了一个 end{keyword}，前面没有对应的 {keyword}。", f"请删去它，或在前面补上 {{% {keyword} … %}}。"


def stray_middle(keyword: str, *, after_else: bool) -> Advice:
    """For an `else` outside, or behind another."""
    if after_else:
        return "template-stray-else", f"else 后面又写了 {keyword}。", "一个 if 只能有一个 else，并且放在最后；请删去多余的。"
    return "template-stray-else", f"{keyword} 不在 if 里面。", "请在前面补上 {% if … %}，或者删去它。"


def crossed(keyword: str, cut: str) -> Advice:
    """For blocks that are closed in the wrong order."""
    inner = "endfor" if "for" in cut.split() else "endif"
    return "template-crossed", f"“{cut}”还没有结束，外面的 {keyword} 先结束了。", f"请先写 {{% {inner} %}}，再写 {{% end{keyword} %}}：先开的后关。"


def apart(opening: str, closing: str) -> Advice:
    """For a block that begins in one place of the document and ends in another that does not go with it."""
    what = f"“{opening}”和它的“{closing}”不在同一处：一个在表格（或单元格、文本框）里，一个在外面。"
    return "template-apart", what, "请把这一对标签放在同一张表格的行里，或者都放在表格外面单独的段落里。"


def not_at_edge(tag: str, container: str) -> Advice:
    """For a tag that divides what it should go around."""
    what = f"“{tag}”要管到别的{container}，自己却写在{container}的中间。"
    return "template-not-at-edge", what, f"请把它移到{container}的最前面（开头）或最后面（结尾），或者让它独占一段。"


def not_alone(tag: str, name: str) -> Advice:
    """For a tag that stands for its whole container and is not alone in it."""
    what = f"“{tag}”会占去{name}，同在其中的其他内容将会丢失。"
    return "template-tag-not-alone", what, f"请让这个标签独占{name}。"


# Tags


def unclosed_tag(opener: str, closer: str, other: str) -> Advice:
    """For a tag that does not end in its paragraph; `other` is an end of another kind that stands there."""
    what = f"标签以“{opener}”开头，却没有在同一段里结束。"
    if other:
        return "template-unclosed-tag", f"标签以“{opener}”开头，却以“{other}”结尾。", f"请把“{other}”改成“{closer}”。"
    return "template-unclosed-tag", what, f"请在同一段里补上“{closer}”。"


def bare_value(tag: str, scope: str) -> Advice:
    """For `{{p 值 }}`."""
    return "template-bare-value", f"“{tag}”会把文字放到段落之外。", f"请把“{{{{{scope} ”改成“{{{{ ”。"


def mended(changes: str) -> Advice:
    """For what an input method typed and was read as meant."""
    return "template-mended", f"标签的写法不标准，已按本意理解：{changes}。", "不改也能用；想改整齐，请切换到英文输入法重打。"


IDLE_DASH: Advice = ("template-idle-dash", "标签里紧挨着百分号或大括号的减号不起作用。", "可以删去这个减号。")


def doubtful(text: str, name: str, known: bool) -> Advice:
    """For plain text that looks like a tag gone wrong."""
    if not name:
        return "template-suspicious", f"正文里有多余的“{text}”，会照原样印出来。", "如果它是标签的一部分，请补上前半个；否则不用管。"
    mend = f"如果想印字段，请改成 {{{{ {name} }}}}。" if known else "如果它本来是标签，请写成 {{ 字段 }}；否则不用管。"
    return "template-suspicious", f"“{text}”看起来像标签，但写法不对，会照原样印出来。", mend


BAD_CHARACTER: Advice = ("template-bad-character", "模板里有程序内部使用的特殊字符。", "请删去这一段，重新输入。")


BLOCK_IN_ALT_TEXT: Advice = (
    "template-alt-text",
    "图片、图表的可选文字里只能写 {{ 字段 }}，不能写 {% %}。",
    "请把条件和循环写在图片或图表所在段落的外面。",
)
IN_FIELD_CODE: Advice = ("template-field-code", "域代码里的标签不会被填写。", "要做网页链接，请用 {{ 文字|链接(网址) }}。")


IN_ADDRESS: Advice = (
    "template-in-address",
    "超链接的网址里写了标签，不会被填写。",
    "请删去这个超链接，改用 {{ 文字|链接(网址) }}，如 {{ 源.标题|链接(源.网址) }}。",
)


CUT_OFF: Advice = (
    "template-cut-off",
    "这一段的行距是“固定值”，其中的图片或图表印出来只剩一行高的一条。",
    "请把这一段的样式换成“简报插图”，或把行距改成“单倍行距”。",
)


def unfilled(what: str) -> Advice:
    """For a tag where nothing fills it."""
    return "template-unfilled", f"{what}里的标签不会被填写，会照原样印出来。", "请改用文本框，把标签写在里面。"


def field_braces(name: str) -> Advice:
    """For a field of the briefing's name in a field of Word's."""
    what = f"“{name}”写在 Word 自己的域里（Ctrl+F9 的花括号或邮件合并域），不会被填写。"
    return "template-field-braces", what, f"请删去这个域，直接用键盘打 {{{{ {name} }}}}。"


HAS_COMMENTS: Advice = ("template-comments", "模板里有批注。", "批注不会印进简报，不用删。")


def has_revisions(count: int) -> Advice:
    """For tracked changes in a template."""
    return "template-revisions", f"模板里有 {count} 处修订（修改痕迹），会照样带进简报。", "请在 Word 的“审阅”里接受或拒绝全部修订，再保存。"


def unnamed_chart(text: str) -> Advice:
    """For a chart that names no data; `text` is its alternative text where that is the name of some."""
    if text:
        return "template-chart-unnamed", f"图表的可选文字“{text}”前面少了“图表:”，这张图不会换成简报的数据。", f"请改成“图表:{text}”。"
    return "template-chart-unnamed", "这张图表没有名称，会照原样印出来。", "要换成简报的数据，请把它的可选文字写成“图表:名称”，如“图表:项目投资”。"


# While filling


def not_numbers(operator: str) -> Advice:
    """For a sum with something else than numbers in it."""
    return "template-sum", f"“{operator}”的两边应当都是数字。", "请检查这个标签；文字直接写在标签外面即可。"


def not_comparable(one: str, other: str) -> Advice:
    """For `标题 > 3`."""
    return "template-compare", f"{one}和{other}不能比大小。", "请检查比较的两边；要比有多少条，请用“|个数”。"


def failed(error: Exception) -> Advice:
    """For an exception that running a tag brought about."""
    return "template-failed", f"这里的标签算不出结果（{type(error).__name__}）。", "请检查比较、加减的两边是否都是数字。"


def corrupt(error: Exception) -> Advice:
    """For a template that the Word library cannot open or fill."""
    return "template-corrupt", f"模板打不开，文件可能已损坏（{type(error).__name__}）。", "请在 Word 或 WPS 里打开它，另存一份再用。"


def broken_xml(error: Exception) -> Advice:
    """For a part that is no longer well-formed after filling."""
    return "template-broken-xml", f"填写之后文档结构不完整（{error}）。", "请检查标签是否放在了表格或段落的边上，把标签移到单独的一段。"


def note_outside(part: str) -> Advice:
    """For a footnote mark in a header, a footer or a note."""
    return "template-note-place", f"{part}里不能放脚注。", "请去掉“|出处”，或者把这个标签移到正文里。"


def note_in_box() -> Advice:
    """For a footnote mark in a text box or anything else that is not running text."""
    return "template-note-place", "文本框、图形里不能放脚注。", "请去掉“|出处”，或者把这个标签移到正文或表格里。"


def control_characters(text: str) -> Advice:
    """For a value that lost unprintable characters."""
    shown = text if len(text) <= 20 else text[:20] + "…"
    return "control-character", f"“{shown}”里有不可见的控制字符，已去掉。", "请核对原文。"


def _available(names: Sequence[str]) -> str:
    """The Chinese names at a level where they are few; else where to look."""
    chinese = [name for name in names if not name.isascii()]
    return f"可用的有：{'、'.join(chinese)}。" if chinese and len(chinese) <= MOST_LISTED else "请改用字段表里的名字（briefgen template fields 可列出）。"
