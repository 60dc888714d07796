"""The workspace and its settings: `briefgen.toml`, read with the standard library so that start-up stays quick.

A workspace is a folder with a `briefgen.toml`; paths in it are relative to that folder.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path

from briefgen.failure import CommandError, failure
from briefgen.model.problem import Problem, Severity
from briefgen.shipped import SETTINGS_FILE

_CHOICES = {"notes": {"footnotes": "脚注", "endnotes": "尾注"}}
_FIELD_NAME = re.compile(r"(?!_)[^\s{}%#|\"'“”‘’.,，。\\]+")
"""What a template can name: no blanks, braces, quotation marks, bars or dots."""
_OWN_FIELDS = "一张表：[fields] 另起一行，下面每行一个，如 \"联系人\" = \"办公室\"；名称里不能有空格、引号、大括号和点"


@dataclass(frozen=True, slots=True)
class Settings:
    """What briefgen.toml may say. `packs` empty means all shipped region packs; `jobs` 0 means as many as the machine has cores.

    `template` is a file, or a folder with one for each rhythm. `fields` are texts of the user's own that a template prints by name.
    """

    region: str = ""
    packs: tuple[str, ...] = ()
    office: str = ""
    title: str = ""
    report_to: str = ""
    copy_to: str = ""
    issue_to: str = ""
    articles: str = "seeds"
    output: str = "output"
    template: str = "templates"
    notes: str = "footnotes"
    lexicon: str = "lexicon"
    database: str = "sqlite:///.briefgen/facts.db"
    jobs: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def printed(self) -> dict[str, str]:
        """What goes to the writers besides the content: the user's own fields, to whom a briefing goes (报, 送, 发), whether sources are foot- or endnotes."""
        return {**self.fields, "report_to": self.report_to, "copy_to": self.copy_to, "issue_to": self.issue_to, "notes": self.notes}


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with its settings."""

    folder: Path
    settings: Settings

    @property
    def articles(self) -> Path:
        return self.folder / self.settings.articles

    @property
    def output(self) -> Path:
        return self.folder / self.settings.output

    @property
    def overlay(self) -> Path | None:
        """The workspace's own words, laid over the shipped ones; None where there are none."""
        folder = self.folder / self.settings.lexicon
        return folder if folder.is_dir() else None

    @property
    def database(self) -> str:
        """The database's URL; a relative SQLite path is taken from the workspace's folder."""
        return absolute_database(self.settings.database, self.folder)


def absolute_database(url: str, folder: Path) -> str:
    """`sqlite:///relative.db` made absolute from `folder`, a bare path made a SQLite URL; other URLs as they are."""
    if "://" not in url:
        url = f"sqlite:///{url}"
    prefix = "sqlite:///"
    if not url.startswith(prefix) or url == "sqlite:///:memory:":
        return url
    return prefix + (folder / url.removeprefix(prefix)).resolve().as_posix()


def find_workspace(start: Path) -> Workspace | None:
    """The workspace of `start` or of the nearest folder above it. Raises CommandError for settings that cannot be read."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        file = candidate / SETTINGS_FILE
        if file.is_file():
            return Workspace(candidate, load_settings(file))
    return None


def load_settings(file: Path) -> Settings:
    """Settings from a briefgen.toml. Raises CommandError with the file, the line, and what to write instead."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise failure("settings-encoding", "设置文件不是 UTF-8 编码。", "请在编辑器里另存为 UTF-8。", where=str(file)) from error
    except OSError as error:
        raise failure("settings-unreadable", f"设置文件读不了：{error.strerror}。", "请检查文件权限。", where=str(file)) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(file, str(error)) from error
    problem = next(iter(check_settings(data, text, str(file))), None)
    if problem is not None:
        raise CommandError([problem])
    return _settings(data)


def check_settings(data: dict[str, object], text: str, where: str) -> list[Problem]:
    """Every mistake in the parsed settings, in the order of the file."""
    known = {name: type(default) for name, default in _defaults().items()}
    problems = []
    for name, value in data.items():
        place = _line_of(name, text)
        if name not in known:
            problems.append(_unknown(name, list(known), where, place))
        elif name in _CHOICES and value not in _CHOICES[name]:
            choices = "或".join(f"\"{word}\"（{meaning}）" for word, meaning in _CHOICES[name].items())
            problems.append(_bad_value(name, value, choices, where, place))
        elif not _fits(value, known[name]):
            wanted = {"str": "加英文引号的文字", "int": "不小于 0 的整数", "tuple": "文字的列表，如 [\"taiyuan\"]", "dict": _OWN_FIELDS}[known[name].__name__]
            problems.append(_bad_value(name, value, wanted, where, place))
    return problems


def _bad_value(name: str, value: object, wanted: str, where: str, place: str) -> Problem:
    return Problem(where, place, "settings-bad-value", f"“{name}”的值 {value!r} 不对。", f"应为{wanted}。", Severity.ERROR)


def _settings(data: dict[str, object]) -> Settings:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    own = data.get("fields", {})
    if isinstance(own, dict):
        values["fields"] = {name: str(value) for name, value in own.items()}
    return Settings(**values)  # type: ignore[arg-type]


def _defaults() -> dict[str, object]:
    usual = Settings()
    return {known.name: getattr(usual, known.name) for known in fields(Settings)}


def _fits(value: object, kind: type) -> bool:
    if kind is tuple:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if kind is dict:
        return isinstance(value, dict) and all(_FIELD_NAME.fullmatch(name) and _is_text(text) for name, text in value.items())
    return isinstance(value, kind)


def _is_text(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _unknown(name: str, known: list[str], where: str, place: str) -> Problem:
    near = get_close_matches(name, known, n=1)
    mend = f"是不是“{near[0]}”？" if near else f"可用的设置项：{'、'.join(known)}。"
    return Problem(where, place, "settings-unknown-name", f"不认识的设置项“{name}”。", mend, Severity.ERROR)


def _line_of(name: str, text: str) -> str:
    pattern = re.compile(rf"^\s*[\"']?{re.escape(name)}[\"']?\s*[=.\]]|^\s*\[+\s*{re.escape(name)}\b")
    for number, line in enumerate(text.splitlines(), start=1):
        if pattern.search(line):
            return f"第{number}行"
    return ""


def _syntax_error(file: Path, message: str) -> CommandError:
    found = re.search(r"at line (\d+), column (\d+)", message)
    place = f"第{found[1]}行第{found[2]}列" if found else ""
    return failure(
        "settings-syntax",
        "设置文件的写法不对。",
        "每行应为：名称 = \"值\"；引号和等号要用英文（半角）的。",
        where=str(file),
        place=place,
    )
