"""`bimtek diff FILE`: what changed since the hall agreed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bimtek import bootstrap
from bimtek.journal.trouble import Exit
from bimtek.locale.cleaning import escaped, printable
from bimtek.locale.dates import when
from bimtek.overview.since import (
    NOTHING_AGREED,
    NOTHING_SINCE,
    Since,
    by_stage,
    data_of,
    head_of,
    since_agreed,
)
from bimtek.overview.words import Words

if TYPE_CHECKING:
    from bimtek.hall.agreed import InForce
    from bimtek.session import Session


def run(chosen: argparse.Namespace) -> int:
    """Print it acara by acara for people, or with `--json` for programs."""
    with bootstrap.reading(Path(chosen.file)) as session:
        standing = session.agreement
        if standing is None:
            print(json.dumps({"version": None, "changes": []}) if chosen.json else NOTHING_AGREED)
            return Exit.DONE
        found = since_agreed(Words(session), standing)
        if chosen.json:
            data = data_of(session, standing, found)
            print(escaped(json.dumps(data, ensure_ascii=False, indent=1)))
        else:
            print(printable("\n".join(_lines(session, standing, found))))
    return Exit.DONE


def _lines(session: Session, standing: InForce, found: list[Since]) -> Iterator[str]:
    yield head_of(session, standing)
    if not found:
        yield NOTHING_SINCE
    for title, changes in by_stage(session, found):
        yield ""
        yield title
        for one in changes:
            at = when(one.at, session.now())
            yield f"  {one.right:<16} {one.what}: {one.words}  ({one.who}, {at})"
