"""Memberships: who belongs to which chain, list, level or place. One module a kind of list."""

from briefgen.extract.membership.find import find_memberships

__all__ = ["find_memberships"]
