"""Markdown as the documents that offices use: HTML, Word, PDF.

One reading (`reading`), one model (`model`), an emitter a format. Nothing here knows a session:
what is printed stands in the Markdown, how the page looks in `Look`.
"""
