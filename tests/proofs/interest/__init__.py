"""Missions and mutual interest as a state machine: a second copy of states.md (a) and (b), beside the product."""
