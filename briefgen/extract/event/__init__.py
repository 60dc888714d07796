"""Events: dated meetings, visits, signings, launches, releases, awards."""

from briefgen.extract.event.find import find_events

__all__ = ["find_events"]
