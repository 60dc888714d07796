"""The parts that a user edits and the program ships: templates, example articles, a default briefgen.toml.

In a wheel they lie in `briefgen/shipped/`; in a checkout they are the folders at the repository's root.
"""

from pathlib import Path

from briefgen.failure import failure

PACKAGE = Path(__file__).resolve().parent
SETTINGS_FILE = "briefgen.toml"


def shipped_folder() -> Path:
    """The folder that holds `briefgen.toml`, `templates/` and `seeds/`. Raises CommandError where an installation lacks them."""
    for folder in (PACKAGE / "shipped", PACKAGE.parent):
        if (folder / SETTINGS_FILE).is_file() and (folder / "templates").is_dir():
            return folder
    raise failure(
        "broken-installation",
        "程序自带的模板和示例文章不见了，安装不完整。",
        "请重新安装 briefgen。",
        where=str(PACKAGE),
    )


def is_shipped(template: Path) -> bool:
    """Whether a template is a copy of the shipped one of its name, to the byte. The shipped file itself is none: in a checkout it is edited in place."""
    shipped = shipped_template(template.name)
    if not shipped.is_file() or not template.is_file() or shipped.samefile(template):
        return False
    return shipped.stat().st_size == template.stat().st_size and shipped.read_bytes() == template.read_bytes()


def shipped_template(name: str) -> Path:
    """The default template of that file name, for example `monthly.docx`."""
    return shipped_folder() / "templates" / name
