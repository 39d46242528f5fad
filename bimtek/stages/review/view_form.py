"""The form of a remark."""

from __future__ import annotations

from typing import Final

from bimtek.stages.view_field_form import FieldForm

HELP: Final = """\
Isian satu catatan telaah. Setiap isian tersimpan saat ditinggalkan; kosongkan lalu tinggalkan \
untuk menghapusnya. Hanya catatannya (*) yang harus ada.

Enter, Tab   isian berikut          ↑     isian sebelum
PgUp PgDn    catatan lain           Esc   kembali ke daftar

Jenis        i isi, d data, r rujukan, e redaksi
Keputusan    a diterima, p sebagian, t ditolak, l dibahas lagi,
             lalu alasannya: t sudah ada di Bab 3
Tenggat      14/7   3h (tiga hari lagi)   jumat
Diterima, yang memperbaiki, dan tenggat bersama-sama menjadi tindak lanjut.
~            di ujung kalimat: catatan ini tertutup,
             tidak dimuat dalam notulen
"""


class RemarkForm(FieldForm):
    """The fields of a remark."""

    help = HELP
