"""Entries, stamps, heads: the one way in which anything is recorded, and the only SQL."""
