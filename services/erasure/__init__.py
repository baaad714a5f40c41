"""How an account is emptied: what lived with it ends, its rows go, its chat is told goodbye and forgotten."""
