"""What the proofs of races and cancellations are made of: crowds of processes, duels, interrupted operations."""
