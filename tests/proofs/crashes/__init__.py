"""What the proofs about killed, restarted and poisoned processes share."""
