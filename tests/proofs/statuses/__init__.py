"""Status tables written a second time from states.md, and a walk through each that tries every cell on the product."""
