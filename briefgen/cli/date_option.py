"""A date as a person writes it on the command line: a day, a month or a year."""

import re
from collections.abc import Callable

import click

from briefgen.cli.messages import Words
from briefgen.model.period import Period

_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?$")


def date_reader(words: Words) -> Callable[[click.Context, click.Parameter, str | None], Period | None]:
    """A click callback that reads a date, and says in the user's language what it should look like."""

    def read(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Period | None:
        try:
            return None if value is None else read_date(value.strip())
        except ValueError as error:
            raise click.BadParameter(words("bad-date", value=value)) from error

    return read


def read_date(text: str) -> Period:
    """The days that `2024-03-28`, `2024-03`, `2024` or `2024年3月28日` allow. Raises ValueError for anything else."""
    found = _CHINESE.match(text)
    if found is not None:
        text = "-".join(part.zfill(2) for part in found.groups() if part)
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4:
        raise ValueError(text)
    return Period.parse("-".join(part.zfill(2) for part in parts))
