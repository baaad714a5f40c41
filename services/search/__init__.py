"""The directory's search: one index, kept in the profile's own transaction, the same answers on both databases."""
