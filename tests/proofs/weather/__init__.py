"""Bad weather for the proofs: a transport that fails, real time that runs faster, and a town that lives through it."""
