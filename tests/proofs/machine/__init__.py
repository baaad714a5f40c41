"""The rules of states.md written a second time, and what plays them against the product."""
