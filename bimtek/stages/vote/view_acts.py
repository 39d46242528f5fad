"""What each key of the list does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from bimtek.hall.offices import Findable
from bimtek.journal.records import Refusal
from bimtek.stages.view_finding import find_row
from bimtek.stages.vote import deeds
from bimtek.stages.vote.ballots import Option
from bimtek.stages.vote.records import VoteChoice, Voting
from bimtek.stages.vote.rules import free_places
from bimtek.stages.vote.view_entering import begin_new, begin_rewording
from bimtek.stages.vote.wording import listed, nobody_here

if TYPE_CHECKING:
    from bimtek.stages.vote.state import VoteState
    from bimtek.stages.vote.view import VoteView
    from bimtek.ui.form import FormField

OPEN, SECRET = "terbuka", "rahasia"
"""How votes were given that only totals are typed of."""
NAMED: Final = 6
"""Voters without a vote that a question names."""


def _voter(view: VoteView) -> str:
    key = view.lines.cursor_key
    if key is None:
        raise Refusal("no-voter", nobody_here(view.state))
    return key


def _option(view: VoteView) -> Option:
    option = view.cursor_option
    if option is None:
        raise Refusal("no-option", "Belum ada pilihan di sini. o: daftar pilihan, i: pilihan baru.")
    return option


def _destroy(view: VoteView) -> None:
    from bimtek.stages.vote.said import said_here

    view.post_message(view.Destroy(said_here(view.state, view.lines.cursor_key or "")))


# -- votes and totals


def _take_back(view: VoteView) -> None:
    if view.of_voters:
        view.perform(deeds.take_back(view.state, _voter(view)))
    elif not view.state.by_name:
        view.perform(deeds.clear_tally(view.state, _option(view)))
    else:
        raise Refusal("not-here", "Suara ditarik pada baris pemilih (o); h mencoret pilihan.")


def _settle(view: VoteView) -> None:
    from bimtek.stages.vote.view_settle import settle

    settle(view, view.lines.cursor_key or "")


def _turn(view: VoteView) -> None:
    view.turn(of_voters=not view.of_voters)


def _silent(view: VoteView) -> None:
    """Only who has not voted, or everybody again."""
    view.only_silent = not view.only_silent
    view.turn(of_voters=True)
    view.redraw()
    silent = view.state.turnout.silent
    if view.only_silent and not silent:
        view.only_silent = False
        view.redraw()
        view.tell("Semua yang hadir sudah memilih.")
    elif view.only_silent:
        view.tell(f"{len(silent)} {view.state.voters_are} belum memilih. n: semua lagi.")


def _find(view: VoteView) -> None:
    electors = view.state.electors
    rows = {
        one: Findable(electors.name(one), "" if electors.by_person else one)
        for one in view.state.voters
    }

    def found(voter: str) -> None:
        view.show_all_voters()
        view.lines.move_to(voter)

    hint = "huruf nama orang" if electors.by_person else "huruf nama OPD"
    none = "Tidak ada pemilih dengan huruf itu. Yang belum hadir dicatat di F7."
    find_row(view.app, "Suara siapa?", rows, electors.offices, found, hint=hint, none=none)


def _by_table(view: VoteView) -> None:
    deed = deeds.by_table(view.state)
    if view.state.voting.by_table or not view.state.votes:
        view.perform(deed)
        return
    from bimtek.ui.ask import Confirm

    many = len(view.state.votes)
    question = f"{many} suara bernama tidak dihitung lagi, hanya jumlah. Lanjutkan?"
    view.app.push_screen(Confirm(question), lambda yes: view.perform(deed) if yes else None)


def _papers(view: VoteView) -> None:
    from bimtek.ui.form import Form, FormField

    state = view.state
    if state.by_name:
        raise Refusal("by-name", "Di sini suara dicatat menurut nama. k: hanya jumlah.")
    view.check_open(Voting)
    stands = state.papers
    digits = "0123456789"
    expected = "Tulis angka, misalnya 18."
    fields = (
        FormField(
            "handed_in", "Surat masuk", str(stands.handed_in) if stands else "",
            "boleh kosong: angkat tangan", digits, expected,
        ),
        FormField(
            "invalid", "Tidak sah", str(stands.invalid) if stands else "0", "", digits, expected
        ),
        *_openness(state),
        FormField("counters", "Dihitung oleh", state.voting.counters, "nama atau jabatan"),
    )  # fmt: skip

    def sent(values: Mapping[str, str] | None) -> None:
        if values is None:
            return
        handed_in = int(values["handed_in"]) if values["handed_in"] else None
        invalid = int(values["invalid"] or 0)
        secret = values.get("secret") == SECRET
        view.perform(
            deeds.papers(view.state, handed_in, invalid, values["counters"], secret=secret)
        )
        view.doubt = True

    view.app.push_screen(
        Form("Surat suara", fields, check=_checked_papers),
        lambda values: view.attempt(lambda: sent(values)),
    )


def _openness(state: VoteState) -> tuple[FormField, ...]:
    """Whether the votes were secret; where the script says so nobody is asked."""
    from bimtek.ui.form import FormField

    if state.spec.secret:
        return ()
    now = SECRET if state.voting.secret else OPEN
    return (FormField("secret", "Suara", now, choices=(OPEN, SECRET)),)


def _checked_papers(values: Mapping[str, str]) -> tuple[str, str]:
    handed_in, invalid = values["handed_in"].strip(), values["invalid"].strip() or "0"
    if any(len(one) > 5 for one in (handed_in, invalid)):
        return "handed_in", "Terlalu banyak. Tulis jumlah surat suara."
    if handed_in and int(invalid) > int(handed_in):
        return "invalid", f"Tidak sah {invalid}, sedangkan yang masuk {handed_in}."
    return "", ""


# -- the result


def _open(view: VoteView) -> None:
    from bimtek.ui.ask import Confirm

    state = view.state
    deeds.open_result(state, view.now())

    def opened(yes: bool | None) -> None:
        if yes:
            view.perform(deeds.open_result(view.state, view.now()))
            view.turn(of_voters=False)

    question = _before_opening(view)
    view.app.push_screen(
        Confirm(f"{question}Buka hasil kepada aula?", yes="buka", no="belum"),
        lambda yes: view.attempt(lambda: opened(yes)),
    )


def _before_opening(view: VoteView) -> str:
    """What the person should know before the hall sees the numbers."""
    state = view.state
    told = []
    if state.by_name and (silent := state.turnout.silent):
        names = [state.electors.name(one) for one in silent[:NAMED]]
        names += [f"{len(silent) - NAMED} lain"] if len(silent) > NAMED else []
        told.append(f"{len(silent)} {state.voters_are} belum memilih: {listed(names)}.")
    if state.by_name and (split := sum(state.is_split(one) for one in state.votes)):
        told.append(f"{split} suara berbeda belum dipilih dan tidak dihitung (≠).")
    if not state.by_name and state.uncounted:
        told.append(f"{len(state.uncounted)} pilihan belum dihitung.")
    told += [f"Diragukan: {doubt}." for doubt in state.doubts]
    return "".join(f"{one}\n" for one in told)


def _decide(view: VoteView) -> None:
    """The hall chooses: of those at the border, else of all; the ranking decides the rest."""
    from bimtek.ui.ask import ChooseSeveral
    from bimtek.ui.ask import Option as Answer

    state = view.state
    if state.opened_at is None:
        raise Refusal("not-open", "Hasil belum dibuka. Tekan b bila aula siap melihatnya.")
    view.check_open(VoteChoice)
    border = state.border
    sure = tuple(state.chosen) if border else ()
    open_ones = border or tuple(place.option for place in state.ranking)
    by_id = {one.id: one for one in state.options}
    answers = [Answer("", by_id[one].text, one) for one in open_ones]
    free = free_places(state.ranking, state.spec.picks) if border else state.spec.picks
    most = f" (tersedia {free} tempat)" if free else ""
    what = f"Seri di batas{most}. Mana yang dipilih aula?" if border else "Mana yang dipilih aula?"

    def chosen(found: tuple[str, ...] | None) -> None:
        if found:
            _ask_why(view, (*sure, *found))

    view.app.push_screen(ChooseSeveral(what, answers), chosen)


def _ask_why(view: VoteView, options: tuple[str, ...]) -> None:
    from bimtek.ui.ask import Ask

    picks = view.state.spec.picks
    other = f" {len(options)} terpilih, naskah menyebut {picks}." if picks else ""
    question = f"Alasan keputusan aula?{other if len(options) != picks else ''}"

    def decided(reason: str | None) -> None:
        if reason:
            view.perform(deeds.decide(view.state, options, reason, view.now()))

    view.app.push_screen(
        Ask(question, hint="misalnya diundi, atau dukungan anggaran", done="putuskan"),
        lambda reason: view.attempt(lambda: decided(reason)),
    )


# -- options


def _add(view: VoteView) -> None:
    view.turn(of_voters=False)
    begin_new(view)


def _take_offered(view: VoteView) -> None:
    view.perform(deeds.take_offered(view.state, view.now()))
    view.turn(of_voters=False)


def _reword(view: VoteView) -> None:
    begin_rewording(view, _option(view))


def _strike(view: VoteView) -> None:
    option = _option(view)
    deed = deeds.strike(view.state, option)
    many = deeds.has_votes(view.state, option)
    counted = option.id in view.state.tallies and not view.state.by_name
    if option.out or not (many or counted):
        view.perform(deed)
        return
    from bimtek.ui.ask import Confirm

    who = f"{many} {view.state.voters_are} memilihnya" if many else "Hitungannya sudah tercatat"
    question = f"Coret ‘{option.text}’? {who}; itu tidak dihitung lagi."
    view.app.push_screen(
        Confirm(question, yes="coret"), lambda yes: view.perform(deed) if yes else None
    )


ACTS: Final[Mapping[str, Callable[[VoteView], None]]] = {
    "open": _open,
    "turn": _turn,
    "silent": _silent,
    "find": _find,
    "add": _add,
    "offered": _take_offered,
    "papers": _papers,
    "decide": _decide,
    "reword": _reword,
    "strike": _strike,
    "table": _by_table,
    "take_back": _take_back,
    "settle": _settle,
    "destroy": _destroy,
}
