"""How fast it is: times as ratios to a baseline measured in the same run."""

from __future__ import annotations

AS_SEEN = {"TEXTUAL_FPS": "60"}
"""Environment of a window that is timed; tests draw ten frames a second, for nobody looks."""
