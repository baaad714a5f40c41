"""People who go on while the processes around them are exchanged."""
