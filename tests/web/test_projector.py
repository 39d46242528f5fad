"""`/layar` in any browser: the pages of F8, live, for the hall alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bimtek.bootstrap import open_session
from bimtek.hall.records import Opd
from bimtek.hall.showing import Showing, Subject
from bimtek.page import Page, PageLine
from bimtek.session import Session
from bimtek.stages.gap.page import PICTURE
from bimtek.stages.projector import page_of
from bimtek.web.projector import drawn
from tests.sync.hosts import PATIENCE, serving
from tests.tui.private_hall import HIDDEN, MARKUP, NAME, NIP, PHONE, TWO, fill
from tests.web.looking import event_with, let_in

NOON = datetime.fromisoformat("2023-07-03T12:05:40+07:00")


def sees(session: Session, showing: Showing) -> None:
    session.show(showing)
    assert session._shown is not None
    session._shown.result(PATIENCE)


async def test_the_wall_follows_the_front_and_comes_back_on_its_page_after_a_power_cut(
    session_path: Path, session: Session
) -> None:
    async with serving(session_path) as served, let_in(served, "penonton") as hall:
        async with hall.get("/layar") as page:
            assert page.status == 200
            assert 'src="/layar.js"' in await page.text()
        async with hall.get("/layar/ikuti") as stream:
            assert stream.content_type == "text/event-stream"
            assert [one.sort for one in served.host.connections] == ["layar"]
            sees(session, Showing(Subject.QUEUE))
            await event_with(stream, "ANTREAN BICARA")
            sees(session, Showing(Subject.STAGE, "pembacaan-sk", "kedua"))
            event = await event_with(stream, "KEDUA")
        assert "<script" not in event
        await served.stop()
        await served.start()
        async with hall.get("/layar") as page:
            assert "KEDUA" in await page.text()
        async with hall.get("/layar/ikuti") as stream:
            await event_with(stream, "KEDUA")


@pytest.mark.parametrize(
    ("role", "status"),
    [("", 401), ("notulis", 403), ("meja", 403), ("penonton", 200), ("fasilitator", 200)],
)
async def test_the_wall_opens_with_the_pin_of_onlookers(
    session_path: Path, role: str, status: int
) -> None:
    async with serving(session_path) as served, let_in(served, role) as somebody:
        for way in ("/layar", "/layar/ikuti"):
            async with somebody.get(way) as answer:
                assert answer.status == status


async def test_the_last_page_stays_while_the_file_cannot_be_read(
    session_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    sees(session, Showing(Subject.QUEUE))
    async with (
        serving(session_path) as served,
        let_in(served, "penonton") as hall,
        hall.get("/layar/ikuti") as stream,
    ):
        await event_with(stream, "ANTREAN BICARA")

        def gone() -> Showing:
            raise OSError("stik dicabut")

        with monkeypatch.context() as patch:
            patch.setattr(served.host.session, "showing", gone)
            event = await event_with(stream, "Menunggu berkas sesi")
        assert "ANTREAN BICARA" in event
        assert "stik" not in event
        event = await event_with(stream, "ANTREAN BICARA")
        assert "Menunggu" not in event


def test_a_page_is_drawn_with_everything_that_stands_on_it_and_text_stays_text() -> None:
    html = drawn(
        Page(
            "SMART LIVING",
            "sisa 49'",
            (
                PageLine("Bagian <b>satu</b>", strong=True),
                PageLine("Dinkes", "✓"),
                PageLine("Kecamatan Sukorejo"),
                PageLine("Dinas Perumahan Rakyat dan Kawasan Permukiman", "2"),
                PageLine("Level", right="2 → 4"),
            ),
            "Sesudah ini: <i>Penutup</i>",
            (2, 6),
            columns=2,
            again="SMART LIVING, lanjutan",
            counts="baris terjawab",
        ),
        NOON,
    )
    for words in ("SMART LIVING", "sisa 49&#39;", "12.05", "2 → 4", "lanjutan", ">✓<"):
        assert words in html
    assert 'max="6"' in html
    assert "2 dari 6 baris terjawab" in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert html.count('<p class="lebar">') == 2, "long ones and those with a word at the right"
    assert html.count('<p class="">') == 2, "short ones beside each other"
    assert "--sel: 18ch" in html


def test_a_time_alone_is_huge_and_only_where_it_stands_in_the_middle() -> None:
    page = Page(lines=(PageLine("12:00", strong=True), PageLine("tersisa")), centered=True)
    assert "kuat waktu" in drawn(page, NOON)
    assert "waktu" not in drawn(page._replace(centered=False), NOON)


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("rahasia") / "blitar.bimtek"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(path.parent / "settings"))
        fill(path)
        session = open_session(path, writing=False, clock=lambda: TWO)
        yield session
        session.close()


def test_nothing_that_was_told_to_few_stands_on_any_page(private: Session) -> None:
    pointed = {"pembacaan-sk": ("kedua", "lampiran"), "kesenjangan": ("4.2", PICTURE)}
    office = next(iter(private.all(Opd))).value.code
    seen = 0
    for stage in private.stages:
        for subject in Subject:
            for point in ("", *pointed.get(stage.id, ())):
                html = drawn(page_of(private, Showing(subject, stage.id, point, office)), TWO)
                for word in (HIDDEN, NAME, NIP, PHONE, "\x1b"):
                    assert word.lower() not in html.lower(), (stage.id, subject, point)
                seen += MARKUP in html
    assert seen > 5, "what people typed for the hall is there, as they typed it"
