"""Files of very many people: read line by line, checked whole, and kept as the exact bytes that would be published."""
