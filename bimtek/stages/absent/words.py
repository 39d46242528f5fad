"""What people are told where a package is missing: which one, what is kept, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.session_records import ScriptVersion
from bimtek.stages import KINDS

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def needed(session: Session, stage: Stage) -> str:
    """`Bagian ini memerlukan paket …`, and why it is not there."""
    kind = stage.kind
    if trouble := KINDS.trouble(kind):
        return f"Bagian ini memerlukan paket lain. {trouble}"
    package = package_of(session, kind)
    return (
        f"Bagian ini memerlukan paket {package}, yang tidak terpasang di laptop ini."
        if package
        else f"Bagian ini memerlukan paket untuk jenis acara ‘{kind}’, yang tidak terpasang di "
        "laptop ini."
    )


def kept(session: Session, stage: Stage) -> str:
    """How much of the acara the file holds all the same."""
    count = sum(1 for _, record in session.file.not_of(session.kinds) if _is_of(record, stage.id))
    return f"{count} isiannya tersimpan utuh dalam berkas sesi." if count else ""


def package_of(session: Session, kind: str) -> str:
    """The package that the laptop had on which the script was taken; empty: nobody knows."""
    version = session.get(ScriptVersion, "script")
    packages = (version.value.source or {}).get("packages", {}) if version else {}
    return str(packages.get(kind, ""))


def _is_of(record: str, stage: str) -> bool:
    return record.partition("/")[0] == stage
