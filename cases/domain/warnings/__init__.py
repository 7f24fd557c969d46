"""The questions behind the warnings to editors."""
