"""What answers a reader: one module for each kind of page."""
