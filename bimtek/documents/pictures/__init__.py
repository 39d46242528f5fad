"""Pictures of a document: drawn from the table that stands for them in Markdown, as SVG."""
