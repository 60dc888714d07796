"""The words of the tables, seen with the eyes of extraction: whether a line does what it says, and which words of the texts have no line."""
