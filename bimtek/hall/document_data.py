"""What is known only in the evening: numbers, letterhead, place and day, who signs. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, NamedTuple

from bimtek.hall.confidence import refused_mark
from bimtek.journal.records import Record, Refusal
from bimtek.locale.dates import DateError, medium_date, parse_date

NIP_DIGITS: Final = 18
"""Of a civil servant: day of birth, first appointment, sex, number."""


@dataclass(frozen=True, slots=True)
class DocumentData(Record):
    """What stands at the head and the foot of the minutes."""

    kind: ClassVar[str] = "document_data"
    noun: ClassVar[str] = "data dokumen"
    labels: ClassVar[Mapping[str, str]] = {
        "government": "kop surat, pemerintah",
        "office": "kop surat, perangkat daerah",
        "address": "kop surat, alamat",
        "contact": "kop surat, telepon",
        "number": "nomor notula",
        "invitation": "nomor surat undangan",
        "signed_at": "tempat penandatanganan",
        "signed_on": "tanggal penandatanganan",
    }

    id: str = "1"
    government: str = ""
    office: str = ""
    address: str = ""
    contact: str = ""
    number: str = ""
    invitation: str = ""
    signed_at: str = ""
    """Before the day above the signatures; empty: the city."""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SignatureBlock(Record):
    """Who signs the minutes in one place of them."""

    kind: ClassVar[str] = "signature_block"
    noun: ClassVar[str] = "blok tanda tangan"
    key: ClassVar[tuple[str, ...]] = ("part",)
    searchable: ClassVar[tuple[str, ...]] = ("name",)
    labels: ClassVar[Mapping[str, str]] = {
        "name": "nama",
        "post": "jabatan",
        "rank": "pangkat/golongan",
        "nip": "NIP",
    }

    part: str
    """`pimpinan`, `notulis-1`, `mengetahui`."""
    name: str = ""
    """Empty: as it was recorded in the hall."""
    post: str = ""
    rank: str = ""
    nip: str = ""


DOCUMENT_RECORDS: Final[tuple[type[Record], ...]] = (DocumentData, SignatureBlock)

CHAIR, WITNESS = "pimpinan", "mengetahui"


class Signer(NamedTuple):
    """One place for a signature, as it is printed."""

    part: str
    signs_as: str
    """`Pimpinan rapat,`: stands above it."""
    name: str = ""
    post: str = ""
    rank: str = ""
    nip: str = ""


def signers(
    chair: str,
    recorders: Sequence[str],
    recorders_as: str,
    blocks: Mapping[str, SignatureBlock],
) -> tuple[Signer, ...]:
    """Who signs, in the order of the page: who led, who recorded, and who knows of it, if anybody.

    Args:
        chair: who led the meeting, as recorded; empty: nobody was.
        recorders: who wrote it down; none: a blank place.
        recorders_as: what stands above their names.
        blocks: part → what was typed for it.
    """
    places = [Signer(CHAIR, "Pimpinan rapat,", chair)]
    places += [
        Signer(f"notulis-{number}", recorders_as, name)
        for number, name in enumerate(recorders or ("",), 1)
    ]
    if (witness := blocks.get(WITNESS)) is not None and (witness.name or witness.post):
        places.append(Signer(WITNESS, "Mengetahui,"))
    return tuple(_filled(one, blocks.get(one.part)) for one in places)


def _filled(place: Signer, block: SignatureBlock | None) -> Signer:
    if block is None:
        return place
    name = block.name or place.name
    return place._replace(name=name, post=block.post, rank=block.rank, nip=block.nip)


class Entry(NamedTuple):
    """One line of the form."""

    key: str
    label: str
    value: str = ""
    """As it stands, in words; empty: nothing was typed."""
    stands: str = ""
    """What is printed where nothing was typed, such as the name that the hall recorded."""
    dotted: bool = False
    """Without it a pen has to: dots are printed."""
    hint: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the document has dots there."""
        return self.dotted and not self.value and not self.stands


def entries(
    data: DocumentData, city: str, places: Sequence[Signer], blocks: Mapping[str, SignatureBlock]
) -> tuple[Entry, ...]:
    """All lines of the form, in the order of the page."""
    day = medium_date(data.signed_on) if data.signed_on else ""
    found = [
        Entry("government", "Kop surat: pemerintah", data.government,
              hint="misalnya PEMERINTAH KOTA CONTOH"),
        Entry("office", "Kop surat: perangkat daerah", data.office),
        Entry("address", "Kop surat: alamat", data.address),
        Entry("contact", "Kop surat: telepon, surel, laman", data.contact),
        Entry("number", "Nomor notula", data.number, hint="misalnya 005/123/2023"),
        Entry("invitation", "Nomor surat undangan", data.invitation),
        Entry("signed_at", "Tempat", data.signed_at, city, dotted=True),
        Entry("signed_on", "Tanggal", day, dotted=True, hint="misalnya 4 Juli 2023"),
    ]  # fmt: skip
    alike = Counter(place.signs_as for place in places)
    for place in places:
        number = place.part.rpartition("-")[2] if alike[place.signs_as] > 1 else ""
        block = blocks.get(place.part) or SignatureBlock(place.part)
        found += _of_place(place, block, number)
    if all(place.part != WITNESS for place in places):
        found += _of_place(Signer(WITNESS, "Mengetahui,"), SignatureBlock(WITNESS), "")[:2]
    return tuple(found)


def _of_place(place: Signer, block: SignatureBlock, number: str) -> list[Entry]:
    """What is typed for one signature.

    Args:
        number: of several that sign alike.
    """
    who = f"{place.signs_as.rstrip(',')} {number}".rstrip()
    signs = place.part != WITNESS or bool(place.name or place.post)
    recorded = "" if block.name else place.name
    return [
        Entry(f"{place.part}/name", f"{who}: nama", block.name, recorded, dotted=signs),
        Entry(f"{place.part}/post", f"{who}: jabatan", block.post),
        Entry(f"{place.part}/rank", f"{who}: pangkat/golongan", block.rank, dotted=signs,
              hint="misalnya Pembina Tk. I (IV/b)"),
        Entry(f"{place.part}/nip", f"{who}: NIP", shown_nip(block.nip), dotted=signs,
              hint="18 angka"),
    ]  # fmt: skip


def blanks_told(found: Sequence[Entry]) -> str:
    """`5 isian kosong: dicetak ………`."""
    blank = sum(one.is_blank for one in found)
    return f"{blank} isian kosong: dicetak ………" if blank else "semua isian terisi"


def read_entry(key: str, text: str) -> tuple[str, object]:
    """The field that a line of the form sets, and its value.

    Raises:
        Refusal: for a day that is none, a NIP that has not its digits, a mark of confidence.
    """
    text = " ".join(text.split())
    if wrong := refused_mark(text):
        raise Refusal("closed", wrong)
    name = key.rpartition("/")[2]
    if name == "signed_on":
        return name, _day(text)
    if name == "nip":
        return name, _nip(text)
    return name, text


def shown_nip(nip: str) -> str:
    """A NIP as offices write it, in groups: `19700101 200003 1 001`; anything else as it is."""
    if len(nip) != NIP_DIGITS or not nip.isdigit():
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return parse_date(text)
    except DateError as error:
        raise Refusal("no-date", f"Tanggal belum benar: {error}.") from error


def _nip(text: str) -> str:
    digits = "".join(char for char in text if char.isascii() and char.isdigit())
    if text and len(digits) != NIP_DIGITS:
        raise Refusal("no-nip", f"NIP terdiri atas {NIP_DIGITS} angka; ini {len(digits)}.")
    return digits
