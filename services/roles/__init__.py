"""Roles beside the category: interpreter and recruiter, given and taken by the team (D-03, FR-040)."""
