"""What each key of the rows does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from bimtek.hall.confidence import refused_mark
from bimtek.hall.offices import Findable
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.stages.commitment import deeds
from bimtek.stages.commitment.records import AddedSigner, How, Paper, Signature
from bimtek.stages.commitment.rules import Row
from bimtek.stages.commitment.said import said_here
from bimtek.stages.view_finding import find_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.stages.commitment.script import Signer
    from bimtek.stages.commitment.state import CommitmentState
    from bimtek.stages.commitment.view import CommitmentView

PROXY_HINT = "jabatan dan nama: Plt. Kepala Dinkes (Nama)"
NO_ROW = "Belum ada penanda tangan. + menambah."


def _row(view: CommitmentView) -> Row:
    row = view.cursor_row
    if row is None:
        raise Refusal("no-row", NO_ROW)
    return row


def _all(view: CommitmentView) -> None:
    view.perform(deeds.all_present(view.state, view.now()))


def _sign(view: CommitmentView) -> None:
    view.perform(deeds.sign(view.state, _row(view), view.now()))
    view.lines.action_move(1)


def _proxy(view: CommitmentView) -> None:
    """Ask who of those that are here signs; whoever stands in for the head comes first."""
    from bimtek.ui.ask import Choose, Option

    row, room = _row(view), view.state.room
    mine = [one.id for one in room.of(row.signer.opd) if one.id in room.here]
    standing_in = [row.presence.who] if row.presence.who in room.stand_ins else []
    found = list(dict.fromkeys([*standing_in, *mine]))
    if not found:
        words = f"{view.state.name(row.signer)}: tidak ada yang hadir untuk mewakili (F7)."
        raise Refusal("nobody-here", words)
    options = [
        Option(str(n) if n < 10 else "", view.state.person(who), who)
        for n, who in enumerate(found, 1)
    ]

    def chosen(who: str | None) -> None:
        if who is not None:
            view.perform(deeds.by_proxy(view.state, row, who, view.now()))

    title = f"Siapa menandatangani mewakili {view.state.name(row.signer)}?"
    view.app.push_screen(
        Choose(title, options), lambda who: view.attempt(lambda: chosen(who))
    )  # fmt: skip


def _later(view: CommitmentView) -> None:
    row = _row(view)
    _ask_due(view, [row], f"{view.state.name(row.signer)} menyusul sampai kapan?")


OTHER: Final = "?"
"""Answer to who signed: somebody who stands on no list."""


def _afterwards(view: CommitmentView) -> None:
    """Ask who gave a signature that was missing, and on which day."""
    from bimtek.ui.ask import Ask, Choose, Option

    row = _row(view)
    name, head = view.state.name(row.signer), view.state.room.head(row.signer.opd)
    among = view.state.room.of(row.signer.opd) if row.signer.opd else ()
    others = [one.id for one in among if head is None or one.id != head.id]
    options = [
        Option("s", f"{name} sendiri", ""),
        *(Option(str(n) if n < 10 else "", view.state.person(who), who)
          for n, who in enumerate(others, 1)),
        Option("l", "orang lain, yang tidak ada dalam daftar", OTHER),
    ]  # fmt: skip

    def named(signatory: str | None) -> None:
        if signatory:
            _ask_signed_on(view, row, signatory=signatory)

    def chosen(who: str | None) -> None:
        if who == OTHER:
            question = f"Siapa menandatangani untuk {name}?"
            asked = Ask(question, check=refused_mark, hint=PROXY_HINT, done="lanjut")
            view.app.push_screen(asked, lambda text: view.attempt(lambda: named(text)))
        elif who is not None:
            _ask_signed_on(view, row, participant=who)

    title = f"Siapa menandatangani susulan {name}?"
    view.app.push_screen(Choose(title, options), lambda who: view.attempt(lambda: chosen(who)))


def _ask_signed_on(
    view: CommitmentView, row: Row, participant: str = "", signatory: str = ""
) -> None:
    """Ask on which day it was signed."""
    from bimtek.ui.ask import Ask

    view.check_open(Signature)
    today = view.session.now().date()

    def check(text: str) -> str:
        try:
            deeds.read_signed_on(view.state, text, today)
        except Refusal as refused:
            return refused.message
        return ""

    def said(text: str | None) -> None:
        if text is not None:
            on = deeds.read_signed_on(view.state, text, today)
            view.perform(
                deeds.signed_afterwards(view.state, row, on, view.now(), participant, signatory)
            )

    view.app.push_screen(
        Ask(
            f"{view.state.name(row.signer)}: susulan ditandatangani tanggal berapa?",
            check=check,
            hint="kosong: hari ini; atau 5/12",
            empty=True,
        ),
        lambda text: view.attempt(lambda: said(text)),
    )


def _rest(view: CommitmentView) -> None:
    rows = [row for row in view.state.rows if row.is_open]
    if not rows:
        raise Refusal("nobody", "Tidak ada lagi yang belum menandatangani.")
    _ask_due(view, rows, f"{len(rows)} penanda tangan yang belum: menyusul sampai kapan?")


def _ask_due(view: CommitmentView, rows: Sequence[Row], question: str) -> None:
    from bimtek.ui.ask import Ask

    view.check_open(Signature)
    today = view.session.now().date()

    def check(text: str) -> str:
        try:
            deeds.read_due(text, today)
        except Refusal as refused:
            return refused.message
        return ""

    def said(text: str | None) -> None:
        if text:
            due = deeds.read_due(text, today)
            view.perform(deeds.later(view.state, rows, due, view.now()))

    view.app.push_screen(
        Ask(question, check=check, hint="14/7, 3h (tiga hari lagi), jumat"),
        lambda text: view.attempt(lambda: said(text)),
    )


def _object(view: CommitmentView) -> None:
    from bimtek.ui.ask import Ask, Choose, Option

    view.check_open(Signature)
    row = _row(view)
    name = view.state.name(row.signer)

    def said(how: How, text: str | None) -> None:
        if text:
            view.perform(deeds.object_to(view.state, row, how, text, view.now()))

    def chosen(how: How | None) -> None:
        if how is not None:
            view.app.push_screen(
                Ask(f"{name} {how}. Kalimatnya:", hint="seperti diucapkan; ~ di ujung: tertutup"),
                lambda text: view.attempt(lambda: said(how, text)),
            )

    options = [
        Option("k", "keberatan atas naskahnya", How.OBJECTS),
        Option("t", "menolak menandatangani", How.REFUSES),
    ]
    view.app.push_screen(Choose(name, options), chosen)


def _take_back(view: CommitmentView) -> None:
    view.perform(deeds.take_back(view.state, _row(view), view.now()))


def _add(view: CommitmentView) -> None:
    from bimtek.ui.ask import Ask

    view.check_open(AddedSigner)

    def said(text: str | None) -> None:
        if text:
            view.perform(deeds.add_signer(view.state, text, view.now()))

    view.app.push_screen(
        Ask("Penanda tangan tambahan:", hint="OPD, atau jabatan: Ketua DPRD", done="tambah"),
        lambda text: view.attempt(lambda: said(text)),
    )


def _remove(view: CommitmentView) -> None:
    view.perform(deeds.remove_signer(view.state, _row(view)))


def _paper(view: CommitmentView) -> None:
    from bimtek.ui.form import Form, FormField

    view.check_open(Paper)
    paper = view.state.paper.value if view.state.paper else None
    fields = (
        FormField("sheets", "Lembar", str(paper.sheets or "") if paper else "", "3"),
        FormField("kept", "Disimpan di", paper.kept if paper else "", "Bagian Hukum"),
    )

    def check(values: Mapping[str, str]) -> tuple[str, str]:
        try:
            deeds.keep_paper(view.state, values["sheets"], values["kept"])
        except Refusal as refused:
            return "sheets", refused.message
        return "", ""

    def said(values: Mapping[str, str] | None) -> None:
        if values is not None:
            view.perform(deeds.keep_paper(view.state, values["sheets"], values["kept"]))

    view.app.push_screen(
        Form("Naskah yang ditandatangani", fields, check=check),
        lambda values: view.attempt(lambda: said(values)),
    )


def _reader(view: CommitmentView) -> None:
    """Ask who reads; of two that stand, which one."""
    from bimtek.ui.ask import Ask

    state = view.state
    if state.paper is not None and "reader" in state.paper.conflicts:
        _settle(view)
        return
    shown = "" if state.reader == DESTROYED else state.reader
    away = f"; {state.reader_away} tidak tercatat hadir" if state.reader_away else ""

    def said(text: str | None) -> None:
        if text is not None and text.strip() != shown:
            view.perform(deeds.read_by(view.state, text))

    view.app.push_screen(
        Ask(
            "Siapa membacakan naskah komitmen?",
            shown,
            hint=f"nama atau jabatan{away}",
            check=refused_mark,
            replace=True,
            empty=True,
        ),
        lambda text: view.attempt(lambda: said(text)),
    )


def _unread(view: CommitmentView) -> None:
    view.perform(deeds.unread(view.state))
    view.looks_at = ""


def _settle(view: CommitmentView) -> None:
    from bimtek.stages.commitment.view_settle import settle

    settle(view, view.cursor_row)


def _find(view: CommitmentView) -> None:
    state = view.state
    offices = state.offices.by_code
    rows = {row.id: Findable(_line(state, row.signer), row.signer.opd) for row in state.rows}

    def found(signer: str) -> None:
        view.lines.move_to(signer)

    hint, none = "huruf nama OPD atau jabatan", "Tidak ada penanda tangan dengan huruf itu."
    find_row(view.app, "Penanda tangan mana?", rows, offices, found, hint=hint, none=none)


def _line(state: CommitmentState, signer: Signer) -> str:
    """A signer in a list to choose from: `Kepala Dinkes  Dinas Kesehatan`."""
    office = state.offices.by_code.get(signer.opd)
    return "  ".join(filter(None, (state.name(signer), office.name if office else "")))


def _destroy(view: CommitmentView) -> None:
    view.post_message(view.Destroy(said_here(view.state, view.cursor_row)))


ACTS: Final[Mapping[str, Callable[[CommitmentView], None]]] = {
    "all": _all,
    "sign": _sign,
    "proxy": _proxy,
    "later": _later,
    "afterwards": _afterwards,
    "rest": _rest,
    "object": _object,
    "take_back": _take_back,
    "add": _add,
    "remove": _remove,
    "paper": _paper,
    "reader": _reader,
    "unread": _unread,
    "settle": _settle,
    "find": _find,
    "destroy": _destroy,
}
