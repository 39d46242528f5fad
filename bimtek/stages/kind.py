"""What a kind of stage declares of itself; views and templates are named as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from bimtek.journal.records import Change, Record
from bimtek.script.kinds import Allowed, Demand, Part
from bimtek.script.model import Stage
from bimtek.script.outline import Section
from bimtek.script.reading import Reading


@dataclass(frozen=True, slots=True)
class StageKind:
    """One kind of stage.

    Args:
        word: what scripts call it, such as `presensi`.
        name: its folder, such as `attendance`.
        read: what its section says, as plain values; mistakes go to `reading.mistakes`.
        records: the kinds of record that only this stage declares.
        demand: what an acara asks of the hall and of whom, for the check of a script.
        parts: the pieces of what an acara says, for taking over another version of a script.
        seeds: records that its acara brings into a new session.
        heading: what its own heading may carry beside the common keys.
        items: what the items of its lists may carry.
        deeper: what `###` and `####` headings may carry; levels not named here are mistakes.
        own_text: its paragraphs are text of its own; else they are plain guide text.
        plenary: the hall acts as one, so that its heading names no groups (`kelompok=`).
        bare: its spec without any text, for an acara inserted in the hall; None: it needs one.
        view: `module:class` of its screen, loaded when first shown; empty: guide text and notes.
        paper: `module:function(stage, office)` that gives the pieces of its blank form; `office`
            tells what an OPD is called.
        minutes: `module:function` that gives the values of its part of the minutes.
        progress: `module:function` that counts what is done and what is asked.
        reached: `module:function` that says it to the hall: `13 dari 15 baris terjawab`.
        topics: `module:function` that names what a note may mention of an acara.
        beside: `module:function(session, stage, kind, record)` that tells one of its rows in a few
            lines to an acara that refers to it; what may not stand before everybody is left out.
        earlier: kind of its records that came along from an earlier session and whose rows may be
            named where the script does not ask them again.
        earlier_topics: `module:function(session, scripted)` that names these rows; `scripted` are
            the topics of the script.
        earlier_beside: `module:function(session, record)` that tells one of them in a few lines.
        answers_rows: its records say which row they answer: a row that came along is looked for
            there where the script has no acara of its kind.
        names: `module:function(session, stage)` that gives ids which its records hold → what people
            call it: roles, clauses, columns, rows and groups that were added.
        says: `module:function(session, stage, kind, record, field, value)` that says a value which
            its records store as text of another meaning, an id or a date; empty: as it stands.
        page: `module:function(session, stage, pointed)` that gives its page on the projector;
            `pointed` is what the facilitator's screen points at (`StageView.pointed`).
        office: `module:function(session, stage, opd)` that gives the lines of an acara on the page
            of one OPD on the projector.
        ends: `module:function(session, stage)` that gives the time at which the hall was told that
            an acara ends; None: no other than planned.
        spoken: `module:function(session, stage)` that gives which OPDs said something that is
            neither note nor turn, and when (`bimtek.hall.talkers.Spoke`).
        offered: `module:function(session, stage)` that gives what another acara may vote on
            (`bimtek.stages.offered.Offered`).
        missing: `module:function(session, stage)` that names what is missing in an acara.
        pivot: `module:function(stage)` that gives the form of an acara as a view of its own.
        fits: `module:function(script, stage, change, stands)` that refuses what is recorded into
            an acara and makes no sense there; `stands(kind, record)` says whether that is recorded.
        typed: `module:function(session, stage, seen, field, text)` that gives the values which
            typed text puts in the place of several side by side; None: as its type says.
        settled: `module:function(session, stage, seen, change)` that gives all that is recorded
            where a person chose between such values; `change` sets the chosen one.
        agreed: `module:function(session, stage)` that counts OPDs that have agreed, of how many.
        web: `module:function(session, stage, table)` that gives what a table fills on a page of the
            hall's network (`bimtek.stages.table_page.TablePage`); None: nothing. `table` is the id
            of a group.
        form: `module:function(session, stage, opd)` that gives what one office answers by itself,
            on a form that goes out and comes back (`bimtek.stages.office_form.OfficeForm`); None:
            nothing.
        onward: `module:function(source, way)` that gives what of its records a next session takes
            over from this one (`bimtek.hall.passing.Passed`), and what stays behind, with why.
        package: name and version of the package that brought it, set when it is loaded; empty: it
            is built in.
    """

    word: str
    name: str
    read: Callable[[Section, Reading], Any]
    records: tuple[type[Record], ...] = ()
    parts: Callable[[Any], Iterable[Part]] | None = None
    demand: Callable[[Any], Demand] | None = None
    seeds: Callable[[Stage], list[Change]] | None = None
    heading: Allowed = field(default_factory=Allowed)
    items: Allowed = field(default_factory=Allowed)
    deeper: tuple[Allowed, ...] = ()
    own_text: bool = False
    plenary: bool = False
    bare: Any = None
    view: str = ""
    paper: str = ""
    minutes: str = ""
    progress: str = ""
    reached: str = ""
    topics: str = ""
    beside: str = ""
    earlier: type[Record] | None = None
    earlier_topics: str = ""
    earlier_beside: str = ""
    answers_rows: bool = False
    names: str = ""
    says: str = ""
    page: str = ""
    office: str = ""
    ends: str = ""
    spoken: str = ""
    offered: str = ""
    missing: str = ""
    pivot: str = ""
    fits: str = ""
    typed: str = ""
    settled: str = ""
    agreed: str = ""
    web: str = ""
    form: str = ""
    onward: str = ""
    package: str = ""


NOTHING: Mapping[str, Any] = {
    "agreed": (0, 0),
    "beside": (),
    "earlier_beside": (),
    "earlier_topics": (),
    "ends": None,
    "form": None,
    "missing": (),
    "names": {},
    "offered": (),
    "office": (),
    "onward": (),
    "page": None,
    "paper": (),
    "pivot": None,
    "progress": (0, 0),
    "reached": "",
    "says": "",
    "spoken": (),
    "topics": (),
    "web": None,
}
"""What is taken for an answer where another package fails to give one."""


def named(what: str) -> Callable[..., Any]:
    """What a kind of stage names as `module:function`, loaded when it is first asked for."""
    module, _, name = what.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found
