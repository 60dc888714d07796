"""`briefgen init`: a fresh workspace from the shipped parts; what is there already is never touched."""

from pathlib import Path

import click

from briefgen.cli.command import Command
from briefgen.cli.messages import Words
from briefgen.cli.terminal import Terminal

PARTS = ("briefgen.toml", "seeds", "templates")
EMPTY_FOLDERS = ("lexicon", "output")


def command(words: Words) -> click.Command:
    """The command, speaking the language of `words`."""
    folder = click.Argument(["folder"], required=False, type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
    return Command("init", words, params=[folder], callback=init)


@click.pass_obj
def init(terminal: Terminal, folder: Path | None) -> int:
    """Copies file by file, so that a half-filled workspace is completed."""
    from briefgen.shipped import shipped_folder

    target = (folder or Path()).resolve()
    made = kept = 0
    for part in PARTS:
        for source in _files(shipped_folder() / part):
            fresh = _copy(source, target / source.relative_to(shipped_folder()))
            made, kept = made + fresh, kept + (not fresh)
    for name in EMPTY_FOLDERS:
        (target / name).mkdir(parents=True, exist_ok=True)
    terminal.say("workspace-made", folder=target, made=made)
    if kept:
        terminal.say("workspace-kept", kept=kept)
    terminal.say("workspace-next")
    terminal.result(str(target))
    return 0


def _files(part: Path) -> list[Path]:
    if part.is_file():
        return [part]
    return [path for path in sorted(part.rglob("*")) if path.is_file() and not path.name.startswith((".", "~$"))]


def _copy(source: Path, target: Path) -> bool:
    """False where the target is there; the copy is whole or not there at all."""
    if target.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.new")
    try:
        temporary.write_bytes(source.read_bytes())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return True
