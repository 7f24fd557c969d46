"""What templates of the public pages can call."""
