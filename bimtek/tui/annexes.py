"""Lampiran: attach a photo or a scan by dragging it here, and what becomes of those that are."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bimtek.annexes import attach, prepared
from bimtek.hall.annexes import LONGEST_CAPTION, Annex
from bimtek.journal.records import Refusal
from bimtek.tui.destroying import destroy
from bimtek.tui.new_values import typed_paths
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.form import Form, FormField

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App

    from bimtek.journal.records import Change, Seen
    from bimtek.session import Session
    from bimtek.tui.copying import Tell

NEW: Final = ""
TITLE: Final = "Lampirkan foto atau pindaian"
DRAG: Final = "seret berkasnya ke sini, atau ketik tempatnya"
NO, YES = "tidak", "ya"
HELP: Final = """Foto (JPG, PNG, WebP) dan pindaian PDF disimpan di dalam berkas sesi dan dicetak \
di akhir notulen dan laporan kegiatan; foto lembar absen, bila dilampirkan pada acaranya, juga di \
daftar hadir. Seret satu berkas atau lebih dari pengelola berkas ke baris Berkas: terminal \
menuliskan tempatnya. Foto diputar tegak, diperkecil, dan dibersihkan dari lokasi dan \
keterangan kamera. Tertutup: tidak masuk dokumen dan paket. Yang dimusnahkan hilang dari berkas \
ini dan setiap salinan yang digabungkan."""


async def show_annexes(app: App[Any], session: Session, stage: str, tell: Tell) -> None:
    """What is attached, and a line to attach more. Run in a worker.

    Args:
        stage: the acara in sight, to which a new one belongs.
    """
    found = [seen for seen in session.all(Annex) if seen.value.file]
    chosen: str | None = NEW
    if found:
        options = [Option("b", TITLE, NEW)]
        options += [Option("", words_of(session, seen), seen.record) for seen in found]
        title = f"Lampiran sesi ini: {len(found)}"
        chosen = await app.push_screen_wait(Choose(title, options, help=HELP))
    if chosen == NEW:
        await _attach(app, session, stage, tell)
        return
    seen = session.get(Annex, chosen) if chosen else None
    if seen is not None:
        await _change(app, session, seen, tell)


def words_of(session: Session, seen: Seen[Annex]) -> str:
    """A line of the list."""
    one = seen.value
    titles = {stage.id: stage.title for stage in session.stages}
    sort = "foto" if one.file and one.file.is_picture else "pindaian"
    lacks = one.file is not None and one.file.digest not in session.attached_sizes()
    words = (
        "tertutup" if seen.in_confidence else one.caption or sort,
        titles.get(one.stage, ""),
        "berkasnya di salinan lain" if lacks else "",
    )
    return " · ".join(filter(None, words))


async def _attach(app: App[Any], session: Session, stage: str, tell: Tell) -> None:
    fields = [
        FormField("path", "Berkas", "", DRAG),
        FormField("caption", "Keterangan", "", "misalnya Diskusi meja Living"),
        FormField("closed", "Tertutup", NO, choices=(NO, YES)),
    ]
    form = Form(TITLE, fields, check=wrong, done="lampirkan", help=HELP)
    values = await app.push_screen_wait(form)
    if values is None:
        return
    done = 0
    for path in typed_paths(values["path"]):
        tell(f"Membaca {path.name} …")
        try:
            one = await asyncio.to_thread(prepared, path)
            saved = attach(
                session,
                one,
                caption=values["caption"].strip(),
                stage=stage,
                confidential=values["closed"] == YES,
            )
            await asyncio.wrap_future(saved)
        except Refusal as refusal:
            tell(refusal.message, "warning")
            return
        done += 1
    tell(f"{done} berkas dilampirkan. Ctrl+Z mengurungkan.")


def wrong(values: Mapping[str, str]) -> tuple[str, str]:
    """Which field is wrong, and why."""
    paths = typed_paths(values["path"])
    if not paths:
        return "path", f"Berkas mana? {DRAG.capitalize()}."
    if missing := [path.name for path in paths if not path.is_file()]:
        return "path", f"Tidak ada berkas {missing[0]} di tempat itu."
    if told := _too_long(values["caption"]):
        return "caption", told
    return "", ""


async def _change(app: App[Any], session: Session, seen: Seen[Annex], tell: Tell) -> None:
    closed = seen.in_confidence
    options = [
        Option("k", "keterangan", "caption"),
        Option("t", "buka: boleh dicetak" if closed else "tertutup: tidak dicetak", "closed"),
        Option("x", "tarik dari lampiran", "withdraw"),
        Option("h", "musnahkan berkas dan keterangannya, untuk selamanya", "destroy"),
    ]
    what = words_of(session, seen)
    deed = await app.push_screen_wait(Choose(what, options, help=HELP))
    if deed == "destroy":
        tell(*await destroy(app, session, Annex.kind, seen.record, "file", f"Lampiran: {what}"))
        return
    change: Change | None = None
    if deed == "caption":
        text = await app.push_screen_wait(
            Ask("Keterangan lampiran", seen.value.caption, empty=True, check=_too_long)
        )
        change = None if text is None else seen.change(caption=text.strip())
    elif deed == "closed":
        change = seen.change(confidential=not closed)
    elif deed == "withdraw":
        change = seen.withdraw("lampiran ditarik")
    if change is None:
        return
    try:
        await asyncio.wrap_future(session.record(change))
    except Refusal as refusal:
        tell(refusal.message, "warning")
        return
    tell("Tersimpan. Ctrl+Z mengurungkan.")


def _too_long(text: str) -> str:
    return (
        f"Keterangan paling banyak {LONGEST_CAPTION} huruf." if len(text) > LONGEST_CAPTION else ""
    )
