"""How the length of a sentence is reckoned, line by line."""
