"""The sections of a briefing, one module each: `(Briefing, Material) -> Briefing` with the section's part filled in."""
