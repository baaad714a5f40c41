"""Hostile input of every kind, and the matrix of who may do what: the supporting parts of three proofs."""
