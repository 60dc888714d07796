"""`python -m briefgen` does what `briefgen` does."""

from briefgen.cli import main

if __name__ == "__main__":
    main()
