"""The form of a programme."""

from __future__ import annotations

from typing import Final

from bimtek.stages.view_field_form import FieldForm

HELP: Final = """\
Isian satu program. Setiap isian tersimpan saat ditinggalkan; kosongkan lalu tinggalkan untuk \
menghapusnya. Hanya nama dan penanggung jawab (*) yang harus ada.

Enter, Tab   isian berikut          ↑     isian sebelum
PgUp PgDn    program lain           Esc   kembali ke daftar

Jangka       p pendek, m menengah, j panjang
Sumber dana  a APBD, n APBN, c CSR, l lain
Quick win dan syaratnya (?): y ya, t tidak
Anggaran     750 jt    1,5 m    12.000.000
Target       2026: 40; 2027: 60
~            di ujung kalimat: program ini tertutup,
             tidak dimuat dalam notulen
"""


class ProgrammeForm(FieldForm):
    """The fields of a programme."""

    help = HELP
