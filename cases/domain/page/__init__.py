"""The parts of a person's or a case's page, as values."""
