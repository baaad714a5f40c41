"""Documents that prove something: taken once, checked, encrypted, shown to the team, forgotten in time."""
