"""`briefgen entities show`: one entity, found by a part of its name, with its whole history and every quote."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from briefgen.cli.command import Command
from briefgen.cli.entities import entity_values, json_text, kind_option, kind_word, output_options, registry_of, why_words
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from briefgen.resolve.entity import Entity, Registry
    from briefgen.resolve.history import Statement
    from briefgen.resolve.order import AnyFact
    from briefgen.store.base import FactStore


def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    parameters = [click.Argument(["name"], metavar=words.pick(("名称", "NAME"))), kind_option(words), *output_options(words)]
    return Command("entities show", words, params=parameters, callback=show)


@click.pass_obj
def show(terminal: Terminal, name: str, kind: str | None, as_json: bool, database: str | None) -> int:
    """One entity; 1 where the part of a name means none, or several: these are listed."""
    from briefgen.cli.reading import database_here
    from briefgen.resolve.history import history
    from briefgen.store import open_store

    with open_store(database_here(database)) as store:
        registry = registry_of(store)
        one = the_entity(terminal, registry, name, kind)
        if one is None:
            return 1
        built = _built_by(one, registry) if one.kind == "enterprise" else []
        facts = store.facts_with_names([alias.printed for entity in (one, *built) for alias in entity.aliases])
        own = (fact for fact in facts if any(_is_of(fact, entity, registry) for entity in (one, *built)))
        told = history(own, registry.projects.key, registry.one_name)
        places = _Places(store)
        if as_json:
            terminal.lines([json_text(entity_values(one) | {"projects": [project.name for project in built], "history": [_statement_values(each, places) for each in told]})])
        else:
            for line in _page(one, built, told, places, terminal.words):
                terminal.result(line)
    return 0


def the_entity(terminal: Terminal, registry: "Registry", name: str, kind: str | None) -> "Entity | None":
    """The one entity that is meant; None, with a message, for none or several."""
    found = registry.find(name, kind)  # type: ignore[arg-type]
    if len(found) == 1:
        return found[0]
    if not found:
        terminal.say("no-such-entity", name=name)
        return None
    terminal.say("several-entities", name=name, count=len(found))
    for one in found:
        terminal.write(f"  {kind_word(one.kind, terminal.words)}  {one.name}  --kind {one.kind}")
    return None


def _built_by(one: "Entity", registry: "Registry") -> "list[Entity]":
    """The projects whose names begin with one of an enterprise's; those of firms that are named after it are among them."""
    from briefgen.cli.reading import rules_here

    spelt = {term.alias for term in rules_here().lexicon().by_kind("enterprise") if term.name == one.name}
    heads = tuple(spelt | {alias.printed for alias in one.aliases})
    return [project for project in registry.entities("project") if any(alias.printed.startswith(heads) for alias in project.aliases)]


def _is_of(fact: "AnyFact", one: "Entity", registry: "Registry") -> bool:
    """Whether the fact speaks of the entity: a name can be printed that means something of another kind."""
    printed = {alias.printed for alias in one.aliases}
    names = {getattr(fact, field, None) for field in ("subject", "project", "enterprise", "member", "group")}
    return any(registry.subjects.kind(name) == one.kind for name in names & printed if name)


class _Places:
    """Where facts stand, with titles; each document is asked for once."""

    def __init__(self, store: "FactStore") -> None:
        self._store = store
        self._documents = {document.path: document for document in store.documents()}
        self._texts: dict[str, str] = {}

    def line(self, fact: "AnyFact") -> int:
        if fact.document not in self._texts:
            self._texts[fact.document] = self._store.source_text(fact.document)
        return self._texts[fact.document].count("\n", 0, getattr(fact, "number_start", fact.start)) + 1

    def title(self, fact: "AnyFact") -> str:
        known = self._documents.get(fact.document)
        return (known.title if known else "") or fact.article


def _page(one: "Entity", built: Sequence["Entity"], told: Sequence["Statement"], places: _Places, words: Words) -> Iterator[str]:
    yield f"{one.name}  {kind_word(one.kind, words)}"
    days = f"{one.first} — {one.last}" if one.first else words("no-day")
    yield f"  {words('entity-seen', days=days, facts=one.facts)}"
    for alias in one.aliases:
        if alias.printed != one.name:
            why = why_words(alias.confidence, alias.why, words)
            yield f"  {words('entity-alias', name=alias.printed, facts=alias.facts)}{f'  {why}' if why else ''}"
    if built:
        yield f"  {words('entity-builds', names='；'.join(project.name for project in built))}"
    for each in told:
        yield ""
        yield f"{_day(each) or words('no-day')}  {_matter(each, words)}"
        rounded = {fact.id for fact in each.rounded}
        for fact in each.facts:
            note = words("told-rounded") if fact.id in rounded else words("told-again") if fact.id != each.facts[0].id else ""
            yield f"    “{' '.join(fact.words.split())}”{note}"
            yield f"    {_source(fact, places, words)}"


def _source(fact: "AnyFact", places: _Places, words: Words) -> str:
    title = places.title(fact)
    told = words("told-on", day=fact.published) if fact.published else ""
    return "  ".join(part for part in (f"《{title}》" if title else "", told, f"{fact.document}:{places.line(fact)}") if part)


def _day(each: "Statement") -> str:
    """The days of which it speaks, else those of its first story."""
    from briefgen.cli.fact_text import days

    fact = each.fact
    return days(getattr(fact, "date", None) or getattr(fact, "period", None)) or fact.published or ""


def _matter(each: "Statement", words: Words) -> str:
    from briefgen.cli.fact_text import fact_row, fact_subject

    _id, _kind, _published, _subject, matter, value, _period, _document = fact_row(each.fact, words)
    return "  ".join(part for part in (" ".join(filter(None, (matter, value))), fact_subject(each.fact)) if part)


def _statement_values(each: "Statement", places: _Places) -> dict[str, object]:
    fact = each.fact
    rounded = {one.id for one in each.rounded}
    return {
        **{name: value for name, value in fact.model_dump(mode="json").items() if name not in ("quote", "start", "end", "document", "article")},
        "day": _day(each) or None, "documents": each.documents,
        "sources": [
            {
                "id": one.id, "document": one.document, "line": places.line(one), "title": places.title(one), "published": one.published,
                "quote": one.quote, "rounded": one.id in rounded,
            }
            for one in each.facts
        ],
    }  # fmt: skip
