"""Phones at the door: whoever comes finds the own name and checks in."""
