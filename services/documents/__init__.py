"""Documents and pictures that the service draws itself."""
