"""Issues built once from the example articles, and from the real pages where they are at hand."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefgen.build import Job, compose_settings
from briefgen.cli.app import run
from briefgen.compose import IssuePeriod
from briefgen.extract.story import Extractor
from briefgen.model.passage import Pages
from briefgen.model.period import Period
from briefgen.pipeline import Rules
from briefgen.settings import Settings
from briefgen.shipped import shipped_template
from briefgen.store import open_store
from briefgen.verification import read_pages, verify_file
from briefgen.verify import Ground, PassageReader

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(region="太原市", packs=("taiyuan",), title="重点产业链简报", office="某某局")
MONTHS = ("2022-08", "2024-03", "2024-12")
SOURCES = {"seeds": ROOT / "seeds", "real": ROOT.parent / "shared" / "seeds"}


class Issue:
    """One built issue with what it is held against."""

    def __init__(self, file: Path, ground: Ground, reader: PassageReader) -> None:
        self.file, self.ground, self.reader = file, ground, reader
        self.pages: Pages = read_pages(file)


Issues = Callable[..., Issue]


def issue_builder(tmp_path_factory: pytest.TempPathFactory) -> Issues:
    """Gives `issues(source, month, name)`; each is built once."""
    rules = Rules(SETTINGS.packs, None, SETTINGS.region)
    extractor = Extractor(rules.lexicon(), SETTINGS.region)

    @cache
    def folder(source: str) -> Path:
        if not SOURCES[source].is_dir():
            pytest.skip("the real pages are not at hand")
        home = tmp_path_factory.mktemp(source)
        lines = ['region = "太原市"', 'packs = ["taiyuan"]', 'title = "重点产业链简报"', 'office = "某某局"', f'articles = "{SOURCES[source].as_posix()}"']
        (home / "briefgen.toml").write_text("\n".join(lines), encoding="utf-8")
        return home

    @cache
    def issue(source: str, month: str, name: str = "briefing.docx") -> Issue:
        home = folder(source)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(home)
            assert run(["build", "--month", month]) == 0
        year, number = map(int, month.split("-"))
        with open_store(f"sqlite:///{(home / '.briefgen' / 'facts.db').as_posix()}") as store:
            chosen = compose_settings(SETTINGS, rules.lexicon(), SETTINGS.region)
            days = IssuePeriod("month", Period.month(year, number))
            job = Job(days, month, shipped_template("monthly.docx"), chosen, SETTINGS.printed, (shipped_template("facts.xlsx"),))
            file = home / "output" / month / name
            ground = verify_file(file, read_pages(file), store, rules, job).ground
        reader = PassageReader(extractor, ground.facts, SETTINGS.region, days.period)
        reader.read = cache(reader.read)  # type: ignore[method-assign]
        return Issue(file, ground, reader)

    return issue
