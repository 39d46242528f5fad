"""The keys of an agreement: agree, sign, correct, bring newer data, open again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding, BindingType

from bimtek.hall.agreement import Agreement, Update
from bimtek.hall.confidence import refused_mark
from bimtek.locale.dates import DateError, medium_date, parse_date
from bimtek.stages.closing import agreeing
from bimtek.stages.closing.view_correcting import CorrectingView
from bimtek.stages.deed import Deed
from bimtek.stages.recorders import recorders
from bimtek.ui.ask import Ask, Choose, Confirm, Option
from bimtek.ui.form import Form, FormField

if TYPE_CHECKING:
    from bimtek.journal.records import Change, Seen

AFTER = frozenset(("amend", "update", "sign", "changes", "reopen"))
"""Keys of what was agreed."""
AFTER_KEYS: tuple[BindingType, ...] = (
    Binding("r,R", "amend", "ralat", id="closing.amend"),
    Binding("u,U", "update", "pemutakhiran", id="closing.update"),
    Binding("t,T", "sign", "tanda tangan", id="closing.sign"),
    Binding("c,C", "changes", "yang berubah", id="closing.changes"),
    Binding("k,K", "reopen", "buka kembali", id="closing.reopen"),
)
HELP = """\
Sesudah semua dibacakan: baris Kesepakatan, Enter. Yang tercatat dibekukan menjadi versi 1 dengan \
sidik, di layar dan di notulen; tetap KONSEP sampai ditandatangani. Sesudah itu:

  r  ralat bernomor, dengan alasan dan siapa yang meminta; teks lama dan baru tercetak
  u  pemutakhiran: data yang lebih baru, satu nomor untuk satu kiriman
  t  tanda tangan di atas kertas: kapan, oleh siapa, berkas pindaian; lagi: final
  c  yang berubah sejak disepakati, dan susulan dari laptop yang terlambat
  k  buka kembali, dengan alasan; kesepakatan berikutnya menjadi versi berikutnya"""


SIGNING = """\
Yang ditandatangani adalah kertasnya; di sini dicatat kapan, oleh siapa, dan berkas pindaiannya \
bila ada (letaknya, atau namanya di folder sesi; kosongkan bila belum dipindai, t lagi lalu u \
mengisinya). Sejak itu versi ini bukan KONSEP, dan catatan, kehadiran, dan waktu acara pun tidak \
diubah lagi kecuali dengan ralat atau pemutakhiran."""


class AgreeingView(CorrectingView):
    """What a closing does once everything was read."""

    @property
    def agreed(self) -> bool:
        """Whether a version binds."""
        return self.state.standing is not None

    @property
    def word(self) -> str:
        """`disepakati`, `ditandatangani`, `final`."""
        return self.state.standing.word if self.state.standing else ""

    # -- agreeing

    @work
    async def agree(self) -> None:
        """The hall agrees: asked once more, with all that is still open."""
        if why := agreeing.blocking(self.state.items):
            self.tell(why, "warning")
            return
        question = f"Sepakati dan bekukan versi {self.state.edition}?"
        if told := agreeing.still_open(self.state):
            question += f"\nMasih ada: {'; '.join(told)}. Notulen akan menyebutnya."
        if self.state.unplaced:
            which = ", ".join(f"{number} ({one.place})" for number, one in self.state.unplaced)
            question += f"\nSudah diubah di tempatnya? Ralat {which} pada versi sebelumnya."
        missed = self.state.without_quorum
        if missed is not None:
            question += f"\nKuorum tidak tercapai: {missed.words} menurut absen (F7)."
        sure = await self.app.push_screen_wait(Confirm(question, yes="sepakati", no="belum"))
        reason = await self._why_without_quorum() if sure and missed is not None else ""
        if sure and reason is not None:
            self.do(lambda: agreeing.agree(self.state, self.now(), reason), self._show_to_the_hall)

    async def _why_without_quorum(self) -> str | None:
        question = "Mengapa tetap disepakati tanpa kuorum? Alasannya tercetak."
        example = "diwakili camat; sisanya menyetujui secara tertulis"
        asked = Ask(question, check=agreeing.wrong_reason, hint=example, done="sepakati")
        return await self.app.push_screen_wait(asked)

    def _show_to_the_hall(self) -> None:
        self.post_message(self.Pointed())

    # -- on paper

    @work
    async def action_sign(self) -> None:
        """Who signed when; where that stands already: final."""
        standing = self.state.standing
        if standing is None:
            return
        if standing.signed is not None:
            options = [Option("f", "final: tidak ditunggu apa-apa lagi", True)]
            options.append(Option("u", "ubah tanda tangan yang tercatat", False))
            final = await self.app.push_screen_wait(Choose("Sudah ditandatangani.", options))
            if final is None:
                return
            if final:
                self.do(lambda: agreeing.make_final(self.state, self.now()))
                return
        values = await self._asked_signature()
        if values is not None:
            on = parse_date(values["on"], self.now().date())
            scan = values["scan"]
            here = self._is_here(scan)
            self.do(lambda: agreeing.sign(self.state, on, values["by"], scan, is_here=here))

    def _is_here(self, scan: str) -> bool:
        """Whether a scan lies where it is said to; a browser learns of no other folder."""
        if not scan or (self.app.is_web and Path(scan).name != scan):
            return True
        return (self.session.path.parent / scan).is_file()

    async def _asked_signature(self) -> Mapping[str, str] | None:
        standing = self.state.standing
        signed = standing.signed if standing else None
        today = medium_date(signed.on if signed else self.now().date())
        who = " dan ".join(filter(None, (self.state.chair, *recorders(self.session).names)))
        fields = [
            FormField("on", "Tanggal", today),
            FormField("by", "Oleh", signed.by if signed else who, "pimpinan rapat dan notulis"),
            FormField(
                "scan",
                "Berkas pindaian",
                signed.scan if signed else "",
                "boleh kosong, boleh diisi kemudian; namanya tercetak",
            ),
        ]
        title = f"Tanda tangan di atas kertas, versi {self.state.edition}"
        form = Form(title, fields, check=self._signature_check, help=SIGNING)
        return await self.app.push_screen_wait(form)

    def _signature_check(self, values: Mapping[str, str]) -> tuple[str, str]:
        if wrong := self._wrong_day(values["on"]):
            return "on", wrong
        return ("", "") if values["by"] else ("by", "Tulis siapa yang menandatangani.")

    def _wrong_day(self, typed: str) -> str:
        try:
            parse_date(typed, self.now().date())
        except DateError as error:
            return str(error)
        return ""

    # -- pemutakhiran

    @work
    async def action_update(self) -> None:
        """Newer data: begin a delivery, go on with one, or end the one that is open."""
        if opened := agreeing.delivery_in(self.state):
            self.session.delivery = ""
            self.tell(f"Pemutakhiran {opened[0]} ditutup. u membukanya lagi, atau yang baru.")
            self.refresh_state()
            return
        known = agreeing.deliveries(self.state)
        chosen: Seen[Update] | None = None
        if known:
            options: list[Option[Seen[Update] | None]] = [Option("b", "kiriman baru", None)]
            options += [
                Option(
                    number if len(number) == 1 else "",
                    f"lanjutkan nomor {number}: {seen.value.source}",
                    seen,
                )
                for number, seen in known
            ]
            answer = await self.app.push_screen_wait(Choose("Pemutakhiran", _told(options)))
            if answer is None:
                return
            chosen = answer[0]
        if chosen is not None:
            self._open_delivery(chosen.record)
            return
        await self._new_delivery()

    async def _new_delivery(self) -> None:
        today = medium_date(self.now().date())
        fields = [
            FormField("source", "Dari", "", "misalnya Dinkes, surat 20 Juli"),
            FormField("as_of", "Keadaan per", today),
            FormField("reason", "Keterangan", "", "boleh kosong; tercetak"),
        ]
        form = Form("Pemutakhiran data: satu nomor untuk satu kiriman", fields, check=self._check)
        values = await self.app.push_screen_wait(form)
        if values is None:
            return
        as_of: date = parse_date(values["as_of"], self.now().date())
        made: list[Change] = []

        def make() -> Deed:
            deed = agreeing.deliver(
                self.state, self.now(), values["source"], as_of, values["reason"]
            )
            made.extend(deed.changes)
            return deed

        self.do(make, lambda: self._open_delivery(made[0].record, told=False))

    def _check(self, values: Mapping[str, str]) -> tuple[str, str]:
        if not values["source"]:
            return "source", "Tulis dari siapa data ini."
        if wrong := self._wrong_day(values["as_of"]):
            return "as_of", wrong
        wrong = refused_mark(values["reason"])
        return ("reason", wrong) if wrong else ("", "")

    def _open_delivery(self, record: str, *, told: bool = True) -> None:
        self.session.delivery = record
        if told:
            self.tell("Dibuka lagi: isian yang diubah masuk ke nomor itu. u menutupnya.")
        self.refresh_state()

    def refresh_state(self) -> None:
        """Show what stands now."""
        raise NotImplementedError

    # -- afterwards

    def action_changes(self) -> None:
        """What changed since the hall agreed, on a screen of its own."""
        self.post_message(self.Open(Agreement.kind, self.state.edition))

    @work
    async def action_reopen(self) -> None:
        """What was agreed binds no more."""
        fields = [
            FormField("reason", "Alasan", "", "tercetak di notulen"),
            FormField("asked_by", "Diminta oleh", "", "boleh kosong"),
        ]

        def check(values: Mapping[str, str]) -> tuple[str, str]:
            if not values["reason"]:
                return "reason", "Tulis alasannya."
            wrong = refused_mark(values["reason"])
            return ("reason", wrong) if wrong else ("", "")

        title = f"Buka kembali versi {self.state.edition}? Kesepakatan itu tidak berlaku lagi."
        values = await self.app.push_screen_wait(Form(title, fields, check=check, done="buka"))
        if values is not None:
            self.do(
                lambda: agreeing.reopen(
                    self.state, self.now(), values["reason"], values["asked_by"]
                )
            )


def _told(
    options: list[Option[Seen[Update] | None]],
) -> list[Option[tuple[Seen[Update] | None]]]:
    """So that no answer looks like Esc."""
    return [Option(one.key, one.text, (one.result,), one.hint) for one in options]
