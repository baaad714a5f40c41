"""Checks that developers and CI run through make."""
