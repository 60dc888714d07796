"""Who sits at the machine, for decisions that name nobody."""


def account_name() -> str:
    """The name of the account; "" where the system knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
