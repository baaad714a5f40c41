"""The directory's search beside the ORM's icontains and tantivy, on the same people and the same queries."""
