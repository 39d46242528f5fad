"""A ralat by keys: of the decision under the cursor, or of another place of the minutes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import work

from bimtek.hall.agreement import Verdict
from bimtek.hall.confidence import refused_mark
from bimtek.hall.records import Label
from bimtek.journal.records import Refusal
from bimtek.stages.closing import agreeing
from bimtek.stages.closing.state import ClosingState
from bimtek.stages.closing.view_doing import DoingView
from bimtek.stages.closing.wording import in_context, item_at, printed_name, read_wording, reads_so
from bimtek.ui.form import Form, FormField, letters_of

if TYPE_CHECKING:
    from bimtek.stages.closing.rules import Item

DEADLINE = "^31/12 di ujung mengubah tenggat"
NOT_PRINTED = "Notulen tidak berbunyi begitu. Salin persis, atau kosongkan bila belum dimuat."
VERDICTS = (str(Verdict.ACCEPTED), str(Verdict.REFUSED))
RALAT = """\
Bagian: Keputusan 2 atau Tindak lanjut 3 menurut nomor di notulen, atau tempat lain seperti II, \
acara 4. Semula: kata yang salah, persis seperti tercetak; kosongkan bila seluruh kalimat diganti \
atau belum dimuat. Menjadi: yang benar; pada tindak lanjut ^31/12 di ujungnya mengubah tenggat. \
Alasan dan peminta tercetak, juga bila ditolak. Yang diterima berlaku sejak itu; teks yang \
disepakati tetap, ralatnya tercetak sebagai lampiran."""


class CorrectingView(DoingView):
    """Asks for a ralat and records it."""

    state: ClosingState
    _printed = ""
    """The minutes, once they were read for a ralat of any place in them."""

    @property
    def item(self) -> Item | None:
        """What is read now."""
        raise NotImplementedError

    @work
    async def action_amend(self) -> None:
        """A ralat: of the decision under the cursor, else of another place of the minutes."""
        item = self.item
        place, now, self._printed = "", "", ""
        if item is None:
            self.post_message(self.ReadMinutes(self._print))
        fields = [
            FormField("place", "Bagian", "", "misalnya Keputusan 2, atau II, acara 4"),
            FormField("before", "Semula", "", "seperti tercetak; boleh sebagian kalimat"),
        ]
        if item is not None:
            place = printed_name(self.state.items, item)
            now, fields = agreeing.words_now(self.state, item), []
        moves = item is not None and item.label is Label.ACTION
        fields += [
            FormField("after", "Menjadi", now),
            FormField("reason", "Alasan", "", "tercetak, misalnya salah dengar"),
            FormField("asked_by", "Diminta oleh", "", "misalnya Kepala Dinkes"),
            FormField(
                "verdict",
                "Hasil",
                VERDICTS[0],
                expected="Hasil: ← →, atau d diterima, i ditolak.",
                choices=VERDICTS,
            ),
        ]
        below = {"after": DEADLINE} if moves else {}
        form = Form(
            f"Ralat {place}".strip(),
            fields,
            check=self._ralat_check(item, now),
            live=lambda typed: {**below, **_said_verdict(typed)},
            help=RALAT,
        )
        values = await self.app.push_screen_wait(form)
        if values is None:
            return
        self.do(
            lambda: agreeing.correct(
                self.state,
                item,
                self.now(),
                place=place or values["place"],
                before=values.get("before", ""),
                after=values["after"],
                reason=values["reason"],
                asked_by=values["asked_by"],
                verdict=Verdict(values["verdict"]),
            )
        )

    def _ralat_check(
        self, item: Item | None, now: str
    ) -> Callable[[Mapping[str, str]], tuple[str, str]]:
        """What is wrong with a ralat of what reads so now; without an item the form says where."""

        def check(values: Mapping[str, str]) -> tuple[str, str]:
            if item is None and not values["place"]:
                return "place", "Tulis bagian mana yang diralat."
            if item is None and (wrong := self._wrong_place(values)) != ("", ""):
                return wrong
            if not values["after"]:
                return "after", "Tulis kalimat yang benar, atau yang diminta."
            if item is not None and values["after"] == now:
                return "after", "Kalimatnya sama dengan yang sudah berlaku."
            for field, words in (("reason", "Tulis alasannya."), ("asked_by", "Tulis siapa.")):
                if not values[field]:
                    return field, words
            for field in ("after", "reason"):
                if marked := refused_mark(values[field], now):
                    return field, marked
            return self._wrong_deadline(item, values["after"])

        return check

    def _print(self, document: str) -> None:
        self._printed = document

    def _wrong_place(self, values: Mapping[str, str]) -> tuple[str, str]:
        try:
            found = item_at(self.state.items, values["place"], len(self.session.stages))
        except Refusal as refusal:
            return "place", refusal.message
        if found is None:
            known = not self._printed or reads_so(self._printed, values["before"])
            return ("", "") if known else ("before", NOT_PRINTED)
        try:
            in_context(agreeing.words_now(self.state, found), values["before"], values["after"])
        except Refusal as refusal:
            return "before", refusal.message
        return self._wrong_deadline(found, values["after"])

    def _wrong_deadline(self, item: Item | None, typed: str) -> tuple[str, str]:
        try:
            read_wording(item, typed, self.now().date())
        except Refusal as refusal:
            return "after", refusal.message
        return "", ""


def _said_verdict(values: Mapping[str, str]) -> Mapping[str, str]:
    """Both verdicts with the letters that choose them: they begin alike."""
    chosen = values.get("verdict")
    each = (
        f"{'✓' if one == chosen else ' '}{letter} {one}"
        for letter, one in letters_of(VERDICTS).items()
    )
    return {"verdict": f"{'  '.join(each)}  ← →"}
