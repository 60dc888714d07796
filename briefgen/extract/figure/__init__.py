"""Figures, the first kind of fact: `bind.py` ties a number with the help of one module a field."""
