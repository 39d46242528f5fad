"""The list of participants: rows checked, matched with the people who stand, planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import Seen
from bimtek.lists.faults import Listed
from bimtek.lists.files import File
from bimtek.lists.forms import Form, Nip, Phone, RowNumber, Text, one_of, read_forms
from bimtek.lists.people import Census, Wanted
from bimtek.lists.plan import Plan
from bimtek.lists.spellings import GUEST, Spellings
from bimtek.lists.tables import Column, Layout, Table, read_table

_COLUMNS = (
    Column("instansi", ("lembaga", "asal instansi", "asal", "unit kerja", "kantor", "agency")),
    Column("no", ("nomor", "no urut", "nomor urut", "row")),
    Column("nama", ("nama lengkap", "nama peserta", "nama undangan", "nama pejabat",
                    "nama dan gelar", "nama lengkap dan gelar", "name")),
    Column("jabatan", ("nama jabatan", "jabatan peserta", "posisi", "post")),
    Column("opd", ("perangkat daerah", "nama opd", "kode opd", "skpd", "dinas", "asal opd",
                   "nama perangkat daerah", "organisasi perangkat daerah")),
    Column("nip", ("nip baru", "nomor induk pegawai", "nip nrp")),
    Column("golongan", ("gol", "gol ruang", "golongan ruang", "pangkat", "pangkat gol",
                        "pangkat golongan", "pangkat gol ruang", "pangkat golongan ruang",
                        "rank")),
    Column("kapasitas", ("status jabatan", "capacity")),
    Column("peran", ("peran dalam sk", "role")),
    Column("hp", ("no hp", "nomor hp", "telepon", "no telepon", "nomor telepon", "telp",
                  "no telp", "wa", "no wa", "nomor wa", "whatsapp", "no whatsapp", "handphone",
                  "no handphone", "kontak", "phone")),
    Column("email", ("surel", "pos el", "alamat email")),
    Column("id", ("id peserta",)),
)  # fmt: skip
LAYOUT = Layout(_COLUMNS, (("nama", "jabatan"), ("opd", "instansi")), counter="no")

DEFINITE, STAND_IN = "definitif", "wakil"


class ParticipantRow(Form):
    """One invited person or post."""

    number: Annotated[RowNumber, Field(alias="no")] = None
    name: Annotated[Text, Field(alias="nama")] = ""
    post: Annotated[Text, Field(alias="jabatan")] = ""
    opd: Text
    agency: Annotated[Text, Field(alias="instansi")] = ""
    nip: Nip
    rank: Annotated[Text, Field(alias="golongan")] = ""
    capacity: Annotated[
        str,
        one_of("definitif", "plt.", "plt", "plh.", "plh", "pj.", "pj", "wakil"),
        Field(alias="kapasitas"),
    ] = ""
    role: Annotated[Text, Field(alias="peran")] = ""
    phone: Annotated[Phone, Field(alias="hp")] = ""
    email: Text
    id: Text

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if not self.name and not self.post:
            raise ValueError("nama dan jabatan kosong; isi salah satunya")
        if not self.opd and not self.agency:
            raise ValueError("opd kosong; isi OPD, atau instansi bagi tamu")
        return self

    @property
    def full_post(self) -> str:
        """The post with the capacity before it: `Plt. Kepala Dinas`."""
        short = self.capacity.rstrip(".").capitalize()
        if self.capacity in ("", DEFINITE, STAND_IN) or not self.post:
            return self.post
        if self.post.casefold().startswith(short.casefold()):
            return self.post
        return f"{short}. {self.post}"


def read_participants(source: Path | File | Table) -> Listed[ParticipantRow]:
    """Read a list of participants; all its mistakes stand in the result."""
    table = read_table(source, LAYOUT)
    if "opd" not in table.columns:
        table = _opd_by_agency(table)
    return read_forms(table, ParticipantRow)


def _opd_by_agency(table: Table) -> Table:
    """Many offices call the OPD `instansi` and have no other column for it."""
    rows = (row._replace(values=row.values | {"opd": row.values["instansi"], "instansi": ""})
            for row in table.rows)  # fmt: skip
    return table._replace(rows=tuple(rows))


def plan_participants(
    listed: Listed[ParticipantRow],
    opds: Iterable[Opd],
    people: Iterable[Seen[Participant]],
    key: str,
    aliases: Mapping[str, str] | None = None,
) -> Plan:
    """What taking the list would change.

    A person is found again by id, by NIP, by name and OPD; a named row takes the empty seat of its
    post. An empty cell says nothing, and who is not in the list stays.

    Args:
        opds: the offices of the session.
        people: everybody of the session, withdrawn ones too.
        key: the session's key for ids.
        aliases: answers to unknown spellings: spelling → code, or `tamu` for a guest's agency.
    """
    spellings = Spellings(opds, aliases or {})
    for spelling, row in listed.spellings:
        spellings.find(spelling, row)
    census = Census(people, key, Offices(spellings.after()))
    wanted = [_wanted(row, spellings) for row in listed.rows]
    once = census.once([one for one in wanted if one is not None])
    census.count_rows(once)
    for one in once:
        census.take(one)
    faults = (*listed.faults, *spellings.faults, *census.faults)
    answered = tuple(spellings.changes())
    return Plan(
        listed.name,
        "peserta",
        changes=() if faults else (*answered, *census.changes),
        new=tuple(census.new),
        changed=tuple(census.changed),
        same=census.same,
        faults=faults,
        notices=(*listed.warnings, *census.notices()),
        unknown=spellings.unknown,
        opds=tuple(spellings.after()),
        found=census.found,
    )


def _wanted(row: ParticipantRow, spellings: Spellings) -> Wanted | None:
    """The row with its OPD looked up; None: nobody knows the OPD."""
    opd, agency = "", row.agency
    if row.opd:
        found = spellings.find(row.opd, row.row)
        if found is None:
            return None
        if found == GUEST:
            agency = agency or row.opd
        else:
            opd, agency = found, ""
    return Wanted(
        row=row.row,
        id=row.id,
        name=row.name,
        post=row.full_post,
        opd=opd,
        agency=agency,
        number=row.number,
        nip=row.nip,
        rank=row.rank,
        role=row.role,
        phone=row.phone,
        email=row.email,
    )
