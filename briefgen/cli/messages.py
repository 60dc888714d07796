"""Everything the commands say, in Chinese and English; help texts and the English of problems have tables of their own."""

from typing import TypeVar

Pair = TypeVar("Pair")

MESSAGES: dict[str, tuple[str, str]] = {
    # layout of the help page and of wrong usage
    "usage": ("用法：", "Usage:"),
    "commands": ("命令：", "Commands:"),
    "options": ("选项：", "Options:"),
    "examples": ("例子：", "Examples:"),
    "wrong-usage": ("用法不对：", "Wrong usage:"),
    "try-help": ("看帮助：{command} --help", "For help: {command} --help"),
    "no-such-option": ("没有选项 {name}。", "There is no option {name}."),
    "no-such-command": ("没有命令 {name}。", "There is no command {name}."),
    "missing-parameter": ("缺少 {name}。", "{name} is missing."),
    "bad-parameter": ("{name}：{reason}", "{name}: {reason}"),
    "bad-option": ("选项 {name} 的写法不对（缺值，或多给了值）。", "Option {name} needs a value, or takes none."),
    "extra-argument": ("多给了参数。", "There is an argument too many."),
    "choose-from": ("只能是：{choices}", "must be one of: {choices}"),
    "not-an-integer": ("应是不小于 0 的整数。", "must be a whole number, 0 or more."),
    "path-missing": ("没有这个文件或文件夹。", "there is no such file or folder."),
    "did-you-mean": ("是不是 {name}？", " Did you mean {name}?"),
    # docs/commands.md
    "reference-title": ("命令一览", "Commands"),
    "reference-made": ("本页由程序生成（`make docs`），请不要手改。", "Made by the program itself (`make docs`); do not edit by hand."),
    "reference-status": (
        "结果写到标准输出，其余写到标准错误。结束状态：0 完成，1 没做成，2 用法不对，130 被 Ctrl-C 中断。每个命令都有：",
        "Results go to standard output, everything else to standard error. Exit status: 0 done, 1 could not do it, 2 wrong usage, "
        "130 interrupted by Ctrl-C. Every command takes:",
    ),
    "reference-head": ("| 选项 | 意思 |", "| option | meaning |"),
    # how bad a problem is
    "error": ("错误", "error"),
    "warning": ("注意", "warning"),
    "note": ("提示", "note"),
    "more-of-a-kind": ("……这样的问题还有 {count} 个 [{code}]", "… and {count} more of these [{code}]"),
    # what stops a command
    "interrupted": (
        "已中断。已经写入事实库的内容都在，没有留下半个文件；再运行一次会接着做。",
        "Interrupted. What was stored is kept and no half-written file is left; run it again to go on.",
    ),
    "disk-full": (
        "磁盘满了，写不下：{file}。请腾出空间后再运行；原有文件没有动。",
        "The disk is full: {file}. Make room and run it again; the files that were there are untouched.",
    ),
    "read-only": ("写不了（只读）：{file}。请用 --out 换一个能写的文件夹。", "Cannot write (read-only): {file}. Give a folder that can be written with --out."),
    "no-permission": (
        "没有权限：{file}。请检查权限；如果文件正在 Word 或 Excel 里打开着，请先关掉。",
        "No permission: {file}. Check the permissions; if the file is open in Word or Excel, close it first.",
    ),
    "os-error": ("系统报错：{file} {reason}。", "The system reports: {file} {reason}."),
    "out-of-memory": ("内存不够。请关掉别的程序，或把文章分几批处理。", "Out of memory. Close other programs, or give the articles in smaller batches."),
    "unexpected": (
        "程序出错（{kind}：{reason}）。加 --debug 再运行一次，把显示的内容发给维护者。",
        "Something went wrong in the program ({kind}: {reason}). Run it again with --debug and send what it shows to the maintainers.",
    ),
    # periods
    "one-period": ("期间只能给一种。", "Give one period only."),
    "list-needed": ("--chain、--out 和 xlsx、docx 格式要和 --list 一起用。", "--chain, --out and the formats xlsx and docx go with --list."),
    "list-alone": ("--list 不能和 --kind、--subject、--text 一起用；格式有：{formats}。", "--list goes without --kind, --subject, --text; its formats: {formats}."),
    "from-with-to": ("--from 和 --to 要一起给。", "--from and --to go together."),
    "from-after-to": ("--from 不能晚于 --to。", "--from must not be later than --to."),
    "bad-month": ("“{value}”不是月份，应如 2024-03。", "“{value}” is no month; write 2024-03."),
    "bad-week": ("“{value}”不是哪一周，应如 2024-W12，或那一周里的一天 2024-03-20。", "“{value}” is no week; write 2024-W12, or a day in it."),
    "bad-quarter": ("“{value}”不是季度，应如 2024Q1。", "“{value}” is no quarter; write 2024Q1."),
    "bad-year": ("“{value}”不是年份，应如 2024。", "“{value}” is no year; write 2024."),
    "bad-day": ("“{value}”不是日期，应如 2024-03-28。", "“{value}” is no day; write 2024-03-28."),
    "bad-date": ("“{value}”不是日期，应如 2024-03-28 或 2024-03。", "“{value}” is no date; write 2024-03-28 or 2024-03."),
    # init
    "workspace-made": ("工作区在 {folder}，新放了 {made} 个文件。", "The workspace is {folder}; {made} files are new."),
    "workspace-kept": ("原有的 {kept} 个文件没有动。", "{kept} files that were there are untouched."),
    "workspace-next": (
        "接下来：把文章放进 seeds 文件夹，再运行 briefgen build",
        "Next: put articles into the folder seeds, then run briefgen build",
    ),
    # build and ingest
    "ingested": ("新读 {fresh} 份文章，未变 {unchanged} 份，移除 {gone} 份。", "Articles: {fresh} new or changed, {unchanged} unchanged, {gone} gone."),
    "ingested-facts": ("新得 {facts} 条事实。", "{facts} new facts."),
    "unchanged": ("和上次一样，没有需要重写的。", "Nothing has changed since; nothing is written."),
    "kept-edited": ("{file} 有人改过，没有动它；新的写在旁边。", "{file} was edited by a person and is kept; the new one is beside it."),
    "built": (
        "{period}：{stories} 篇报道，{facts} 条事实，引用 {sources} 个来源，用时 {seconds} 秒。",
        "{folder}: {stories} stories, {facts} facts, {sources} sources cited, {seconds} s.",
    ),
    "pending": ("有 {count} 项要人核实，见简报“待核事项”。", "{count} matters need a person; see 待核事项 in the briefing."),
    # facts and sources
    "head-id": ("编号", "id"),
    "head-kind": ("类别", "kind"),
    "head-published": ("报道日期", "published"),
    "head-subject": ("主体", "subject"),
    "head-matter": ("内容", "matter"),
    "head-value": ("数值", "value"),
    "head-period": ("期间", "period"),
    "head-document": ("文章", "document"),
    "head-publisher": ("媒体", "publisher"),
    "head-title": ("标题", "title"),
    "head-date": ("日期", "date"),
    "head-known-by": ("日期依据", "known by"),
    "head-stories": ("报道数", "stories"),
    "head-relevant": ("相关", "relevant"),
    "head-facts": ("事实数", "facts"),
    "head-number": ("第几篇", "story"),
    "head-headline": ("标题", "headline"),
    "head-topic": ("主题", "topic"),
    "head-place": ("行:列", "line:column"),
    "facts-shown": ("列出 {shown} 条，共 {found} 条。", "{shown} of {found} facts."),
    "documents-shown": ("共 {count} 份文章。", "{count} documents."),
    "no-such-fact": ("没有编号以 {name} 开头的事实。", "There is no fact whose id begins with {name}."),
    "several-facts": ("编号以 {name} 开头的事实有 {count} 条，请多写几位。", "{count} facts have ids that begin with {name}; give more of it."),
    "no-such-story": ("{document} 里没有这一篇；它有 {count} 篇报道。", "{document} has no such story; it has {count}."),
    "story-then-date": ("先写第几篇（可省），再写日期。", "Give the story's number (or none), then the date."),
    "story-dated": ("{document} 第{number}篇《{headline}》定为 {date}。", "{document}, story {number} ({headline}): {date}."),
    "dated-next": ("下次 build 或 ingest 会按新日期重读。", "The next build or ingest reads it with its new date."),
    # decisions on facts
    "head-cell": ("位置", "cell"),
    "head-verdict": ("处理", "verdict"),
    "head-fact": ("事实", "fact"),
    "head-change": ("原来 → 现在", "before → now"),
    "head-who": ("经手人", "who"),
    "head-why": ("备注", "why"),
    "head-act": ("序号", "number"),
    "head-made": ("日期", "day"),
    "head-state": ("状态", "state"),
    "verdict-accept": ("采纳", "accepted"),
    "verdict-correct": ("更正", "corrected"),
    "verdict-reject": ("剔除", "struck out"),
    "verdict-doubt": ("存疑", "doubted"),
    "verdict-add": ("新增", "added"),
    "verdict-undo": ("撤销", "taken back"),
    "state-holds": ("生效", "holds"),
    "state-undone": ("已撤销", "taken back"),
    "state-waiting": ("未生效（后来另有决定，或原文已不在）", "does not hold (decided anew since, or the text is gone)"),
    "undoes": ("撤销第 {number} 项", "takes back number {number}"),
    "review-found": (
        "要改 {count} 处，已是如此的 {same} 处，没有采用的 {left} 处。",
        "{count} changes, {same} stand already, {left} not taken.",
    ),
    "review-ask": ("记下这 {count} 处吗？", "Keep these {count} changes?"),
    "review-declined": ("没有记下。", "Nothing was kept."),
    "review-not-asked": (
        "没有记下：这里不能询问。请核对后加 --yes 再运行。",
        "Nothing was kept: there is nobody to ask. Look it over and run it again with --yes.",
    ),
    "review-kept": ("已记下 {count} 处。下次 briefgen build 就按它出简报。", "{count} changes kept. The next briefgen build goes by them."),
    "decisions-shown": ("共 {count} 项决定。", "{count} decisions."),
    "no-such-decision": ("没有可撤销的决定：{name}。请用 briefgen facts log 查序号。", "There is no decision to take back: {name}. See briefgen facts log."),
    "decision-undone": ("已撤销第 {number} 项：{who} {verdict} {matter}", "Taken back number {number}: {who} {verdict} {matter}"),
    "field-value": ("数值", "value"),
    "field-days": ("期间", "days"),
    "field-article": ("报道", "article"),
    "field-published": ("报道日期", "published"),
    "field-confidence": ("把握", "confidence"),
    "field-subject": ("主体", "subject"),
    "field-indicator": ("指标", "indicator"),
    "field-aspect": ("方面", "aspect"),
    "field-comparison": ("对比", "against"),
    "field-modality": ("性质", "modality"),
    "field-bound": ("界限", "bound"),
    "field-project": ("项目", "project"),
    "field-enterprise": ("企业", "enterprise"),
    "field-stage": ("阶段", "stage"),
    "field-member": ("成员", "member"),
    "field-role": ("身份", "role"),
    "field-group": ("所属", "group"),
    "field-title": ("名称", "title"),
    "field-action": ("动作", "action"),
    "field-issuer": ("发文", "issuer"),
    "field-category": ("类型", "category"),
    "field-summary": ("概要", "summary"),
    "field-place": ("位置", "place"),
    "field-quote": ("原句", "quote"),
    # lexicon
    "verified": (
        "{file}：{supported} 处有出处，{changed} 处与事实不符，{unsupported} 处没有依据。",
        "{file}: {supported} supported, {changed} changed, {unsupported} without support.",
    ),
    "verify-supported": ("有出处", "supported"),
    "verify-changed": ("不符", "changed"),
    "verify-unsupported": ("无依据", "unsupported"),
    "verify-number": ("数字", "number"),
    "verify-date": ("日期", "date"),
    "verify-name": ("名称", "name"),
    "verify-stage": ("阶段", "stage"),
    "verify-supported-what": ("{matter}：“{printed}”。", "{matter}: “{printed}”."),
    "verify-changed-what": ("{matter}“{printed}”与事实库不符，应为“{expected}”。", "{matter} “{printed}”: the fact base has “{expected}”."),
    "verify-unsupported-what": ("{matter}“{printed}”在事实库里找不到依据。", "{matter} “{printed}” has no support in the fact base."),
    "verify-source": ("出处：{story}“{quote}”（{fact}）", "Source: {story} “{quote}” ({fact})"),
    "verify-mend": ("请与原文核对；确有依据的，用事实表补录。", "Check it with the article; what has a source can be added in the fact sheet."),
    "template-checked": (
        "{file}：{errors} 个错误，{warnings} 处要注意，{notes} 处提示。",
        "{file}: {errors} errors, {warnings} warnings, {notes} hints.",
    ),
    "words-checked": (
        "查了 {tables} 张表：错误 {errors}，注意 {warnings}，提示 {notes}。",
        "{tables} tables: {errors} errors, {warnings} warnings, {notes} notes.",
    ),
    "table-fixed": ("{file} 已排好，存成带标记的 UTF-8。", "{file} is sorted and saved as UTF-8 with BOM."),
    "nothing-to-fix": ("没有要整理的表。", "There is nothing to put in order."),
    "words-suggested": (
        "列出 {shown} 行，共 {found} 行，最多的用了 {times} 次。单位、类别等是猜的，请看过再用："
        "把要的行贴进 lexicon 文件夹里的表（table 一列是表名），存成“CSV UTF-8”。",
        "{shown} of {found} lines, the first used {times} times. Unit, category and the like are guessed. Paste those you want into the table that the "
        "column table names, in the folder lexicon, and save it as CSV UTF-8.",
    ),
    "nothing-to-suggest": ("没有用过 {times} 次以上而词库里没有的词。", "There is no name used {times} times or more that no table has."),
    "no-such-kind": ("没有“{kind}”这一类。可用的类别：{kinds}", "There is no kind {kind}. Kinds: {kinds}"),
    "field-is-pair": ("“{field}”应写成 列=内容。", "{field} should be COLUMN=TEXT."),
    "name-is-empty": ("名称是空的。", "The name is empty."),
    "no-such-column": ("{file} 没有“{column}”这一列。可用的列：{columns}", "{file} has no column {column}. Columns: {columns}"),
    "fields-missing": ("还缺 {columns}。请加上 --field {column}=…", "Still to be given: {columns}. Add --field {column}=…"),
    "word-added": ("加在 {file} 第 {line} 行。", "Added to {file}, line {line}."),
    "table-made": ("新建了 {file}，加在第 {line} 行。", "{file} is new; the word is in line {line}."),
    "table-converted": (
        "{file} 原是 GBK 编码，已存成带标记的 UTF-8，Excel 照样能打开。",
        "{file} was in GBK and is now UTF-8 with BOM; Excel opens it as before.",
    ),
    "word-guessed": ("没有给的是猜的，不对请在表里改：{cells}", "What was not given is guessed; correct it in the table if need be: {cells}"),
    "word-refused": ("没有添加，{file} 没有动。", "Not added; {file} is untouched."),
    "other-errors": ("词表里另有 {count} 个错误，请运行 briefgen lexicon check。", "The tables have {count} other errors; run briefgen lexicon check."),
    "word-try": ('看看认不认得：briefgen explain "{example}"', 'See it work: briefgen explain "{example}"'),
    # explain
    "no-text": ("这句话里没有文字。", "There is no text in it."),
    "as-read": ("读作：", "read as:"),
    "numbers": ("数字：", "numbers:"),
    "periods": ("期间：", "periods:"),
    "names": ("名称和指标：", "names and indicators:"),
    "facts": ("事实：", "facts:"),
    "left-out": ("没有用上的数字：", "numbers left out:"),
    "because": ("原因：", "because:"),
    # extract
    "nothing-to-read": (
        "没有可读的文章：{paths}。请确认文件夹里有 .txt 或 .md 文件。",
        "No articles to read: {paths}. Make sure that there are .txt or .md files.",
    ),
    "extracting": ("提取", "extracting"),
    "extracted": ("读了 {documents} 份文件，得到 {facts} 条事实。", "{documents} documents, {facts} facts."),
}


class Words:
    """The messages in one language, `zh` or `en`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The message with its values filled in."""
        return self.pick(MESSAGES[key]).format(**values)

    def pick(self, pair: tuple[Pair, Pair]) -> Pair:
        """The Chinese or the English one of a pair."""
        return pair[0] if self.language == "zh" else pair[1]
