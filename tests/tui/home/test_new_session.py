from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import Opd, Participant
from bimtek.hall.session_records import SessionSheet
from bimtek.tui.new_session import NewSession
from bimtek.tui.workspace import Workspace
from bimtek.ui.foot import MessageLine
from tests.screens import same_screen
from tests.tui.home.visiting import SCREENS, Visit, Visiting, sessions_in

OPDS = "kode;singkatan;nama\ndinkes;Dinkes;Dinas Kesehatan\ndindik;Dindik;Dinas Pendidikan\n"
PEOPLE = (
    "no;nama;jabatan;opd\n1;Nama Contoh;Kepala;DINKES Kota\n2;;Sekretaris;Dinas Pendidikan\n"
    "3;Nama Contoh Dua;Ketua;PMI\n"
)


async def new(at: Visit, script: str = "1") -> NewSession:
    """Open the form with one of the shipped scripts: 1 Blitar, 4 tahap I."""
    await at.press("n")
    await at.see("Naskah yang mana?")
    await at.type(script)
    await at.see("Yang akan masuk")
    return at.form


async def fill(at: Visit, *values: str) -> None:
    """Type into the fields from the city on; the last Enter is not pressed."""
    for number, value in enumerate(values):
        if number:
            await at.press("enter")
        await at.type(value)


async def test_the_form_shows_what_the_script_says_and_what_would_come_in(
    visit: Visiting,
) -> None:
    async with visit() as at:
        await new(at)
        await at.see("12 acara, 29 OPD dan 30 kel./bag., 80 undangan")
        await same_screen(at.app, SCREENS / "sesi-baru.txt")


@pytest.mark.slow
async def test_the_form_fits_the_smallest_window(visit: Visiting) -> None:
    async with visit(size=(60, 18)) as at:
        await new(at)
        await at.see("12 acara, 29 OPD dan 30 kel./bag., 80 undangan")
        await same_screen(at.app, SCREENS / "sesi-baru-60x18.txt")


@pytest.mark.slow
async def test_enter_through_the_defaults_founds_the_session_and_opens_it(
    visit: Visiting, home: Path
) -> None:
    async with visit() as at:
        await new(at)
        await at.press("enter", "pagedown")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        session = at.workspace.session
        assert session.path == home / "Bimtek" / "kota-blitar-2023-07-03.bimtek"
        assert len(session.all(Participant)) == 80
        assert session.officer == "Nama Contoh"
        await at.see("Sesi dibuat: 12 acara, 29 OPD dan 30 kel./bag., 80 undangan.")


@pytest.mark.slow
async def test_what_is_typed_stands_instead_of_what_the_script_says(visit: Visiting) -> None:
    async with visit() as at:
        await new(at, "4")
        await fill(at, "Kota Uji", "14-15 Agustus 2024", "Aula", "", "", "", "uji")
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        session = at.workspace.session
        seen = session.get(SessionSheet, "1")
        assert seen is not None
        assert (seen.value.city, seen.value.place) == ("Kota Uji", "Aula")
        assert str(seen.value.first_day) == "2024-08-14"
        assert str(seen.value.last_day) == "2024-08-15"
        assert session.path.name == "uji.bimtek"


@pytest.mark.slow
async def test_the_file_name_follows_city_and_day_while_they_are_typed(visit: Visiting) -> None:
    async with visit() as at:
        await new(at, "4")
        await fill(at, "Kota Uji", "14/8/2024")
        assert "(~/Bimtek/kota-uji-2024-08-14.bimtek)" in at.text
        await at.press("enter")
        assert at.message == "Rabu, 14 Agustus 2024"


@pytest.mark.slow
async def test_unknown_spellings_are_asked_about_and_remembered(
    visit: Visiting, home: Path
) -> None:
    (home / "kerja" / "opd.csv").write_text(OPDS, encoding="utf-8")
    (home / "kerja" / "undangan.csv").write_text(PEOPLE, encoding="utf-8")
    async with visit() as at:
        await new(at, "4")
        await fill(at, "Kota Uji", "", "", "", "opd.csv", "undangan.csv", "")
        await at.see("2 OPD, 3 undangan")
        assert "? ‘DINKES Kota’ = Dinkes? Ditanyakan" in at.words
        await at.press("enter")
        await at.see("OPD ‘DINKES Kota’ tidak ada dalam daftar OPD.")
        await at.type("y")
        await at.see("OPD ‘PMI’ tidak ada dalam daftar OPD.")
        await at.type("t")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        session = at.workspace.session
        people = {seen.value.name: seen.value for seen in session.all(Participant)}
        assert people["Nama Contoh"].opd == "dinkes"
        assert (people["Nama Contoh Dua"].opd, people["Nama Contoh Dua"].agency) == ("", "PMI")
        dinkes = session.get(Opd, "dinkes")
        assert dinkes is not None
        assert dinkes.value.alias == ("DINKES Kota",)


@pytest.mark.slow
async def test_another_office_than_the_guessed_one_is_typed(visit: Visiting, home: Path) -> None:
    (home / "kerja" / "opd.csv").write_text(OPDS, encoding="utf-8")
    (home / "kerja" / "undangan.csv").write_text(PEOPLE, encoding="utf-8")
    async with visit() as at:
        await new(at, "4")
        await fill(at, "", "", "", "", "opd.csv", "undangan.csv", "")
        await at.press("enter")
        await at.see("OPD ‘DINKES Kota’ tidak ada")
        await at.type("l")
        await at.see("‘DINKES Kota’ = OPD yang mana?")
        await at.type("dindk")
        await at.press("enter")
        await at.see("Maksudnya Dindik?")
        await at.press("backspace", "i", "k", "enter")
        await at.see("OPD ‘PMI’ tidak ada")
        await at.press("escape")
        await at.see("masih ada ejaan OPD yang belum dijawab")
        await at.press("enter")
        await at.see("OPD ‘PMI’ tidak ada")
        await at.type("t")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        people = [seen.value for seen in at.workspace.session.all(Participant)]
        assert {one.opd for one in people if one.name == "Nama Contoh"} == {"dindik"}


@pytest.mark.slow
async def test_answers_are_forgotten_with_the_list_they_were_given_for(
    visit: Visiting, home: Path
) -> None:
    (home / "kerja" / "opd.csv").write_text(OPDS, encoding="utf-8")
    other = "kode;singkatan;nama\ndinsos;Dinsos;Dinas Sosial\ndindik;Dindik;Dinas Pendidikan\n"
    (home / "kerja" / "lain.csv").write_text(other, encoding="utf-8")
    (home / "kerja" / "undangan.csv").write_text(PEOPLE, encoding="utf-8")
    async with visit() as at:
        await new(at, "4")
        await fill(at, "", "", "", "", "opd.csv", "undangan.csv", "")
        await at.press("enter")
        await at.see("OPD ‘DINKES Kota’ tidak ada")
        await at.type("t")
        await at.see("OPD ‘PMI’ tidak ada")
        await at.press("escape")
        await at.press("up", "up")
        await at.press(*["backspace"] * len("opd.csv"))
        await at.type("lain.csv")
        await at.press("enter", "enter", "enter")
        await at.see("OPD ‘DINKES Kota’ tidak ada")


@pytest.mark.slow
async def test_mistakes_of_a_list_are_all_told_and_nothing_is_written(
    visit: Visiting, home: Path
) -> None:
    (home / "kerja" / "opd.csv").write_text(OPDS, encoding="utf-8")
    wrong = "no;nama;jabatan;opd;nip\n1;A;;Dinkes;12\n2;;;Dindik;\n"
    (home / "kerja" / "undangan.csv").write_text(wrong, encoding="utf-8")
    async with visit() as at:
        form = await new(at, "4")
        await fill(at, "Kota Uji", "", "", "", "opd.csv", "undangan.csv", "")
        await at.see("✗ undangan.csv:2:")
        assert "✗ undangan.csv:3: nama dan jabatan kosong" in at.words
        await at.press("enter")
        await at.see("Belum dibuat: perbaiki dahulu")
        assert not (home / "Bimtek").exists()
        assert form.fields.typed.city == "Kota Uji"
        assert form.fields.typed.participants == "undangan.csv"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        (
            ("", "32 Juli", "", "", "", "", ""),
            "days",
            "Tanggal: tulis 3 Juli 2023, 3–4 Juli 2023, atau",
        ),
        (("", "", "", "dua puluh", "opd.csv", "", ""), "quorum", "Kuorum: tulis jumlah OPD"),
        (("", "", "", "", "tidak-ada.csv", "", ""), "file", "Belum dibuat: perbaiki dahulu"),
        (("", "", "", "", "", "", "~/ada.bimtek"), "file", "Belum dibuat: alasannya"),
        (("", "", "", "", "", "", "~/buntu/a.bimtek"), "file", "Belum dibuat: alasannya"),
        (("", "", "", "", "", "", "x" * 300), "file", "Belum dibuat: alasannya"),
    ],
)
async def test_what_is_wrong_is_told_at_its_field_and_stays_typed(
    visit: Visiting, home: Path, values: tuple[str, ...], field: str, sentence: str
) -> None:
    (home / "ada.bimtek").write_bytes(b"milik orang")
    (home / "buntu").write_bytes(b"")
    async with visit() as at:
        form = await new(at, "4")
        await fill(at, *values)
        await at.press("enter")
        await at.until(lambda: sentence in form.query_one(MessageLine).text)
        assert at.app.focused is form.fields[field]
        typed = form.fields.typed
        assert (*typed[1:4], typed.quorum, *typed[4:7]) == values
        assert (home / "ada.bimtek").read_bytes() == b"milik orang"
        assert sessions_in(home) == [home / "ada.bimtek"]


@pytest.mark.slow
async def test_what_was_typed_is_there_again_when_the_form_is(visit: Visiting) -> None:
    async with visit() as at:
        await new(at, "4")
        await fill(at, "Kota Uji", "14/8/2024", "")
        await at.press("escape")
        assert at.home.is_current
        await at.press("n")
        await at.see("Yang akan masuk")
        assert at.form.fields.typed[:3] == ("tahap-1", "Kota Uji", "14/8/2024")


@pytest.mark.slow
async def test_a_script_of_one_s_own_is_typed_and_its_mistakes_are_told(
    visit: Visiting, home: Path
) -> None:
    (home / "naskah.md").write_text("# bukan naskah\n", encoding="utf-8")
    async with visit() as at:
        await at.press("n")
        await at.see("Naskah yang mana?")
        await at.type("b")
        await at.type("~/naskah.md")
        await at.press("enter")
        await at.see("Naskah belum dapat dipakai:")
        assert "✗ naskah.md:1:" in at.words
        await at.press("up")
        await at.press(*["backspace"] * 11)
        await at.type("entah")
        await at.press("enter")
        await at.see("Naskah ‘entah’ tidak ditemukan.")


@pytest.mark.slow
async def test_a_paste_with_line_breaks_into_a_field_is_asked_about(visit: Visiting) -> None:
    async with visit() as at:
        form = await new(at, "4")
        form.fields["city"].take_in("Kota\nUji\x1b[31m")
        await at.see("Tempelan 2 baris")
        await at.type("s")
        assert form.fields.typed.city == "Kota Uji"


@pytest.mark.slow
async def test_leaving_with_a_half_filled_form_says_what_is_unsent(visit: Visiting) -> None:
    async with visit() as at:
        await new(at, "4")
        await at.type("Kota Uji")
        await at.press("ctrl+q")
        await at.see("Belum terkirim (hilang bila keluar): ‘Kota Uji’")
        assert "‘tahap-1’" not in at.words  # the script was chosen, not typed
        await at.type("b")
        assert at.form.fields.typed.city == "Kota Uji"
        await at.press("enter")
        await at.type("7/12/2026")
        await at.press("ctrl+q")
        await at.see("Belum terkirim (hilang bila keluar): ‘Kota Uji’, ‘7/12/2026’")


@pytest.mark.slow
async def test_each_field_of_the_form_has_its_help(visit: Visiting) -> None:
    async with visit() as at:
        await new(at)
        await at.press("f1")
        await at.see("Kota penyelenggara, seperti tercetak di notulen.")
