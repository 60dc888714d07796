"""Policies: documents in 《》 and mechanisms under a name, with what was done to them, by whom and when."""

from briefgen.extract.policy.find import find_policies

__all__ = ["find_policies"]
