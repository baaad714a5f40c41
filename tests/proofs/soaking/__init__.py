"""What the long proof is made of: the product's process, the people who use it, and what is measured meanwhile."""
