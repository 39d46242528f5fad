"""Copies of one session kept equal over the hall's network: an exchange of entries, both ways."""
