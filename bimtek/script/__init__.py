"""A session is written, not programmed: Markdown → outline of sections with lines → script."""
