"""What a script may say of a kesenjangan."""

from __future__ import annotations

from bimtek.script.model import Level
from bimtek.stages.gap.script import Criterion, IndicatorSpec, Pillar, Subdimension

from ...script.checking import mistakes_of, spec_of

LEVELS = "1. a\n2. b\n3. c\n4. d\n5. e\n"
TABLE = "\n| Kode | Indikator | Satuan | Arah | OPD | Kapan |\n|---|---|---|---|---|---|\n"
CRITERIA = tuple(Criterion(number, text) for number, text in enumerate("abcde", 1))


def test_a_pillar_has_subdimensions_with_criteria_and_indicators() -> None:
    spec = spec_of(
        "## A {.kesenjangan}\n\n### Smart Living {pilar=4}\n\n#### 4.2 Kesehatan\n\n"
        + LEVELS
        + TABLE
        + "| SL.2.1 | Antrean \\| rekam medis | % | naik | Dinkes, Dishub | pleno |\n"
        "| SL.2.2 | Waktu tanggap | menit | ▼ | Dinas Kesehatan | |\n"
    )
    assert spec.pillars == (
        Pillar(
            "living",
            4,
            "Smart Living",
            (
                Subdimension(
                    "4.2",
                    "Kesehatan",
                    CRITERIA,
                    (
                        IndicatorSpec(
                            "SL.2.1",
                            "Antrean | rekam medis",
                            "%",
                            "naik",
                            ("dinkes", "dishub"),
                            "pleno",
                        ),
                        IndicatorSpec(
                            "SL.2.2", "Waktu tanggap", "menit", "turun", ("dinkes",), "pokja"
                        ),
                    ),
                    ("dinkes", "dishub"),
                ),
            ),
        ),
    )
    assert spec.pillar("living").subdimensions[0].criterion(3) == "c"


def test_the_heading_may_say_who_answers() -> None:
    spec = spec_of('## A {.kesenjangan}\n\n### B\n\n#### 1.1 C {opd="Setda, Bappeda"}\n\n' + LEVELS)
    assert spec.pillars[0].subdimensions[0].opds == ("setda", "bappeda")
    assert (spec.pillars[0].number, spec.pillars[0].id) == (1, "b")


def test_the_order_of_the_hall_differs_from_the_order_of_the_script() -> None:
    pillars = "".join(
        f"\n### Smart {name}\n\n#### {n}.1 X\n\n{LEVELS}"
        for n, name in enumerate(("Governance", "Branding", "Living"), 1)
    )
    spec = spec_of('## A {.kesenjangan urutan="Living, smart branding"}\n' + pillars)
    assert spec.order == ("living", "branding", "governance")


def test_the_scale_is_the_scripts_own() -> None:
    scale = "## S {.skala}\n\n0. Nihil: belum ada\n1. Ada\n\n"
    body = "## A {.kesenjangan target-bawaan=“kini + 1”}\n\n### B\n\n#### 1.1 C\n\n0. x\n1. y\n"
    spec = spec_of(scale + body)
    assert spec.scale == (Level(0, "Nihil", "belum ada"), Level(1, "Ada", ""))
    assert spec.default_target == "kini+1"
    assert mistakes_of(scale + body.replace("1. y", "1. y\n2. z")) == [
        "18: kriteria bernomor 0, 1, 2; daftar bernomor 0 sampai 1"
    ]


def test_every_mistake_of_pillars_and_indicators_is_told() -> None:
    body = (
        '## A {.kesenjangan urutan="Livng, Kota" target-bawaan=9}\n\n'
        "### Smart Living {pilar=4}\n\n#### Kesehatan\n\n- a\n\n"
        "#### 4.2 Kesehatan\n\n1. a\n2. "
        + "b" * 47
        + "\n3. c\n4. d\n"
        + TABLE
        + "| SL.1 | a | % | nail | Dinkes | plano |\n"
        "| SL.1 | | % | naik | | |\n"
        "| S L | a | % | turun | Dinkes | |\n\n"
        "### Smart Living {pilar=4}\n\n#### 4.2 Lain\n\nteks\n\n> x\n"
    )
    assert mistakes_of(body) == [
        "7: urutan menyebut ‘Livng’, bukan pilar naskah ini; mungkin maksudnya ‘Smart Living’",
        "7: peringatan: urutan menyebut ‘Kota’, bukan pilar naskah ini; yang dikenal: Smart Living",
        "7: target-bawaan ‘9’ tidak dikenal; tulis kini+1 atau salah satu level: 1, 2, 3, 4, 5",
        "11: sub-dimensi ‘Kesehatan’ tidak berkode di depan; tulis misalnya `#### 4.2 Kesehatan`",
        "13: kriteria tidak bernomor; daftar bernomor 1 sampai 5",
        "17: kriteria bernomor 1, 2, 3, 4; daftar bernomor 1 sampai 5",
        "18: peringatan: kriteria ini 47 huruf; paling panjang 46 huruf agar tetap tampak di layar",
        "24: arah ‘nail’ tidak dikenal; tulis naik atau turun",
        "24: kapan ‘plano’ tidak dikenal; mungkin maksudnya ‘pleno’",
        "25: nama indikator SL.1 kosong; tulis nama indikatornya",
        "25: OPD penjawab SL.1 kosong; tulis sedikitnya satu OPD",
        "25: kode indikator SL.1 tertulis dua kali; setiap kode satu kali",
        "26: kode indikator ‘S L’ tidak dapat dipakai; tulis misalnya SL.2.1",
        "28: nomor pilar 4 tertulis dua kali; setiap pilar satu kali",
        "28: pilar living tertulis dua kali; setiap pilar satu kali",
        "30: ‘4.2 Lain’ belum punya kriteria; daftar bernomor 1 sampai 5",
        "30: kode sub-dimensi 4.2 tertulis dua kali; setiap kode satu kali",
        "32: kalimat ini tidak dipakai di sini; tulis sebagai kutipan `> …` di bawah judul acara",
        "34: kutipan ini tidak dipakai di sini; tulis sebagai kutipan `> …` di bawah judul acara",
    ]


def test_a_gap_analysis_without_pillars_is_told() -> None:
    assert mistakes_of("## A {.kesenjangan}\n") == [
        "7: kesenjangan ini belum punya pilar; tulis `### Smart Living`"
    ]
    assert mistakes_of("## A {.kesenjangan}\n\n### Smart Living\n") == [
        "9: pilar ‘Smart Living’ belum punya sub-dimensi; tulis `#### 4.2 Kesehatan`"
    ]
