"""The public side: editions, what is indexed from them, and the pages that readers see."""
