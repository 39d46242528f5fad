"""Records as a session would show them, of plain values: for the tables of rules."""

from __future__ import annotations

import json
from typing import Any

from bimtek.journal.codec import encode
from bimtek.journal.records import Head, Seen


def seen(cls: type[Any], record: str, **values: object) -> Seen[Any]:
    """A record by its values; a list gives values side by side, `...` a destroyed one."""
    heads = {}
    for name, value in values.items():
        several = value if isinstance(value, list) else [value]
        heads[name] = tuple(
            Head(str(nth), None if one is ... else json.dumps(encode(one)))
            for nth, one in enumerate(several)
        )
    return Seen(cls, record, heads)


def stamped(one: Seen[Any], stamp: str) -> Seen[Any]:
    """The same record by entries whose stamps begin so: where the order of entries counts."""
    heads = {
        name: tuple(head._replace(stamp=f"{stamp}{head.stamp}") for head in standing)
        for name, standing in one.heads.items()
    }
    return Seen(one.cls, one.record, heads)
