"""People who never were, in any number, to see lists, counts and drawings full: case files made by a seed."""
