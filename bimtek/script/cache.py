"""What a session file keeps of a checked script, so that opening it parses nothing."""

from __future__ import annotations

import json

from bimtek.script.kinds import KindsLike
from bimtek.script.mistakes import Mistakes
from bimtek.script.model import Script
from bimtek.script.offices import Offices, offices_from_json, offices_to_json
from bimtek.script.outline import Outline, outline_from_json, outline_to_json
from bimtek.script.read import read_script


def pack(outline: Outline, offices: Offices) -> str:
    """The checked outline and the offices it was read with, as text."""
    return json.dumps([outline_to_json(outline), offices_to_json(offices)], ensure_ascii=False)


def unpack(packed: str, kinds: KindsLike) -> Script | None:
    """The script that was packed; None if its front matter was not whole."""
    outline, offices = json.loads(packed)
    return read_script(outline_from_json(outline), offices_from_json(offices), kinds, Mistakes())
