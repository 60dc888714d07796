"""`briefgen ingest PATH…`: articles into the workspace's fact base, only what changed."""

from pathlib import Path

import click

from briefgen.cli.command import Command, option
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal


def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    parameters = [
        click.Argument(["paths"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."),
        option(words, "--jobs", type=click.IntRange(0), default=0, metavar="N"),
    ]
    return Command("ingest", words, params=parameters, callback=ingest)


@click.pass_obj
def ingest(terminal: Terminal, paths: tuple[Path, ...], jobs: int) -> int:
    """Path by path. 1 where a path holds nothing that could be read."""
    from briefgen.cli.reading import check_paths, rules_of, workspace_needed
    from briefgen.folders import Folders
    from briefgen.ingest import Source
    from briefgen.ingest import ingest as read_into
    from briefgen.outputs import MEMORY
    from briefgen.store import open_store

    workspace = workspace_needed()
    check_paths(paths)
    folders = Folders(workspace.folder / MEMORY / "folders.json", workspace.folder)
    status = 0
    with open_store(workspace.database) as store:
        for path in paths:
            source = Source.of(path, workspace.articles)
            rules = rules_of(workspace, strict=terminal.debug)
            done = read_into(store, source, rules, folders, jobs=jobs or workspace.settings.jobs, watch=terminal.watch)
            terminal.problems(done.problems)
            terminal.say("ingested", fresh=done.fresh, unchanged=done.unchanged, gone=done.gone)
            if done.fresh:
                terminal.say("ingested-facts", facts=done.facts)
            if not done.fresh + done.unchanged:
                terminal.say("nothing-to-read", paths=path)
                status = 1
    return status
