"""The help of every command and option, in Chinese and English, with examples that can be typed as they stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpText:
    """One command's help: a line for the list of commands, what it does, and examples. Pairs are (Chinese, English)."""

    short: tuple[str, str]
    about: tuple[str, str]
    examples: tuple[str, ...]


COMMANDS: dict[str, HelpText] = {
    "": HelpText(
        ("从一文件夹文章到有出处的简报", "From a folder of articles to a cited briefing"),
        (
            "把一文件夹的新闻文章变成有出处的产业简报：Word 简报和 Excel 事实表。\n每个数字都带着来源；绑不到主体和指标的数字不用，列出来并说明原因。",
            "Turns a folder of newspaper articles into a briefing in Word and a fact sheet in Excel.\n"
            "Every number carries its source; a number that cannot be bound to a subject and an indicator is not used, but listed with the reason.",
        ),
        ("briefgen init", "briefgen build --month 2024-03", "briefgen build --help"),
    ),
    "init": HelpText(
        ("建一个工作区", "make a workspace"),
        (
            "建一个工作区：briefgen.toml、示例文章、模板、词库和输出文件夹。已有的文件一概不动。",
            "Makes a workspace: briefgen.toml, example articles, templates, a folder for words and one for output. A file that is there stays.",
        ),
        ("briefgen init", "briefgen init 简报"),
    ),
    "build": HelpText(
        ("读新文章，出一期简报", "read what is new and write an issue"),
        (
            "读新增或改过的文章，写出 briefing.docx 和 facts.xlsx。不给期间就是最近有报道的一个月。\n"
            "人改过的文件不会被盖掉，新的写在旁边（briefing-2.docx）；什么都没变就不重写。",
            "Reads what is new or changed and writes briefing.docx and facts.xlsx. Without a period it takes the latest month with stories.\n"
            "A file that a person has edited is kept and the new one is written beside it (briefing-2.docx); nothing is written where nothing changed.",
        ),
        (
            "briefgen build",
            "briefgen build --month 2024-03",
            "briefgen build --quarter 2024Q1 --out 季报",
            "briefgen build --from 2024-05-01 --to 2024-05-20",
            "briefgen build --articles seeds --month 2024-12 --out 结果",
        ),
    ),
    "extract": HelpText(
        ("从文章直接取出事实", "facts straight from articles"),
        (
            "从文章取出事实，写到标准输出，不动事实库。格式见 docs/fact-format.md。",
            "Takes the facts out of articles and writes them to standard output; no fact base is touched. The format is in docs/fact-format.md.",
        ),
        ("briefgen extract seeds > facts.jsonl", "briefgen extract seeds/2024-03-tongji.txt --format text --ledger", "briefgen extract seeds --jobs 4"),
    ),
    "ingest": HelpText(
        ("文章入库，只读变了的", "articles into the fact base"),
        (
            "把文章读进事实库，只处理新增或改过的；文件夹里已删掉的文章也从库里去掉。",
            "Reads articles into the fact base, only what is new or changed; what has gone from a folder goes from the base.",
        ),
        ("briefgen ingest seeds", "briefgen ingest seeds/2024-03-tongji.txt"),
    ),
    "facts": HelpText(
        ("查事实库", "look into the fact base"),
        (
            "查看、导出事实库里的事实，读回人工审核的结果，查看和撤销人工决定。",
            "Shows and exports the facts in the fact base, takes reviewed sheets back, shows decisions and takes them back.",
        ),
        ("briefgen facts list --kind figure --month 2024-03", "briefgen facts show f-0123456789ab", "briefgen facts import output/2024-12/facts.xlsx"),
    ),
    "facts list": HelpText(
        ("列出事实", "list facts"),
        (
            "列出事实；终端上是表格，管道里是制表符分隔。",
            "Lists facts: a table on a terminal, tab-separated values in a pipe.",
        ),
        ("briefgen facts list --kind milestone", "briefgen facts list --subject 太原市 --month 2024-03", "briefgen facts list --text 工业投资 --limit 20"),
    ),
    "facts show": HelpText(
        ("看一条事实的全部内容和出处", "one fact with its source"),
        (
            "一条事实的各项内容、原句，以及在文章里的位置（文件:行:列）。编号的前几位就够。",
            "One fact's fields and its quote in its sentence, with the place (file:line:column). The first characters of an id are enough.",
        ),
        ("briefgen facts show f-0123456789ab",),
    ),
    "facts export": HelpText(
        ("导出事实", "write all facts out"),
        (
            "把事实写到标准输出，供别的程序用。格式见 docs/fact-format.md。\n加 --list 只要事实表里的一张清单，写成 Excel、CSV 或 Word；不写 --month 就是事实库里的全部。",
            "Writes the facts to standard output for other programs. The format is in docs/fact-format.md.\n"
            "With --list one list of the fact sheet, as Excel, CSV or Word; without --month over all that the fact base knows.",
        ),
        (
            "briefgen facts export > facts.jsonl",
            "briefgen facts export --format csv --month 2024-03 > facts.csv",
            "briefgen facts export --list 重大项目 --format docx",
        ),
    ),
    "facts import": HelpText(
        ("读回审核过的事实表", "take a reviewed fact sheet back"),
        (
            "读回在 facts.xlsx 里填好的审核意见（Excel、WPS、LibreOffice 存的都可以）：先列出要改什么，确认后记入事实库，下次出简报就按它。\n"
            "“处理”填采纳、更正、剔除或存疑；表尾新增的行记为人工录入。看不懂的格子逐一指出，其余照办；同一份文件读两遍不会重复。\n"
            "两个人说法不一的不记，商定后用 --replace。什么时候定的取电脑的时钟，只供查看，不影响简报。",
            "Takes what was filled in in facts.xlsx back (saved by Excel, WPS or LibreOffice): shows what would change, keeps it when confirmed, and the next "
            "build goes by it.\nA cell that cannot be read is named and the rest is taken; the same file twice changes nothing. "
            "Rows added below a table become facts of their own.\nWhere two persons disagree nothing is kept, unless --replace says that the later one counts. "
            "The day of a decision is the computer's; it is there to be read and touches no result.",
        ),
        (
            "briefgen facts import output/2024-03/facts.xlsx --who 王某某",
            "briefgen facts import output/2024-12/facts.xlsx --yes",
            "briefgen facts import 一科.xlsx 二科.xlsx --replace",
        ),
    ),
    "facts log": HelpText(
        ("看人工决定", "what persons have decided"),
        (
            "列出全部人工决定：序号、日期、经手人、处理、事实、改了什么、依据、从哪个格子来、是否生效。撤销了的也列。",
            "Lists all decisions: number, day, person, verdict, fact, what was changed, grounds, the cell that said so, whether it holds. "
            "Those taken back are listed too.",
        ),
        ("briefgen facts log", "briefgen facts log --who 王某某", "briefgen facts log --fact f-0123456789ab"),
    ),
    "facts undo": HelpText(
        ("撤销一项人工决定", "take a decision back"),
        (
            "按 facts log 里的序号，或按事实的编号（撤销最近一次），撤销人工决定；之前的决定重新生效。",
            "Takes back a decision by its number in `facts log`, or the last one on a fact by the fact's id; what was decided before holds again.",
        ),
        ("briefgen facts undo 12", "briefgen facts undo f-0123456789ab --why 原件有误"),
    ),
    "entities": HelpText(
        ("查企业、项目、园区等，合并和分开名称", "enterprises, projects, parks and their names"),
        (
            "事实库里的地区、企业、产业链、项目、专业镇、园区：哪些叫法是一回事，各有什么事实。把握够的自动合并，不够的只提出来，由人合并或分开；人的决定只认名称，重读文章后照样有效。",
            "The regions, enterprises, chains, projects, towns and parks of the fact base: which names mean one thing, and what is told of it. "
            "What is sure enough is joined, the rest is proposed; a person's merge or split is bound to the names and outlives another reading.",
        ),
        ("briefgen entities list --kind project", "briefgen entities show 中厚板", "briefgen entities propose"),
    ),
    "entities list": HelpText(
        ("列出实体和它们的叫法", "list entities with their names"),
        (
            "一行一个：类别、名称、其他叫法、最早和最近的报道、事实数、为什么合并。",
            "A line each: kind, name, other names, first and last story, number of facts, why its names were joined.",
        ),
        ("briefgen entities list", "briefgen entities list --kind enterprise", "briefgen entities list --kind project --json"),
    ),
    "entities show": HelpText(
        ("看一个实体的来龙去脉", "one entity with its history"),
        (
            "名称写一部分就行。按时间列出它的每个节点、数字和名单，各带原句和出处（文件:行）；几处都说的列出每一处。企业连同以它的名称开头的项目。有几个同名的，就把它们列出来。",
            "A part of the name is enough. Every milestone, figure and list in order of time, each with its quote and place (file:line), and all places where "
            "several tell it; an enterprise with the projects whose names begin with its own. Where the part means several, they are listed.",
        ),
        ("briefgen entities show 中厚板", "briefgen entities show 太重集团 --kind enterprise --json"),
    ),
    "entities propose": HelpText(
        ("可能是一回事的名称", "names that may mean one thing"),
        (
            "列出像是一回事、但把握不够而没有合并的名称，附依据和合并用的命令。",
            "Lists pairs of names that look alike, but not surely enough to be joined, with the reason and the command that joins them.",
        ),
        ("briefgen entities propose", "briefgen entities propose --kind project"),
    ),
    "entities merge": HelpText(
        ("把两个名称并成一个", "join two names"),
        (
            "把前一个并入后一个，以后一个的名称为准。记入事实库，只认名称，以后的文章也照此办理。",
            "Joins the first to the second, whose name stays. It is kept in the fact base and holds for later articles, too.",
        ),
        ("briefgen entities merge 花卉 晋源花卉专业镇 --why 同一个专业镇", "briefgen entities merge 碳纤维 阳曲碳纤维 --kind town --who 王某某"),
    ),
    "entities split": HelpText(
        ("把并错的名称分开", "part names that were joined"),
        (
            "把一个原文名称从它并入的实体里分出来；只写实体的名称，就把并进来的都分开。人说分开的，程序不再合并。",
            "Takes a printed name out of the entity to which it was joined; with the entity's name alone, all that were joined. What a person has parted is "
            "not joined again.",
        ),
        ("briefgen entities split 太钢中厚板生产线智能化升级改造项目 太钢中厚板生产线", "briefgen entities split 阳曲碳纤维 碳纤维 --why 说的是产业"),
    ),
    "entities log": HelpText(
        ("看人工合并和分开", "what persons have decided on names"),
        (
            "列出对名称的全部人工决定：序号、日期、经手人、合并还是分开、名称、依据、是否生效。撤销了的也列。",
            "Lists all decisions on names: number, day, person, merged or split, names, grounds, whether it holds. Those taken back are listed too.",
        ),
        ("briefgen entities log", "briefgen entities log --who 王某某"),
    ),
    "entities undo": HelpText(
        ("撤销一项合并或分开", "take a merge or split back"),
        ("按 entities log 里的序号撤销；之前的决定重新生效。", "Takes a decision back by its number in `entities log`; what was decided before holds again."),
        ("briefgen entities undo 3", "briefgen entities undo 4 --why 核对过了"),
    ),
    "sources": HelpText(
        ("查文章和报道，补日期", "documents and stories"),
        ("查看读过的文章和其中的报道，给没有日期的报道补上日期。", "Shows the documents that were read and their stories, and dates an undated one."),
        ("briefgen sources list", "briefgen sources date 2024-03-tongji.txt 1 2024-03-28"),
    ),
    "sources list": HelpText(
        ("列出文章", "list documents"),
        ("列出事实库里的文章：日期、媒体、标题、报道数和事实数。", "Lists the documents in the fact base: date, publisher, title, stories and facts."),
        ("briefgen sources list", "briefgen sources list --undated"),
    ),
    "sources show": HelpText(
        ("看一份文章里的报道", "one document's stories"),
        (
            "一份文章的来历和其中每篇报道：标题、日期、主题、位置、事实数。",
            "One document's origin and each of its stories: headline, date, topic, place, facts.",
        ),
        ("briefgen sources show 2024-03-tongji.txt",),
    ),
    "sources date": HelpText(
        ("给报道定日期", "give a story its date"),
        (
            "给一份文章（或其中第几篇报道）定下日期；重读文章后仍然有效。日期可写到日，也可只写到月。",
            "Gives a document, or one story of it, a date, which holds when the document is read again. A day, or a month where the day is not known.",
        ),
        ("briefgen sources date 2024-03-tongji.txt 2024-03-28", "briefgen sources date 2024-03-tongji.txt 1 2024-03"),
    ),
    "lexicon": HelpText(
        ("查词、加词", "the words"),
        (
            "自带词库之外，工作区的 lexicon 文件夹放自己的词表（CSV）。这里检查词表、从事实库里找该加的词、加一行。\n怎样用见 docs/lexicon.zh.md。",
            "Beside the shipped words a workspace keeps its own in tables (CSV) in the folder lexicon. "
            "Checks tables, finds words that are wanted, adds a line.\n"
            "See docs/lexicon.md.",
        ),
        ("briefgen lexicon check", "briefgen lexicon suggest --kind indicator"),
    ),
    "lexicon check": HelpText(
        ("检查词表", "look the tables over"),
        (
            "检查自带词库和工作区 lexicon 文件夹里的词表（给了文件夹就只查它）：表头、空格、重复、一词两义、量纲、例句、排序、编码。\n"
            "一次列出全部问题，带文件和行号。有错误时以 1 结束，只有注意和提示时以 0 结束。",
            "Looks over the shipped tables and the workspace's own, or those of one folder: columns, empty cells, duplicates, words of two meanings, "
            "dimensions, examples, order, encoding.\nTells everything at once, with file and line. Ends with 1 where there are errors, else with 0.",
        ),
        ("briefgen lexicon check", "briefgen lexicon check lexicon", "briefgen lexicon check --fix", "briefgen lexicon check --json"),
    ),
    "lexicon suggest": HelpText(
        ("找该加的词", "words that are wanted"),
        (
            "事实库里常见、词库里没有的指标、主体和项目，写成可以直接贴进词表的 CSV 行，带次数、原句和出处，按次数从多到少。\n"
            "只差地名、行业或常见修饰语的不列。单位、类别等是照相近的词猜的，看过再用。",
            "Indicators, subjects and projects that the fact base names often and no table has, as CSV lines for the tables, with count, clause and source, "
            "the most used first.\nWhat differs from a known name only by a region, a sector or a common modifier is left out. "
            "Unit, category and the like are guessed.",
        ),
        ("briefgen lexicon suggest --kind indicator --min 5", "briefgen lexicon suggest --limit 0 > wanted.csv"),
    ),
    "lexicon add": HelpText(
        ("加一个词", "add a word"),
        (
            "在工作区 lexicon 文件夹的词表里加一行（没有表就建），存成 Excel 能直接打开的 UTF-8。重复的、查不过的不加，说明在哪里。\n"
            "类别可写中文：指标、计量单位、阶段、企业、项目、产业链、专业镇、园区、机关部门、高校、地区、区县、行业、身份、词 等。",
            "Adds a line to a table in the workspace's folder lexicon, made if it is not there, in UTF-8 as Excel opens it. What is there already, or does not "
            "pass the check, is refused with the place.\nKinds: indicator unit stage enterprise project chain chain_group town park office university region "
            "place industry phrase role topic word.",
        ),
        (
            "briefgen lexicon add indicator 黄酒产能 --alias 黄酒年产能 --unit 万千升",
            "briefgen lexicon add stage 点灯 --field stage=投产",
            "briefgen lexicon add town 云溪黄酒专业镇 --field level=省级",
            "briefgen lexicon add enterprise 云溪黄酒集团 --alias 云溪黄酒 --field legal=云溪黄酒集团有限公司",
        ),
    ),
    "template": HelpText(
        ("新建、检查模板，列出字段", "make and check templates, list the fields"),
        (
            "模板就是普通的 Word 文档或 Excel 工作簿，里面写着 {{ 字段 }}。改完先检查，再出简报。templates 文件夹里的每个 .xlsx 都会填好，放在简报旁边；"
            "其中 facts.xlsx 就是事实表的样子。",
            "A template is an ordinary Word document or Excel workbook with {{ fields }} in it. Check it after a change, before a briefing is built with it. "
            "Every .xlsx in the folder of templates is filled and put beside the briefing; facts.xlsx is how the fact sheet looks.",
        ),
        ("briefgen template new monthly", "briefgen template check monthly.docx", "briefgen template fields"),
    ),
    "template new": HelpText(
        ("取一份新的模板", "a fresh copy of a template"),
        (
            "把程序自带的模板复制一份来改：monthly 月报、weekly 周报、quarterly 季报、brief 一页简报、facts 事实表（Excel）。已有的文件不动。",
            "Copies a shipped template for you to change: monthly, weekly, quarterly, brief, which is one page, or facts, the fact sheet in Excel. "
            "A file that is there stays.",
        ),
        ("briefgen template new", "briefgen template new quarterly templates/jibao.docx", "briefgen template new facts"),
    ),
    "template check": HelpText(
        ("检查模板", "check a template"),
        (
            "一次列出模板里所有的错误和提示：在哪里、写了什么、错在哪、怎么改。有错误时结束状态为 1。",
            "Lists every mistake in a template at once: where it stands, what was typed, what is wrong, what to do. Exit status 1 where there are errors.",
        ),
        (
            "briefgen template check templates/monthly.docx",
            "briefgen template check templates/facts.xlsx",
            "briefgen template check monthly.docx --comment monthly-checked.docx",
            "briefgen template check monthly.docx --json",
        ),
    ),
    "template fields": HelpText(
        ("列出模板能用的字段", "list the fields"),
        (
            "列出模板里能用的字段、过滤器和图表：名称、英文名、种类、意思、写法；在工作区里还有取自事实库的例子。",
            "Lists the fields, filters and charts that a template may use, with examples from the fact base inside a workspace.",
        ),
        ("briefgen template fields", "briefgen template fields --format docx", "briefgen template fields fields.xlsx"),
    ),
    "verify": HelpText(
        ("拿事实库核对改过的简报", "hold an edited briefing against the fact base"),
        (
            "把一份（人改过的）Word 或 Excel 文件里的每个数字、日期、企业和项目与事实库核对：有出处、与事实不符（原来是多少）、没有依据。\n"
            "换个说法、调整次序、亿元换成万元都可以；数字、单位、期间、主体改了会指出来。全部有出处时结束状态为 0，否则为 1。\n"
            "哪一期看文件所在的文件夹或开头几行；事实库用生成它的那一个。",
            "Looks up every number, date, enterprise and project of a (hand-edited) Word or Excel file: supported, changed from the fact, or without support.\n"
            "Other words, another order, other units for the same amount pass; another digit, unit, period or subject does not. "
            "Exit status 0 where all is supported, else 1.\n"
            "The issue is known by the file's folder or its first lines; the fact base is the one that it was built from.",
        ),
        (
            "briefgen verify output/2024-03/briefing.docx",
            "briefgen verify output/2024-03/briefing.docx --comment checked.docx",
            "briefgen verify output/2024-03/facts.xlsx --json",
        ),
    ),
    "explain": HelpText(
        ("看一句话里读出了什么", "what is seen in a sentence"),
        (
            "一句话里看到的数字、期间、名称和得到的事实；没有用上的数字说明原因。",
            "The numbers, periods and names seen in a sentence, the facts made of them, and for each number left out the reason.",
        ),
        ('briefgen explain "1—5月,全市工业投资同比增长8.5%。" --date 2024-06-20',),
    ),
}

OPTIONS: dict[str, tuple[str, str]] = {
    "help": ("显示这份帮助", "show this help"),
    "version": ("显示版本号", "show the version"),
    "lang": ("用哪种语言说话：zh 或 en；默认随系统", "language of messages, zh or en; by default the locale's"),
    "debug": ("出错时显示程序内部的细节", "show the program's inner details when something goes wrong"),
    "month": ("一个月，如 2024-03", "a month, such as 2024-03"),
    "week": ("一周，如 2024-W12，或那一周里的一天", "a week, such as 2024-W12, or a day in it"),
    "quarter": ("一个季度，如 2024Q1", "a quarter, such as 2024Q1"),
    "year": ("一年，如 2024", "a year, such as 2024"),
    "from": ("从这一天起（和 --to 一起用）", "from this day (together with --to)"),
    "to": ("到这一天止（和 --from 一起用）", "to this day (together with --from)"),
    "latest": ("最近有报道的一个月（默认）", "the latest month with stories (the default)"),
    "articles": ("文章所在的文件夹；默认用工作区设置的", "folder of articles; by default the workspace's"),
    "out": ("写到哪个文件夹；默认用工作区设置的", "folder to write into; by default the workspace's"),
    "template": ("Word 模板，或 Excel 模板（.xlsx）；默认用工作区设置的", "the Word template, or a workbook (.xlsx) to fill; by default the workspace's"),
    "region": ("简报写的是哪个地方，如 某某市", "the region that the briefing is on, by its full Chinese name"),
    "jobs": ("同时用几个进程；0 为自动", "how many processes; 0 chooses"),
    "comment": ("另存一份，在出问题的地方加上批注", "also write a copy with Word comments at the places"),
    "fields-format": ("md（默认，写到标准输出）、docx 或 xlsx", "md (the default, to standard output), docx or xlsx"),
    "as-known-now": (
        "按现在所知来写：其后的报道证实、更正的都算上；不加则只用到该期末为止的报道",
        "as known now: what later articles confirm or correct counts too; without it only what was known at the issue's end",
    ),
    "force": ("人改过的文件也盖掉，没有变化也重写", "write again, also over files that a person has edited"),
    "extract-format": ("jsonl（给程序）或 text（给人看）", "jsonl (for programs) or text (for people)"),
    "export-format": ("jsonl（默认）或 csv；--list 用 xlsx（默认）、csv 或 docx", "jsonl (the default) or csv; with --list xlsx (the default), csv or docx"),
    "list": ("只要事实表里的一张清单，如 重大项目、企业名单、招商引资", "one list of the fact sheet only, by its Chinese name"),
    "chain": ("清单里只要这条产业链的，如 新能源", "of the list only the rows of this chain, by its Chinese name"),
    "list-out": ("清单写到这个文件；默认用清单的名字", "the list's file; by default one of its name"),
    "ledger": ("也列出看到但没有用上的数字和原因", "also the numbers that were seen and not used, with the reason"),
    "kind": ("只要一类：figure milestone membership policy event", "one kind only: figure milestone membership policy event"),
    "entity-kind": (
        "只要一类：region 地区，enterprise 企业，chain 产业链，project 项目，town 专业镇，park 园区",
        "one kind only: region enterprise chain project town park",
    ),
    "subject": ("主体、项目或成员的名称（含其一部分即可）", "name of the subject, project or member, or a part of it"),
    "facts-month": ("只要这个月的报道，如 2024-03", "only from stories of this month, such as 2024-03"),
    "text": ("原句里有这些字", "with these words in the quote"),
    "limit": ("最多列几条；0 为全部", "at most so many; 0 for all"),
    "database": ("事实库文件或网址；默认用工作区设置的", "the fact base's file or URL; by default the workspace's"),
    "yes": ("不再询问，直接记下", "do not ask, keep it"),
    "replace": ("两人说法不一时以后一份为准", "where two persons disagree, the later word counts"),
    "added-month": ("新增的行算哪一期的；默认是事实表自己的那一期", "the issue to which added rows belong; by default the sheet's own"),
    "log-who": ("只看这个人的", "only this person's"),
    "log-fact": ("只看这条事实的（编号的前几位就够）", "only on this fact; the first characters of its id are enough"),
    "who": ("谁定的；默认是系统用户名", "who says so; by default the account's name"),
    "why": ("根据什么", "on what grounds"),
    "undated": ("只列没有日期的", "only those without a date"),
    "fix": (
        "把词表排好、存成带标记的 UTF-8；不给文件夹时只动工作区自己的",
        "sort the tables and save them as UTF-8 with BOM; without DIR only the workspace's own",
    ),
    "verify-all": ("有出处的也列出来，带出处", "also list what is supported, with its source"),
    "json": ("写成 JSON，给程序用", "as JSON, for programs"),
    "suggest-kind": ("只要一类：indicator 指标，subject 主体，project 项目", "one kind only: indicator, subject or project"),
    "min": ("至少用过几次", "used at least so many times"),
    "suggest-out": ("写到这个文件（带 BOM，Excel 能直接打开）；默认写到标准输出", "write into this file, with BOM for Excel; by default to standard output"),
    "alias": ("别的叫法；可以给几次", "another spelling; may be given several times"),
    "unit": ("指标的常用单位，如 万吨", "an indicator's usual unit"),
    "field": ("别的列，写成 列=内容，如 stage=投产、所在地=某某市；可以给几次", "another column, as COLUMN=TEXT; may be given several times"),
    "date": ("这句话是哪天的报道，如 2024-06-20", "the day of the report that it stands in, such as 2024-06-20"),
}
