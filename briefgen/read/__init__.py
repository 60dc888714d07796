"""Bytes to documents: files and folders, one reader a format, the manifest that dates them."""

from briefgen.read.articles import read_articles

__all__ = ["read_articles"]
