"""SQLite for a process that serves readers: a database that cannot be written, and of it the published tables alone."""
