"""Run a Bimtek Smart City in the hall and have its minutes the same evening."""

__version__ = "0.1.0"
