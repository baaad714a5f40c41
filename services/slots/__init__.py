"""The computation of free time: pure functions over whole minutes, without a database."""
