"""A whole installation in one encrypted file, and back: database, pictures, the ledger of what was expunged."""
