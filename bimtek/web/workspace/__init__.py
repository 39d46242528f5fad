"""The workspace in a browser: one process of this program for each guest."""
