"""The order of a project's stages."""

from briefgen.model.fact import STAGES, Stage

_RANK: dict[Stage, int] = {stage: rank for rank, stage in enumerate(STAGES)}


def stage_rank(stage: Stage) -> int:
    """The place of a stage on a project's way, from 0; `stalled` stands outside and is below all others."""
    return -1 if stage == "stalled" else _RANK[stage]


def reaches(stage: Stage, wanted: Stage) -> bool:
    """True where a project at `stage` has come at least as far as `wanted`."""
    return stage != "stalled" and stage_rank(stage) >= stage_rank(wanted)
