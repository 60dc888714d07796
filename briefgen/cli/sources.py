"""`briefgen sources list|show|date`: the documents that were read, their stories, and a person's date for one."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from briefgen.cli.account import account_name
from briefgen.cli.command import Command, Group, option
from briefgen.cli.date_option import read_date
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.model.document import Document, Story
    from briefgen.model.period import Period
    from briefgen.store.base import FactStore

LIST_HEAD = ("head-document", "head-publisher", "head-title", "head-date", "head-known-by", "head-stories", "head-relevant", "head-facts")
SHOW_HEAD = ("head-number", "head-headline", "head-date", "head-known-by", "head-topic", "head-place", "head-facts")

TOPICS = {"industry": ("产业", "industry"), "economy": ("经济", "economy"), "other": ("其他", "other")}
KNOWN_BY = {
    "manifest": ("清单", "manifest"),
    "filename": ("文件名", "file name"),
    "metadata": ("文件属性", "metadata"),
    "dateline": ("电头", "dateline"),
    "text": ("正文", "text"),
    "person": ("人工", "a person"),
}


def command(words: Words) -> click.Command:
    """The group, speaking the language of `words`."""
    here = "briefgen.cli.sources"
    return Group("sources", words, {"list": f"{here}:list_command", "show": f"{here}:show_command", "date": f"{here}:date_command"})


def list_command(words: Words) -> click.Command:
    parameters = [option(words, "--undated", is_flag=True), option(words, "--database", metavar="FILE")]
    return Command("sources list", words, params=parameters, callback=list_sources)


def show_command(words: Words) -> click.Command:
    parameters = [click.Argument(["document"], metavar="DOC"), option(words, "--database", metavar="FILE")]
    return Command("sources show", words, params=parameters, callback=show_source)


def date_command(words: Words) -> click.Command:
    parameters = [
        click.Argument(["document"], metavar="DOC"),
        click.Argument(["story_and_date"], nargs=-1, required=True, metavar="[STORY] DATE"),
        option(words, "--who", metavar=words.pick(("姓名", "NAME"))),
        option(words, "--why", metavar=words.pick(("文字", "TEXT"))),
        option(words, "--database", metavar="FILE"),
    ]
    return Command("sources date", words, params=parameters, callback=date_story)


@click.pass_obj
def list_sources(terminal: Terminal, undated: bool, database: str | None) -> int:
    """A line a document."""
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        documents, stories = store.documents(), store.stories(relevant_only=False)
        facts = Counter(fact.document for fact in store.facts())
        without = {story.document for story in store.undated_stories()}
    rows = [_document_row(document, stories, facts, terminal.words) for document in documents if not undated or document.path in without]
    terminal.table([terminal.words(key) for key in LIST_HEAD], rows)
    terminal.say("documents-shown", count=len(rows))
    return 0


@click.pass_obj
def show_source(terminal: Terminal, document: str, database: str | None) -> int:
    """One document's stories."""
    from briefgen.cli.fact_page import place
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        path = _path(store, document)
        text = store.source_text(path)
        stories = [story for story in store.stories(relevant_only=False) if story.document == path]
        found = store.facts(document=path)
    counts = Counter(next((story.index for story in stories if story.span.start <= fact.start < story.span.end), -1) for fact in found)
    rows = [_story_row(story, place(text, story.span.start), counts[story.index], terminal.words) for story in stories]
    terminal.table([terminal.words(key) for key in SHOW_HEAD], rows)
    return 0


@click.pass_obj
def date_story(
    terminal: Terminal, document: str, story_and_date: tuple[str, ...], who: str | None, why: str | None, database: str | None
) -> int:
    """Keeps a person's date for one story, or for all of a document's stories that are about industry or the economy."""
    from briefgen.cli.reading import database_here
    from briefgen.store import open_store

    number, period = _story_and_date(terminal.words, story_and_date)
    with open_store(database_here(database)) as store:
        path = _path(store, document)
        stories = [story for story in store.stories(relevant_only=False) if story.document == path]
        chosen = [story for story in stories if story.index + 1 == number] if number else [story for story in stories if story.relevant]
        if not chosen:
            terminal.say("no-such-story", document=path, count=len(stories))
            return 1
        for story in chosen:
            store.set_story_date(path, story.index, period, who if who is not None else account_name(), why or "")
            terminal.say("story-dated", document=path, number=story.index + 1, headline=story.headline, date=period.iso())
    terminal.say("dated-next")
    return 0


def _story_and_date(words: Words, given: tuple[str, ...]) -> tuple[int, "Period"]:
    """The story's number (0 for all) and the days. Raises click.UsageError."""
    if len(given) > 2 or (len(given) == 2 and not given[0].isdecimal()):
        raise click.UsageError(words("story-then-date"))
    try:
        return (int(given[0]) if len(given) == 2 else 0), read_date(given[-1])
    except ValueError as error:
        raise click.UsageError(words("bad-date", value=given[-1])) from error


def _path(store: "FactStore", name: str) -> str:
    """The path that a name means: the whole path, or its end where that is enough. Raises CommandError."""
    from briefgen.failure import failure

    paths = [document.path for document in store.documents()]
    if name in paths:
        return name
    name = name.replace("\\", "/")
    near = [path for path in paths if path.endswith("/" + name) or name.endswith("/" + path)]
    if len(near) == 1:
        return near[0]
    mend = f"是不是其中之一：{'、'.join(near)}" if near else "请用 briefgen sources list 看有哪些文章。"
    raise failure("no-such-document", "事实库里没有这份文章。", mend, where=name)


def _document_row(document: "Document", stories: tuple["Story", ...], facts: Counter[str], words: Words) -> list[str]:
    own = [story for story in stories if story.document == document.path]
    dates = sorted({story.published.iso() for story in own if story.relevant and story.published})
    sources = sorted({words.pick(KNOWN_BY.get(story.date_source, ("", ""))) for story in own if story.relevant and story.published})
    date = " ".join(dates) or (document.date.iso() if document.date else "")
    relevant = sum(story.relevant for story in own)
    counts = [str(len(own)), str(relevant), str(facts[document.path])]
    return [document.path, document.publisher, document.title, date, " ".join(sources), *counts]


def _story_row(story: "Story", place: str, facts: int, words: Words) -> list[str]:
    date = story.published.iso() if story.published else ""
    topic = words.pick(TOPICS.get(story.topic, ("", story.topic)))
    known_by = words.pick(KNOWN_BY.get(story.date_source, ("", "")))
    return [str(story.index + 1), story.headline, date, known_by, topic, place, str(facts)]
