"""The handover card: one page that says where the hall stands."""

from __future__ import annotations

from pathlib import Path

from bimtek.hall import programme
from bimtek.hall.queue import Candidate, ask, breaks, give
from bimtek.hall.records import Label, Note, Parked, StageRun, Turn
from bimtek.minutes.standing_card import standing_card
from bimtek.overview.standing import standing
from bimtek.stages.attendance import arrivals
from tests.two_days import TwoDays, two_days


def _said(hall: TwoDays, text: str, label: Label, **values: object) -> str:
    change = Note.new(
        text=text, label=label, stage="arah-kebijakan", said=hall.session.now(), **values
    )
    hall.record(change)
    return change.record


def _speak(hall: TwoDays, *opds: str) -> None:
    session = hall.session
    for opd in opds:
        cuts = breaks(session.runs.values())
        who = Candidate(opd, "", here=True)
        hall.record(ask(session.all(Turn), who, "arah-kebijakan", session.now(), cuts))
    cuts = breaks(session.runs.values())
    hall.record(*give(session.all(Turn), None, session.now(), cuts))


def test_the_card_says_what_runs_who_speaks_what_is_open_and_where_the_rest_goes_on(
    tmp_path: Path,
) -> None:
    with two_days(tmp_path) as hall:
        session = hall.session
        hall.at(1, "07.50")
        book = hall.book("registrasi")
        hall.do("registrasi", arrivals.check_in(book.desk, hall.person(3), book.now))
        hall.at(1, "09.40")
        runs = {seen.record: seen for seen in session.all(StageRun)}
        hall.record(programme.begun(session.slots, runs, "arah-kebijakan", session.now()))
        runs = {seen.record: seen for seen in session.all(StageRun)}
        hall.record(
            programme.postpone(
                session.slots, runs, "kelembagaan", 2, "pesawat terlambat", session.now()
            )
        )
        _speak(hall, "dinkes", "dishub")
        _said(hall, "Siapa wali data?", Label.QUESTION, opd=("dinkes",))
        _said(hall, "Tidak dimuat", Label.QUESTION, dropped=True)
        aside = _said(hall, "Pagu belum diumumkan", Label.NOTE, closed=True)
        hall.record(Parked.new(note=aside, owner="dlh", since=session.now()))
        told = {fact.label: fact.text for fact in standing(session)}
        assert told["Berjalan"].startswith("3 Arah kebijakan, sisa 90'")
        assert told["Berikutnya"] == "15.00 Absen sore"
        assert told["Pimpinan"] == "belum disebut (F4, p)"
        assert (told["Bicara"], told["Antrean"]) == ("Dinkes", "Dishub")
        assert told["Pertanyaan"] == "1 belum dijawab: Siapa wali data?"
        assert told["Diparkir"].endswith("(tertutup)")
        assert told["Ditunda"] == (
            "Kelembagaan: hari 2, sebelum ‘Penutup’ (F4, K menaikkan); pesawat terlambat"
        )
        assert told["Malam ini"] == "tidak ada tugas"
        assert told["Salinan"].startswith("belum ada di luar laptop ini")
        page = standing_card(session)
        assert "- **Ditunda:** Kelembagaan: hari 2" in page
        assert "Pagu belum diumumkan" not in page
