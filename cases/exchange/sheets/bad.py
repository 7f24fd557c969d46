"""How a table that cannot be used is refused."""


class BadSheet(ValueError):
    """The file cannot be read as a table; the message says what to do."""
