"""Everybody talks with the bot at once: what the proofs about dialogs share."""
