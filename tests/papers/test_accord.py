"""Berita acara and laporan kegiatan: who agreed to what; without an agreement a KONSEP."""

from __future__ import annotations

import pytest

from bimtek.documents.model import Signatures, Table, plain
from bimtek.documents.reading import read
from bimtek.hall.document_data import DocumentData, SignatureBlock
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Label, Participant
from bimtek.papers.accord import MOST_BLOCKS, Party, blocks, sheet
from bimtek.papers.catalogue import PAPERS, paper
from bimtek.papers.holds import paper_text, what_holds
from tests.minutes.halls import Hall

ACCORD, REPORT = paper("berita-acara"), paper("laporan-kegiatan")


def party(number: int) -> Party:
    return Party(f"Dinas {number}", f"Nama Contoh {number}", f"Kepala Dinas {number}")


@pytest.mark.parametrize(("many", "columns"), [(0, []), (1, [1]), (2, [2]), (5, [2, 2, 1])])
def test_few_parties_sign_in_blocks_two_beside_each_other(many: int, columns: list[int]) -> None:
    made = [read(one) for one in blocks([party(n) for n in range(many)])]
    assert all(isinstance(block, Signatures) for (block,) in made)
    assert [len(block.columns) for (block,) in made if isinstance(block, Signatures)] == columns


def test_many_parties_sign_in_rows_in_official_order() -> None:
    (made,) = read(sheet(party(n) for n in range(MOST_BLOCKS + 1)))
    assert isinstance(made, Table)
    assert made.to_sign
    assert [row[1][0].words for row in made.rows][:2] == ["Nama Contoh 0", "Nama Contoh 1"]  # type: ignore[union-attr]


def test_without_an_agreement_it_is_a_concept_and_says_so(seated: Hall) -> None:
    seated.note("dewan bersidang tiap bulan", Label.DECISION)
    came = Presence(Status.PRESENT)
    seated.record(Attendance.new(roll_call="1-pagi", participant="ani", presence=came))
    text = paper_text(seated.session, ACCORD)
    assert "**KONSEP**" in text
    assert "belum disepakati" in text
    assert (
        "Pada hari ini Senin, tanggal tiga bulan Juli tahun dua ribu dua puluh tiga, bertempat di "
        "Gedung Kusumo Wicitro, Kota Blitar," in text
    )
    assert "1. Dewan bersidang tiap bulan." in text
    assert "| Kepala Dinkes, |" in text
    assert "| Ani Rahayu |" in text
    assert "para pihak:\n\n1. Ani Rahayu, Kepala Dinkes, mewakili Dinas Kesehatan\n" in text


def test_blocks_have_what_was_typed_for_them_and_a_nip_of_the_list_only_when_asked(
    seated: Hall,
) -> None:
    came = Presence(Status.PRESENT)
    seated.record(
        Attendance.new(roll_call="1-pagi", participant="ani", presence=came),
        seated.seen(Participant, "ani").change(nip="198001012005011001", rank="Pembina (IV/a)"),
        DocumentData.new(id="1", government="PEMERINTAH KOTA BLITAR"),
        SignatureBlock.new(
            part="pimpinan", name="Gita", post="Sekda", rank="IV/d", nip="197001012000031001"
        ),
        SignatureBlock.new(part="mengetahui", name="Hadi", post="Wali Kota"),
    )
    text = paper_text(seated.session, ACCORD)
    assert text.startswith("**PEMERINTAH KOTA BLITAR**\n\n# BERITA ACARA KESEPAKATAN\n")
    assert "dipimpin oleh Gita dan" in text
    signs = [block for block in read(text) if isinstance(block, Signatures)]
    told = [[plain(one) for one in column[1]] for block in signs for column in block.columns]
    assert told == [
        ["Gita", "Jabatan: Sekda", "Pangkat: IV/d", "NIP: 19700101 200003 1 001"],
        ["Ani Rahayu", "Pangkat: Pembina (IV/a)", "NIP: ………"],
        ["Hadi", "Jabatan: Wali Kota", "Pangkat: ………", "NIP: ………"],
    ]
    with what_holds(seated.session, with_personal=True) as holds:
        asked = holds.text(ACCORD)
    assert "NIP: 19800101 200501 1 001" in asked
    assert "NIP para pihak menurut daftar peserta." in asked


def test_without_groups_their_berita_acara_says_so_and_is_no_annex(seated: Hall) -> None:
    assert "Belum ada acara yang dilaksanakan dalam kelompok." in paper_text(
        seated.session, paper("berita-acara-kelompok")
    )
    annexes = paper_text(seated.session, REPORT).partition("Lampiran\n")[2]
    assert "Berita acara kesepakatan" in annexes
    assert "Berita acara kelompok" not in annexes


def test_an_empty_session_has_every_document(hall: Hall) -> None:
    for one in PAPERS:
        text = paper_text(hall.session, one)
        assert text.startswith("# ")
        assert "None" not in text
        assert read(text)
    assert "Belum ada OPD yang tercatat hadir." in paper_text(hall.session, ACCORD)
    assert "Belum ada hasil yang dicatat." in paper_text(hall.session, REPORT)


def test_whatever_people_type_stays_words_in_every_document(seated: Hall) -> None:
    hostile = "# judul | *tebal* <b> =1+1 {{ 7*7 }} 😀 --- " + "panjang sekali " * 200
    seated.note(hostile, Label.ACTION, opd=("dinkes",))
    seated.note(f"---\n{hostile}", Label.DECISION, opd=("dinkes",))
    for one in PAPERS:
        text = paper_text(seated.session, one)
        assert "49" not in text.replace("23.49", "")
        levels = [line for line in text.splitlines() if line.startswith("# ")]
        assert not any("judul" in line for line in levels)
        assert "\n---\n\n# judul" not in text
