"""Typing a ballot, a total or an option: begun on a row, understood at every key, recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Record, Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.meanwhile import changed_by
from bimtek.stages.vote import deeds
from bimtek.stages.vote.ballots import (
    Option,
    ballot_words,
    expected_ballot,
    read_ballot,
    typed_ballot,
)
from bimtek.stages.vote.deeds import Saw
from bimtek.stages.vote.records import Vote, VoteOption, VoteTally
from bimtek.stages.vote.rules import Ballot
from bimtek.stages.vote.script import worded
from bimtek.stages.vote.tallies import expected_tally, read_tally, tally_words, typed_tally
from bimtek.stages.vote.view_typing import Typing, What

if TYPE_CHECKING:
    from bimtek.stages.vote.state import VoteState
    from bimtek.stages.vote.view import VoteView

BALLOT: Final = "suara"
TALLY: Final = "hitungan"
OPTION: Final = "pilihan"
NEW: Final = "baru"
"""Parts of the places in which half-typed text is kept."""
RECORDS: Final[Mapping[What, type[Record]]] = {
    "ballot": Vote, "tally": VoteTally, "reword": VoteOption, "new": VoteOption,
}  # fmt: skip
"""What is recorded of what is typed."""
UNFINISHED: Final = (
    "Selesaikan dahulu yang sedang diketik: Enter menyimpan, Esc dua kali menghapus."
)


def begin(view: VoteView, key: str, typed: str = "") -> None:
    """Begin to type on a row.

    Raises:
        Refusal: where nothing can be typed there.
    """
    if view.of_voters:
        begin_ballot(view, key, typed)
        return
    option = view.state.option(key)
    if option is None:
        return
    if not view.state.by_name:
        begin_tally(view, option, typed)
    elif typed:
        raise Refusal("not-here", "Suara diketik pada baris pemilih. o: daftar pemilih.")
    else:
        begin_rewording(view, option)


def begin_ballot(view: VoteView, voter: str, typed: str = "") -> None:
    """Type what a voter chose.

    Raises:
        Refusal: of one who cannot vote now.
    """
    state = view.state
    deeds.may_vote(state, voter)
    vote = state.votes.get(voter)
    if vote is not None and vote.worth is Ballot.SPLIT:
        raise Refusal("split", "Dua suara berbeda tercatat. = memilih mana yang berlaku.")
    stands = _stands(state, "ballot", voter)
    draft = f"{state.stage.id}/{BALLOT}/{voter}"
    saw = Saw(state.seen_vote(voter))
    _begin(view, Typing("ballot", voter, state.electors.name(voter), saw, draft), stands, typed)


def begin_tally(view: VoteView, option: Option, typed: str = "") -> None:
    """Type what was counted for an option."""
    state = view.state
    stands = _stands(state, "tally", option.id)
    draft = f"{state.stage.id}/{TALLY}/{option.id}"
    typing = Typing("tally", option.id, option.text, Saw(state.seen_tally(option.id)), draft)
    _begin(view, typing, stands, typed)


def begin_rewording(view: VoteView, option: Option) -> None:
    """Type other words for an option."""
    state = view.state
    stands = _stands(state, "reword", option.id)
    draft = f"{state.stage.id}/{OPTION}/{option.id}"
    label = f"pilihan {option.number}"
    typing = Typing("reword", option.id, label, Saw(state.seen_option(option.id)), draft)
    _begin(view, typing, stands, "")


def _stands(state: VoteState, what: What, key: str) -> str:
    """What is recorded of a voter or an option, as it would be typed."""
    if what == "ballot":
        vote = state.votes.get(key)
        if vote is None or vote.worth is Ballot.DESTROYED:
            return ""
        return typed_ballot(state.spec.method, state.all_options, vote.marks)
    if what == "tally":
        count = state.tallies.get(key)
        return typed_tally(state.spec.method, count) if count else ""
    option = state.option(key)
    return f"{option.text} {option.origin}".strip() if option else ""


def tell_meanwhile(view: VoteView) -> None:
    """Another person has recorded what is being typed: told beside what is typed there.

    Where nothing is typed yet, the typing begins with what stands there now.
    """
    line, state = view.line, view.state
    typing = line.typing
    if typing is None or typing.what == "new":
        return
    now = {
        "ballot": state.seen_vote,
        "tally": state.seen_tally,
        "reword": state.seen_option,
    }[typing.what](typing.key)
    stands = _stands(state, typing.what, typing.key)
    who = changed_by(view.session, typing.saw.seen, now)
    unsent = line.unsent
    if told := line.meanwhile.told(who, stands, typing=unsent):
        view.tell(told, "warning")
        if not unsent:
            line.renew(typing._replace(saw=Saw(now)), stands)


def begin_new(view: VoteView, typed: str = "") -> None:
    """Type a new option."""
    draft = f"{view.stage.id}/{OPTION}/{NEW}"
    _begin(view, Typing("new", "", "pilihan baru", Saw(None), draft), "", typed)


def _begin(view: VoteView, typing: Typing, stands: str, typed: str) -> None:
    view.check_open(RECORDS[typing.what])
    before = view.line.typing
    if typed and before is not None and before.draft == typing.draft:
        view.line.field.insert_text_at_cursor(typed)
        return
    if view.line.unsent:
        view.line.field.focus()
        view.tell(UNFINISHED, "warning")
        return
    view.line.begin(typing, stands, typed)


def understand(view: VoteView, typing: Typing, text: str) -> None:
    """Say below the line what the text means so far, or what is expected."""
    if view.line.typing is not typing:
        return
    state, text = view.state, text.strip()
    try:
        if typing.what == "ballot":
            said = expected_ballot(state.spec, state.all_options)
            if text:
                marks = read_ballot(state.spec, state.stage.id, state.all_options, text)
                said = ballot_words(state.all_options, marks)
        elif typing.what == "tally":
            method = state.spec.method
            said = tally_words(method, read_tally(method, text)) if text else expected_tally(method)
        else:
            said = _option_understood(text)
    except Refusal as refused:
        said = refused.message
    view.line.say(said)


def _option_understood(text: str) -> str:
    if not text:
        return "Satu pilihan satu baris, lalu Enter. #4.2 di akhir: asalnya. Esc: selesai."
    origin = worded(text).origin
    return f"asal: {origin}" if origin else ""


def send(view: VoteView, typing: Typing, text: str) -> None:
    """Enter: record it and go on; what makes no sense stays and is told."""
    if typing.what == "new" and not text.strip():
        leave(view)
        return
    try:
        view.check_open(RECORDS[typing.what])
        deed = _deed(view, typing, text)
    except Refusal as refused:
        view.line.say(refused.message, wrong=True)
        return
    view.doubt = typing.what == "tally"
    view.perform(deed, clears=typing.draft)
    view.line.end()
    if typing.what == "new":
        begin_new(view)
    else:
        view.lines.focus()
        go_on(view, typing)


def _deed(view: VoteView, typing: Typing, text: str) -> Deed:
    state = view.state
    if typing.what == "ballot":
        return deeds.vote(state, typing.key, text, typing.saw)
    if typing.what == "new":
        return deeds.add_options(state, [text], view.now())
    option = state.option(typing.key)
    if option is None:
        raise Refusal("no-option", "Pilihan ini tidak ada lagi.")
    make = deeds.tally if typing.what == "tally" else deeds.reword
    return make(state, option, text, typing.saw)


def go_on(view: VoteView, typing: Typing) -> None:
    """The cursor goes to the next voter without a vote, the next option without a total."""
    state = view.state
    if typing.what == "ballot":
        keys = [line.key for line in view.lines.lines]
        left = {*state.turnout.silent} - {typing.key}
    elif typing.what == "tally":
        keys = [one.id for one in state.options]
        left = {one.id for one in state.uncounted} - {typing.key}
    else:
        return
    at = keys.index(typing.key) + 1 if typing.key in keys else 0
    following = next((one for one in (*keys[at:], *keys[:at]) if one in left), None)
    if following is not None:
        view.lines.move_to(following)
    elif typing.what == "ballot":
        view.tell("Semua yang hadir sudah memilih. b: buka hasil.")


def take_many(view: VoteView, text: str) -> None:
    """Several lines were pasted: one option each, all of them one deed; or joined to one."""
    from bimtek.ui.field import LONGEST
    from bimtek.ui.paste import Paste, PasteDialog

    def answered(answer: Paste | None) -> None:
        if answer is None:
            return
        if answer.how == "many":
            lines = answer.text.split("\n")
            view.attempt(lambda: view.perform(deeds.add_options(view.state, lines, view.now())))
        else:
            view.line.field.replace(answer.text, *view.line.field.selection)

    room = LONGEST - len(view.line.field.value)
    view.app.push_screen(PasteDialog(text, room, "pilihan"), answered)


def leave(view: VoteView) -> None:
    """Back to the list."""
    view.line.end()
    view.lines.focus()
    view.redraw()


def continue_draft(view: VoteView, place: str, body: str) -> bool:
    """Take up half-typed text on its row; False if that is not here."""
    parts = place.split("/")
    if len(parts) != 3 or parts[0] != view.stage.id:
        return False
    _, what, key = parts
    try:
        if what == BALLOT:
            view.show_all_voters()
            if not (view.of_voters and view.lines.move_to(key)):
                return False
            begin_ballot(view, key, body)
            return True
        view.turn(of_voters=False)
        if what == OPTION and key == NEW:
            begin_new(view, body)
            return True
        option = view.state.option(key)
        if option is None or not view.lines.move_to(key):
            return False
        if what == TALLY:
            begin_tally(view, option, body)
        else:
            begin_rewording(view, option)
            view.line.field.value = body
    except Refusal:
        return False
    return True
