"""From the last decision to the paper, by keys; and what changed since, on a screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bimtek.hall.agreement import Agreement, Correction, Reopening, Signing, Update
from bimtek.journal.records import Change
from bimtek.overview.missing import missing
from bimtek.stages.closing.records import ReadBack
from bimtek.stages.gap.records import CITY, Answer, Gap
from tests.conftest import OpenAs
from tests.founding import founded
from tests.tui.conftest import workspaces
from tests.tui.driving import Desk

SCRIPT = """---
naskah: 1
judul: Bimtek Tahap I
kota: Kota Contoh
tanggal: 3 Juli 2023
---

## Sambutan {.paparan mulai=08.00 durasi=30}

- Sambutan {10'}

## Kesenjangan {.kesenjangan mulai=08.30 durasi=60}

### Smart Living {pilar=4}

#### 4.2 Kesehatan

1. manual
2. sebagian unit
3. semua unit
4. terhubung
5. dipakai memutuskan

## Penutup {.penutup mulai=15.45 durasi=15}
"""


def level(at: Desk, now: str) -> Change:
    seen = at.session.get(Gap, f"kesenjangan/4.2/{CITY}")
    if seen is not None:
        return seen.change(answer=Answer(now, "4"))
    return Gap.new(stage="kesenjangan", row="4.2", who=CITY, answer=Answer(now, "4"))


async def test_from_the_reading_to_the_paper(tmp_path: Path, open_as: OpenAs) -> None:
    async with workspaces(founded(tmp_path, SCRIPT), open_as)() as at:
        at.session.record(level(at, "2")).result()
        await at.open_notes("Sambutan")
        await at.note("* dewan sidang tiap bulan")
        await at.open("Penutup")
        await at.press("s")
        await at.until("Enter: sepakati dan bekukan → versi 1")
        await at.press("enter", "y")
        await at.until("Versi 1 disepakati dan dibekukan.")
        assert [seen.record for seen in at.session.all(Agreement)] == ["1"]

        # what was read is no longer changed by the keys of the reading, only by a ralat
        await at.press("up", "l")
        await at.until("Sudah disepakati. r ralat bernomor")
        await at.press("r", "ctrl+u")
        await at.say("Dewan bersidang dua bulan sekali", "salah dengar", "Bappeda")
        await at.press("i", "d", "enter")
        await at.until("Ralat 1 diterima.")
        (ralat,) = at.session.all(Correction)
        assert (ralat.value.before, ralat.value.verdict) == ("dewan sidang tiap bulan", "diterima")
        assert all(seen.value.result for seen in at.session.all(ReadBack))

        # of another place only what is printed there
        await at.press("end", "r")
        await at.say("II, acara 2", "Kesenjangan besar", "Kesenjangan", "uji", "Bappeda")
        await at.press("enter")
        await at.until("Notulen tidak berbunyi begitu.")
        await at.press("escape", "escape")

        # newer data, typed where it always was
        await at.press("u")
        await at.say("Dinkes", "20/7/2023", "")
        await at.until("data baru")
        (delivery,) = at.session.all(Update)
        assert delivery.value.as_of == date(2023, 7, 20)
        at.session.record(level(at, "3")).result()
        await at.settled()
        await at.press("u")
        await at.until("Pemutakhiran 1 ditutup.")

        await at.press("c")
        await at.until("pemutakhiran 1")
        assert "Kesenjangan pemutakhiran 1 isian kesenjangan 4.2 kota: kini 2" in at.words
        assert "ralat 1 Keputusan 1: dewan sidang tiap bulan" in at.words
        await at.press("escape")
        await at.press("end", "t")
        await at.until("Oleh N1")  # whoever recorded; nobody was named as chair
        await at.press("f1")
        await at.until("Yang ditandatangani adalah kertasnya")
        await at.press("escape")
        await at.say("6/7/2023", "Ketua dan notulis", "v1.pdf")
        await at.until("Versi 1 ditandatangani, tetapi pindaiannya tidak ada di laptop ini.")
        await at.press("t", "f")
        await at.until("Versi 1 final.")
        assert at.session.all(Signing)[0].value.final is not None

        await at.press("k")
        await at.say("satu keputusan lupa dibacakan", "")
        await at.until("→ versi 2")
        assert [seen.record for seen in at.session.all(Reopening)] == ["1"]


async def test_what_the_file_refuses_after_the_agreement_is_told_where_it_was_typed(
    tmp_path: Path, open_as: OpenAs
) -> None:
    async with workspaces(founded(tmp_path, SCRIPT), open_as)() as at:
        await at.open("Penutup")
        await at.press("end", "enter", "y")
        await at.until("Versi 1 disepakati")
        await at.note("* walidata ditunjuk")
        await at.until("sudah disepakati. Di acara Penutup: r ralat")
        await at.note("Sekda menutup acara")
        await at.settled()
        assert [seen.value.printed for seen in at.notes] == ["Sekda menutup acara"]
        assert not [one for one in missing(at.session) if "belum dibacakan" in one.finding.text]
