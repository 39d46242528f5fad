"""`bimtek form FILE --opd X|--all`: forms that the offices fill by themselves."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bimtek import bootstrap
from bimtek.cli.evening import report
from bimtek.forms.sending import forms_of, write_forms
from bimtek.hall.offices import by_code, find_offices
from bimtek.hall.records import Opd
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import Exit
from bimtek.papers.evening import silent
from bimtek.session import Session


def run(chosen: argparse.Namespace) -> int:
    """Write a form for one office, or for each that is asked anything."""
    path = Path(chosen.file)
    with bootstrap.reading(path) as session:
        opds = () if chosen.all else (_office(session, chosen.opd),)
        progress = report if chosen.progress else silent
        forms = forms_of(session, opds, missing=chosen.missing, progress=progress)
    if not forms.files:
        why = "belum dijawab" if chosen.missing else "ditanyakan kepada OPD itu"
        print(f"Tidak ada formulir: tidak ada yang {why}.", file=sys.stderr)
        return Exit.DONE
    place, holds = write_forms(path, forms, chosen.output), f"{len(forms.files)} formulir"
    if chosen.progress:
        print(json.dumps({"folder": str(place), "holds": holds}, ensure_ascii=False), flush=True)
        return Exit.DONE
    print(f"Tertulis: {place} ({holds})", file=sys.stderr)
    if forms.without and not chosen.missing:
        print(f"Tanpa pertanyaan: {', '.join(forms.without)}.", file=sys.stderr)
    print(
        f"Bila sudah diisi: bimtek import {path} answers BERKAS …",
        file=sys.stderr,
    )
    return Exit.DONE


def _office(session: Session, text: str) -> str:
    """The code of the one office that is meant.

    Raises:
        Refusal: if it is none, or several.
    """
    offices = by_code(seen.value for seen in session.all(Opd))
    found = [text] if text in offices else list(find_offices(text, offices))
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal("no-such-opd", f"OPD ‘{text}’ tidak ada dalam daftar sesi ini.")
    some = ", ".join(offices[code].short or code for code in found[:4])
    raise Refusal("which-opd", f"‘{text}’ dapat berarti {some}. Ketik lebih panjang.")
