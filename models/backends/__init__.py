"""Thin database backends over Tortoise's public classes, with guarded transactions."""
