"""The latest issue of a workspace's fact base as data, for what wants to show examples and writes no issue."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.briefing import Briefing
    from briefgen.settings import Workspace


def latest_briefing(workspace: "Workspace") -> "Briefing | None":
    """The briefing of the latest month that has stories; None where there is no fact base yet, or nothing dated in it. Raises StoreError."""
    from briefgen.build import compose_settings, main_region
    from briefgen.compose import IssuePeriod, compose_briefing
    from briefgen.pipeline import Rules
    from briefgen.store import open_store

    settings = workspace.settings
    file = Path(workspace.database.removeprefix("sqlite:///"))
    if workspace.database.startswith("sqlite:///") and not file.exists():
        return None
    with open_store(workspace.database) as store:
        month = store.latest_month()
        if month is None:
            return None
        lexicon = Rules(settings.packs, workspace.overlay, settings.region).lexicon()
        chosen = compose_settings(settings, lexicon, settings.region or main_region(store, lexicon))
        briefing = compose_briefing(store, IssuePeriod("month", month), chosen)
    return replace(briefing, settings=settings.printed)
