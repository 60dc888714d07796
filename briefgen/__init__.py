"""briefgen: newspaper articles in, a cited briefing out. The rooms are described in docs/architecture.md."""

__version__ = "0.1.0"
