"""Milestones: where a project stands, since when or by when, and whether it is so or expected."""

from briefgen.extract.milestone.find import find_milestones

__all__ = ["find_milestones"]
