"""Which language to speak: what `--lang` says, else the locale; Chinese for zh, English otherwise."""

from collections.abc import Mapping, Sequence

LANGUAGES = ("zh", "en")


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """`zh` or `en`. Looked up before the arguments are parsed, since help and usage errors need it already."""
    for position, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else ""
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in LANGUAGES:
            return value
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"
