"""The registration desk on a phone: find somebody, check in, wakil, walk-in, gone home."""
