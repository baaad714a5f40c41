"""Who reads what: every reader before every thing through every door, and the table that comes of it."""
