"""What the proof about backups is made of."""
