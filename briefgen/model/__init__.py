"""The nouns: frozen, without behaviour that reaches out, importing nothing else of the program."""
