"""The evening: raw lines become the sentences of the minutes, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import Label, Note, Participant, StageSummary
from bimtek.minutes.document import section
from bimtek.tui.desk_field import edited_field, field_place
from bimtek.tui.editing_desk import EditingDesk
from tests.conftest import OpenAs
from tests.tui.conftest import Opened
from tests.tui.driving import Desk

LINES = ("siapa walidata", "walidata kominfo", "puskesmas ikut", "mikrofon mati")


def texts(at: Desk) -> dict[str, Note]:
    return {seen.value.text: seen.value for seen in at.notes}


async def on_the_desk(at: Desk) -> EditingDesk:
    await at.open_notes("Sambutan")
    for said in LINES:
        await at.note(said)
    await at.press("g", "e", "home")
    view = at.workspace.places.view
    assert isinstance(view, EditingDesk)
    return view


async def test_an_evening_at_the_desk(desk: Opened) -> None:
    async with desk(size=(80, 30)) as at:
        view = await on_the_desk(at)
        assert "4 baris, disunting 0, dilepas 0, tertutup 0" in at.screen
        assert at.screen.count("▲ (siapa?)") == 4

        await at.press("enter", *["backspace"] * 40)
        await at.type("Ditanyakan siapa wali datanya.")
        await at.press("enter")  # saved, and the next one is open
        assert texts(at)["siapa walidata"].sentence == "Ditanyakan siapa wali datanya."
        assert view.field.input.value == "Walidata kominfo."
        await at.press("enter")  # as it was proposed
        assert texts(at)["walidata kominfo"].sentence == "Walidata kominfo."
        assert view.field.input.value == "Puskesmas ikut."
        await at.press("escape", "G")
        assert texts(at)["puskesmas ikut"].joined
        await at.press("down", "x")
        await at.press("up", "up", "greater_than_sign")
        assert texts(at)["walidata kominfo"].label is Label.ACTION
        await at.press("ctrl+z", "K")
        assert "disunting 3, dilepas 1" in at.screen

        await at.press("w")
        await at.type("kepala")
        await at.press("enter")
        spoken = texts(at)["walidata kominfo"]
        assert at.session.get(Participant, spoken.speaker)

        await at.press("end", "enter")
        await at.type("Wali data adalah Diskominfotik")
        await at.press("enter")
        summary = at.session.get(StageSummary, view.stage.id)
        assert summary
        assert summary.value.conclusion == "Wali data adalah Diskominfotik"
        await at.press("x")
        assert "x untuk baris catatan" in at.screen, "it begins no note there"

        told = section(at.session, view.stage.id)
        assert told.index("Walidata kominfo. Puskesmas ikut.") < told.index("wali datanya")
        assert "ikrofon" not in told
        assert "**Kesimpulan:** Wali data adalah Diskominfotik." in told

        before = view.stage
        await at.press("right_square_bracket")
        assert view.stage != before
        await at.press("left_square_bracket")
        assert view.stage == before

        await at.note("dihsub siap")
        await at.until("ejaan 1 (e)")
        await at.press("e", "1")
        assert texts(at)["dihsub siap"].sentence == "Dishub siap."


async def test_what_another_hand_wrote_meanwhile_is_not_replaced(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    async with desk() as at:
        await on_the_desk(at)
        await at.press("enter")
        await at.type(" Ya")
        other = open_as(session_path, "N2")
        seen = next(one for one in other.all(Note) if one.value.text == LINES[0])
        other.record(seen.change(sentence="Kalimat N2.")).result()
        await at.until("N2 baru saja mengisi ‘Kalimat N2.’")
        await at.press("enter")
        mine = next(one for one in at.notes if one.value.text == LINES[0])
        assert mine.conflicts == ("sentence",)
        assert "≠ b" in at.screen


@pytest.mark.slow
async def test_a_half_typed_sentence_is_neither_lost_nor_left_behind(desk: Opened) -> None:
    async with desk() as at:
        view = await on_the_desk(at)
        await at.press("enter")
        await at.type(" Ya")
        await at.press("down")  # another line is not opened over it
        assert view.field.input.value.endswith(" Ya")
        await at.press("escape", "escape")
        assert view.list.has_focus
        assert texts(at)[LINES[0]].sentence == ""
        await at.press("enter")
        assert view.field.input.value == "Siapa walidata."


def test_the_place_of_a_draft_says_whose_words_it_holds() -> None:
    place = field_place(Note.kind, "abc", "sentence")
    assert edited_field(place) == (Note.kind, "abc", "sentence")
    for other in ("note/sambutan", "note.edit/abc", "gap.edit/a/b/c", "sambutan/x"):
        assert edited_field(other) is None
