"""What changes where a person stands, in order."""
