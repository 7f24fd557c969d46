"""Who comes in on the editors' side: the second step of logging in, sessions, and patience with wrong tries."""
