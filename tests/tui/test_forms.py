"""Forms of the offices from the closing: filled ones read first, then taken; written beside."""

from __future__ import annotations

import pytest

from bimtek.hall.delivered import DeliveredForm
from bimtek.stages.gap.records import Gap
from tests.forms.halls import filled, form_of
from tests.tui.conftest import Opened


async def test_a_dropped_form_is_read_before_enter_takes_it_and_one_key_takes_it_back(
    desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk() as at:
        path = at.session.path
        monkeypatch.chdir(path.parent)
        sent = path.with_name("isian dinkes.xlsx")
        sent.write_bytes(filled(form_of(path), {}, {("SL.2.1", "now"): "66,7"}))
        wrong = path.with_name("salah.xlsx")
        wrong.write_bytes(filled(form_of(path), {}, {("SL.2.1", "now"): "66.7"}))
        await at.open("Penutup")
        for name in (f"'{sent.name}' {wrong.name}", f"'{sent.name}'"):
            await at.press("f")
            await at.until("masukkan yang sudah diisi")
            await at.press("m")
            await at.until("Seret berkasnya")
            await at.type(name)
            await at.press("enter")
            if name.endswith(wrong.name):
                await at.until("pakai koma: 66,7")
                assert at.session.all(Gap) == []
                await at.press("escape")
        await at.until("SL.2.1 Kini: 66,7")
        await at.press("enter")
        await at.until("1 jawaban dari 1 formulir dimasukkan")
        await at.settled()
        (form,) = at.session.all(DeliveredForm)
        assert (form.value.opd, form.value.name) == ("dinkes", "isian dinkes.xlsx")
        (gap,) = at.session.all(Gap)
        assert gap.value.answer.now == "66.7"
        await at.press("ctrl+z")
        await at.until("Diurungkan")
        await at.settled()
        assert at.session.get(Gap, gap.record) is None


@pytest.mark.slow
async def test_a_form_for_every_office_lies_in_the_folder_that_is_named(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Penutup")
        await at.press("f")
        await at.until("tulis formulir setiap OPD")
        await at.press("s")
        await at.until("Formulir tertulis: ")
        assert len(list(at.session.path.with_name("blitar-formulir").iterdir())) == 33
