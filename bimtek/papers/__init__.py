"""The documents of an evening beside the notulen: lists, tasks, a page an office, reports.

Each is canonical Markdown: values from what holds now, printed by the template beside them. The
`catalogue` names them all.
"""
