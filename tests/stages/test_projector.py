"""What 80 people see: counts and offices, never a person, never a note."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bimtek.bootstrap import open_session
from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, Status
from bimtek.hall.records import Label, Note, Opd, Participant, StageRun, StageState, Turn
from bimtek.hall.showing import Showing, Subject, decode, encode
from bimtek.overview.missing import of_hall
from bimtek.page import Page
from bimtek.session import Session
from bimtek.stages.closing import rules
from bimtek.stages.closing.records import Outcome, ReadBack, Result
from bimtek.stages.projector import page_of
from bimtek.stages.roll_call import OPEN
from tests.conftest import OpenAs

AFTERNOON = "2023-07-03T14:10:00+07:00"


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from bimtek.demo import build
    from bimtek.script.library import home

    path = tmp_path_factory.mktemp("layar") / "blitar.bimtek"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(path.parent / "settings"))
        build(path, home() / "blitar-2023")
    return path


def at(time: str) -> datetime:
    return datetime.fromisoformat(f"2023-07-03T{time}:00+07:00")


def words(page: Page) -> str:
    lines = [f"{line.mark} {line.text} {line.right}" for line in page.lines]
    return "\n".join([page.title, page.corner, *lines, page.foot])


def test_what_is_kept_is_what_is_shown_again() -> None:
    showing = Showing(Subject.TIMER, "kesenjangan", "4.2")
    assert decode(encode(showing)) == showing
    assert decode(None) == Showing(Subject.STAGE)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"subject": "rahasia"}', "null"])
def test_what_cannot_be_read_is_blank_before_80_people(text: str) -> None:
    assert decode(text).subject is Subject.BLANK


def test_the_queue_names_the_institution_of_a_guest_and_never_the_guest(session: Session) -> None:
    guest = Participant.new(
        id="p-tamu", name="Dr. Hendra Wijaya", agency="Universitas Brawijaya", walk_in=True
    )
    session.record(guest).result(10)
    session.record(Turn.new(id="giliran", speaker="p-tamu", order="1")).result(10)
    session.poll()
    page = page_of(session, Showing(Subject.QUEUE))
    assert [line.text for line in page.lines] == ["Universitas Brawijaya"]


def test_the_queue_names_offices_in_their_order(session: Session) -> None:
    def turn(opd: str, order: str, **times: datetime) -> None:
        session.record(Turn.new(opd=opd, order=order, **times)).result(10)

    turn("dlh", "2")
    turn("rsmw", "1")
    turn("dinkes", "0", began=at("11:22"))
    turn("dishub", "0", began=at("11:00"), ended=at("11:05"))
    session.poll()
    page = page_of(session, Showing(Subject.QUEUE))
    assert [(line.mark, line.text) for line in page.lines if line.text] == [
        ("▶", "DINKES"),
        ("1", "RSMW"),
        ("2", "DLH"),
    ]


def test_the_page_of_an_office_leaves_out_what_was_let_go(session: Session) -> None:
    kept, gone = (
        Note.new(text=text, label=Label.ACTION, opd=("dinkes",), stage="kesenjangan")
        for text in ("Mengirim data faskes", "Membuat aplikasi baru")
    )
    for note in (kept, gone):
        session.record(note).result(10)
    session.poll()
    (seen,) = [one for one in session.all(Note) if one.record == gone.record]
    stamps = rules.wording_of(seen)
    result = Result(Outcome.DROPPED, at("15:40"), stamps)
    session.record(ReadBack.new(note=gone.record, result=result)).result(10)
    session.poll()
    shown = words(page_of(session, Showing(Subject.OFFICE, opd="dinkes")))
    assert "Mengirim data faskes" in shown
    assert "Membuat aplikasi baru" not in shown


def test_nobody_waits(session: Session) -> None:
    assert "mengangkat tangan" in words(page_of(session, Showing(Subject.QUEUE)))


@pytest.mark.parametrize(
    ("now", "big", "word"),
    [("08:00", "30:00", "tersisa"), ("08:30", "0:00", "tersisa"), ("08:35", "+5:00", "melewati")],
)
def test_the_timer_counts_down_and_says_what_is_over(
    session_path: Path, now: str, big: str, word: str
) -> None:
    session = open_session(session_path, "N1", "fasilitator", clock=lambda: at(now))
    running = StageRun.new(id="registrasi", state=StageState.RUNNING, started=at("07:30"))
    session.record(running).result(10)
    session.poll()
    page = page_of(session, Showing(Subject.TIMER))
    session.close()
    assert big in [line.text for line in page.lines if line.strong]
    assert word in words(page)
    assert page.foot == "Sesudah ini: Pembukaan"


def test_without_a_running_acara_the_timer_shows_the_title(session: Session) -> None:
    assert "Kota Blitar" in words(page_of(session, Showing(Subject.TIMER)))


def test_an_acara_that_is_gone_from_the_order_shows_the_title(session: Session) -> None:
    assert "Kota Blitar" in words(page_of(session, Showing(Subject.STAGE, "tidak-ada")))


def every_page(session: Session) -> list[str]:
    pointed = ["", "lampiran", "lampiran/dinkes", "gambar", "4.2", "pilar living", "SL.2.1", "1"]
    return [
        words(page_of(session, Showing(subject, stage.id, what)))
        for subject in Subject
        for stage in session.stages
        for what in pointed
    ]


def test_every_acara_shows_the_numbers_of_its_own_roll_call(session: Session) -> None:
    """Nine in the morning do not stand on the wall when the afternoon counts four."""
    people = [seen.record for seen in session.all(Participant)]
    come(session, "1-pagi", people[:9])
    come(session, "1-siang", people[:4])
    wall = {
        stage.id: words(page_of(session, Showing(Subject.PRESENCE, stage.id)))
        for stage in session.stages
    }
    assert "PAGI" in wall["registrasi"]
    assert "Hadir 9 orang" in wall["registrasi"]
    for acara in ("kesiapan-kota", "kesenjangan", "penutup", "sambutan"):
        assert "SIANG" in wall[acara]
        assert "Hadir 4 orang" in wall[acara]
    assert "SORE" in wall["absen-sore"]
    assert "Hadir 0 orang" in wall["absen-sore"]
    done = StageRun.new(id="sambutan", state=StageState.DONE)
    session.record(done).result(10)
    session.poll()
    over = words(page_of(session, Showing(Subject.PRESENCE, "sambutan")))
    assert "Hadir 9 orang" in over
    ishoma = next(one for one in session.stages if one.id == "ishoma")
    assert "siang 4 orang" in page_of(session, Showing(Subject.STAGE, ishoma.id)).foot


def test_the_roll_call_of_another_acara_is_seen_while_the_desk_works_on_it(
    session: Session,
) -> None:
    come(session, "1-siang", [session.all(Participant)[0].record])
    page = page_of(session, Showing(Subject.STAGE, "kesiapan-kota", "kehadiran"))
    assert page.title == "KEHADIRAN SIANG"
    assert "Hadir 1 orang" in words(page)


def test_letters_that_are_owed_are_counted_and_nobody_is_named(session: Session) -> None:
    people = [seen.record for seen in session.all(Participant)]
    for who, letter in zip(people[:3], (Letter.SHOWN, Letter.FOLLOWS, None), strict=True):
        wakil = {"capacity": Capacity.REPRESENTATIVE, "stands_for": people[9], "letter": letter}
        come(session, "1-pagi", [who], **wakil)
    page = page_of(session, Showing(Subject.PRESENCE, "registrasi"))
    assert "Surat tugas belum diserahkan: 2 wakil" in words(page)


def test_the_hall_waits_for_nobody_who_came_and_went_home(session: Session) -> None:
    one = next(seen.value for seen in session.all(Participant) if seen.value.opd == "dinkes")
    come(session, "1-pagi", [one.id])
    before = words(page_of(session, Showing(Subject.PRESENCE, "registrasi")))
    (row,) = [s for s in session.all(Attendance) if s.record == f"1-pagi/{one.id}"]
    session.record(row.change(left=at("11:00").time())).result(10)
    session.poll()
    after = page_of(session, Showing(Subject.PRESENCE, "registrasi"))
    assert "Dinkes" not in [line.text for line in after.lines]
    assert words(after) == before.replace("Hadir 1 orang", "Hadir 1 orang, 1 sudah pulang")


def test_the_hall_does_not_wait_for_whom_is_excused(session: Session) -> None:
    """And reads neither who it is nor why."""
    of = {
        opd: [s.record for s in session.all(Participant) if s.value.opd == opd]
        for opd in ("dinkes", "bpkad")
    }
    come(session, "1-pagi", of["dinkes"])
    before = page_of(session, Showing(Subject.PRESENCE, "registrasi"))
    assert "BPKAD" in words(before)
    record(session, "1-pagi", of["bpkad"], Presence(Status.SICK))
    after = page_of(session, Showing(Subject.PRESENCE, "registrasi"))
    assert "Berhalangan: 1 OPD" in words(after)
    assert "BPKAD" not in words(after)
    assert "sakit" not in words(after)
    assert after.done == before.done


def test_the_projector_counts_the_letters_that_the_shortcomings_count(session: Session) -> None:
    people = [seen.record for seen in session.all(Participant)]
    wakil = {"capacity": Capacity.REPRESENTATIVE, "letter": Letter.FOLLOWS}
    come(session, "1-pagi", people[:1], stands_for=people[9], **wakil)
    come(session, "1-pagi", people[1:2], stands_for=people[8], **wakil)
    come(session, "1-pagi", people[9:10])  # whom the first one represented
    (row,) = [s for s in session.all(Attendance) if s.record == f"1-pagi/{people[0]}"]
    session.record(row.change(stood_until=at("08:05").time())).result(10)
    session.poll()
    said = "Surat tugas belum diserahkan: 2 wakil"
    assert said in words(page_of(session, Showing(Subject.PRESENCE, "registrasi")))
    assert said in [finding.text for finding in of_hall(session)]


def come(session: Session, roll_call: str, people: list[str], **capacity: object) -> None:
    """These people are here."""
    presence = Presence(Status.PRESENT, **capacity)  # type: ignore[arg-type]
    record(session, roll_call, people, presence)


def record(session: Session, roll_call: str, people: list[str], presence: Presence) -> None:
    """This is said of these people."""
    with session.act() as act:
        for who in people:
            act.record(Attendance.new(roll_call=roll_call, participant=who, presence=presence))
    act.saved.result(10)
    session.poll()


def test_nothing_private_stands_on_any_page(sample_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    path.write_bytes(sample_path.read_bytes())
    session = open_session(path, "N1", "fasilitator", clock=lambda: at("14:10"))
    person = next(seen for seen in session.all(Participant) if seen.value.opd == "dinkes")
    secret = {"nip": "198001012005011001", "phone": "081234567890", "email": "rahasia@contoh.id"}
    session.record(person.change(name="Nama Rahasia", **secret)).result(10)
    for closed in (False, True):
        note = Note.new(text="Kata rahasia di aula", opd=("dinkes",), closed=closed, about="x")
        session.record(note).result(10)
    session.keep_draft("note", "ketikan rahasia")
    session.poll()
    pages = every_page(session)
    assert len(pages) > 100
    notes = {seen.value.text for seen in session.all(Note)}
    people = {seen.value.name for seen in session.all(Participant)} - {""}
    offices = {seen.value.name for seen in session.all(Opd)}
    session.close()
    for page in pages:
        assert "rahasia" not in page.casefold()
        assert not any(value in page for value in secret.values())
        assert not any(note in page for note in notes)
        assert not any(name in page for name in people - offices)


def test_a_reader_follows_what_the_front_shows(session_path: Path, open_as: OpenAs) -> None:
    front = open_as(session_path, "N1")
    wall = open_session(session_path, writing=False, clock=lambda: at("08:30"))
    front.show(Showing(Subject.PRESENCE))
    assert front.showing().subject is Subject.PRESENCE
    front.record(Note.new(text="x")).result(10)
    wall.poll()
    assert wall.showing().subject is Subject.PRESENCE
    wall.close()


def test_a_roll_call_in_which_nobody_was_called_leaves_the_hall_in_its_acara(
    session: Session,
) -> None:
    """F7 in the middle of the readiness: 80 people read no `Hadir 0 orang`."""
    looked_up = Showing(stage="kesiapan-kota", pointed=OPEN)
    assert "KEHADIRAN" not in page_of(session, looked_up).title
    who = session.all(Participant)[0].record
    here = Presence(Status.PRESENT, at("13:05").time())
    session.record(Attendance.new(roll_call="1-siang", participant=who, presence=here)).result(10)
    session.poll()
    assert page_of(session, looked_up).title == "KEHADIRAN SIANG"
