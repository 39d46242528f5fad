"""What each key of the groups does: it asks what is needed, then one act is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from bimtek.hall.offices import office_line
from bimtek.hall.showing import Subject
from bimtek.journal.records import Change, Refusal
from bimtek.locale.folding import letters
from bimtek.stages.deed import Deed
from bimtek.stages.grouping import division_of, is_in_groups, seating_of
from bimtek.tui.groups_rows import GROUP, OFFICE, PERSON, Spot, person_words
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.which import Which

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.tui.groups_view import GroupsView

NEW: Final = ""
"""Stands for a group that is not there yet."""


def _spot(view: GroupsView) -> Spot:
    if (spot := view.spot) is None:
        raise Refusal("no-groups", "Belum ada kelompok. Tekan i untuk membuat satu.")
    return spot


def _group(view: GroupsView) -> str:
    """The group of the line with the cursor."""
    spot = _spot(view)
    if spot.sort == GROUP:
        return spot.id
    seating = view.seating
    found = (
        seating.office_group.get(spot.id, "") if spot.sort == OFFICE else seating.group_of(spot.id)
    )
    if not found:
        raise Refusal("no-group-here", "Pilih dahulu baris sebuah kelompok.")
    return found


def add(view: GroupsView) -> None:
    """A new group."""

    def named(name: str | None) -> None:
        if name:
            changes, group = view.grouping.add(name)
            view.coming = f"{GROUP}/{group}"
            told = f"Kelompok {view.seating.name(group)} sudah ada." if not changes else ""
            view.perform(Deed(tuple(changes), told or f"Kelompok {name}."))
            view.look()

    question = Ask("Nama kelompok", hint="misalnya Smart Living, atau Meja 3", done="buat")
    view.app.push_screen(question, lambda name: view.attempt(lambda: named(name)))


def seat_here(view: GroupsView) -> None:
    """An office or a person comes to the group with the cursor."""
    group, seating = _group(view), view.seating
    words = {
        f"{OFFICE}/{code}": office_line(opd)
        for code, opd in seating.opds.items()
        if seating.office_group.get(code) != group
    }
    words |= {
        f"{PERSON}/{who}": _person_line(view, who)
        for who in seating.room.people
        if seating.group_of(who) != group and (seating.room.people[who].name or "")
    }
    question = Which(
        f"Siapa yang duduk di {seating.name(group)}?",
        words,
        lambda typed: _beginning(typed, words),
        hint="huruf nama OPD atau orang",
        none="Tidak ada OPD atau orang dengan huruf itu.",
    )
    view.app.push_screen(question, lambda key: _seat(view, key, group) if key else None)


def _person_line(view: GroupsView, who: str) -> str:
    seating = view.seating
    opd = seating.opds.get(seating.room.people[who].opd)
    return f"{person_words(seating, who)}  {opd.short if opd else ''}".rstrip()


def _beginning(typed: str, words: Mapping[str, str]) -> Sequence[str]:
    """Who is called so: first where a word begins with the letters, then where they stand."""
    wanted = letters(typed)
    if not wanted:
        return tuple(words)
    begins = [
        key
        for key, said in words.items()
        if any(letters(word).startswith(wanted) for word in said.split())
        or letters(said).startswith(wanted)
    ]
    return (
        *begins,
        *(k for k, said in words.items() if k not in begins and wanted in letters(said)),
    )


def move(view: GroupsView) -> None:
    """The marked offices and people, else that with the cursor, go to another group."""
    spots = view.marked
    if not spots:
        seat_here(view)
        return
    what = view.called(spots[0]) if len(spots) == 1 else f"{len(spots)} baris"
    _which_group(view, f"{what} pindah ke kelompok mana?", lambda to: _seat_all(view, spots, to))


def _which_group(view: GroupsView, question: str, then: Callable[[str], None]) -> None:
    seating = view.seating
    options = [
        Option(str(number) if number < 10 else "", one.title, one.id, f"{len(one.here)} orang")
        for number, one in enumerate(seating.tables, 1)
    ]
    if not options:
        raise Refusal("no-groups", "Belum ada kelompok. Tekan i untuk membuat satu.")
    view.app.push_screen(
        Choose(question, options),
        lambda group: view.attempt(lambda: then(group)) if group else None,
    )


def _seat(view: GroupsView, key: str, group: str) -> None:
    sort, _, name = key.partition("/")
    _seat_all(view, (Spot(sort, name),), group)


def _seat_all(view: GroupsView, spots: Sequence[Spot], group: str) -> None:
    changes = []
    for spot in spots:
        seat = view.grouping.seat_office if spot.sort == OFFICE else view.grouping.seat_person
        changes += seat(spot.id, group)
    what = view.called(spots[0]) if len(spots) == 1 else f"{len(spots)} baris"
    where = f"duduk di {view.seating.name(group)}" if group else "tidak duduk di kelompok"
    view.lines.mark(())
    view.perform(Deed(tuple(changes), f"{what} {where}."))


def deal(view: GroupsView) -> None:
    """Sisanya: bagi rata."""
    changes = view.grouping.deal_out()
    told = f"{len(changes)} dibagi rata ke {len(view.seating.ids)} kelompok. Ctrl+Z menariknya."
    view.perform(Deed(tuple(changes), told))


def _choose(view: GroupsView, what: str, then: Callable[[str, str], list[Change]]) -> None:
    group, seating = _group(view), view.seating
    table = seating.table(group)
    people = (table.here or table.people) if table else ()
    if not people:
        raise Refusal("nobody-there", f"Belum ada orang di {seating.name(group)}.")
    words = {who: _person_line(view, who) for who in people}

    def chosen(who: str | None) -> None:
        if who:
            told = f"{what} {seating.name(group)}: {person_words(seating, who)}."
            view.perform(Deed(tuple(then(group, who)), told))

    question = Which(
        f"{what} {seating.name(group)}",
        words,
        lambda typed: _beginning(typed, words),
        hint="huruf nama",
        none="Tidak ada orang dengan huruf itu di kelompok ini.",
    )
    view.app.push_screen(question, lambda who: view.attempt(lambda: chosen(who)))


def head(view: GroupsView) -> None:
    """Who is koordinator, of those who sit there."""
    _choose(view, "Koordinator", lambda group, who: view.grouping.choose_head(group, who))


def secretary(view: GroupsView) -> None:
    """Who writes for the group."""
    _choose(view, "Sekretaris", lambda group, who: view.grouping.choose_secretary(group, who))


def rename(view: GroupsView) -> None:
    """Another name."""
    group = _group(view)
    _ask(view, "Nama kelompok", view.seating.name(group),
         lambda text: view.grouping.rename(group, text))  # fmt: skip


def place(view: GroupsView) -> None:
    """At which table."""
    group = _group(view)
    title = f"{view.seating.name(group)} di meja nomor berapa?"
    _ask(view, title, view.seating.place(group), lambda text: view.grouping.put(group, text))


def _ask(view: GroupsView, question: str, value: str, then: Callable[[str], list[Change]]) -> None:
    def answered(text: str | None) -> None:
        if text:
            view.perform(Deed(tuple(then(text)), f"{question.rstrip('?')}: {text}."))

    view.app.push_screen(
        Ask(question, value, replace=True),
        lambda text: view.attempt(lambda: answered(text)),
    )


def remove(view: GroupsView) -> None:
    """A group is dissolved; an office or a person sits nowhere."""
    spots = view.marked
    if spots:
        _seat_all(view, spots, "")
        return
    group = _group(view)
    told = f"Kelompok {view.seating.name(group)} dibubarkan. Ctrl+Z mengembalikannya."
    view.perform(Deed(tuple(view.grouping.dissolve(group)), told))


def take_over(view: GroupsView) -> None:
    """The groups of another acara, with all who sit there."""
    others = _others(view)
    if not others:
        raise Refusal("no-other", "Tidak ada acara lain yang punya kelompok.")
    options = [
        Option(str(number) if number < 10 else "", stage.title, stage)
        for number, stage in enumerate(others, 1)
    ]

    def chosen(stage: Stage | None) -> None:
        if stage is not None:
            changes = view.grouping.take_over(seating_of(view.session, stage))
            view.perform(Deed(tuple(changes), f"Kelompok sama dengan ‘{stage.title}’."))

    question = Choose("Pakai pembagian acara mana?", options)
    view.app.push_screen(question, lambda stage: view.attempt(lambda: chosen(stage)))


def _others(view: GroupsView) -> list[Stage]:
    """One acara of each other division that has groups."""
    found: dict[str, Stage] = {}
    mine = division_of(view.stage)
    for stage in view.session.stages:
        if division_of(stage) != mine and is_in_groups(view.session, stage):
            found.setdefault(division_of(stage), stage)
    return list(found.values())


def show(view: GroupsView) -> None:
    """The hall sees where everybody sits."""
    showing = view.session.showing()
    view.session.show(showing._replace(subject=Subject.SEATS, stage=view.stage.id))
    view.post_message(view.Present())


ACTS: Final[Mapping[str, Callable[[GroupsView], None]]] = {
    "add": add,
    "seat": seat_here,
    "move": move,
    "deal": deal,
    "head": head,
    "secretary": secretary,
    "rename": rename,
    "place": place,
    "remove": remove,
    "take_over": take_over,
    "show": show,
}
