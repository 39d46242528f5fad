"""Looks across all acara: what was done, what was said, what is missing; in words of an office."""
