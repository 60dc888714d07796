"""What compose asks of the fact base: the store's own Protocol, and nothing else of the store."""

from briefgen.store.reader import AnyFact, FactReader

__all__ = ["AnyFact", "FactReader"]
