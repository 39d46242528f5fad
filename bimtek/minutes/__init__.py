"""From a session to its documents: the minutes as Markdown, the data as JSON and CSV.

A kind of stage writes its own part of the minutes: `part(session, stage)` in its `minutes.py`
gives plain values, `minutes.md.j2` beside it prints them (see `bimtek.minutes.parts`).
"""
