"""Who is let in: PINs, tickets, and whoever guesses."""

from __future__ import annotations

from dataclasses import replace

from bimtek.web.access import (
    TICKET_SECONDS,
    Gate,
    Role,
    Slowed,
    guest_of,
    guest_with,
    keys_of,
    new_keys,
    ticket_of,
)

NOW = 1_700_000_000.0


def test_pins_stay_when_the_power_comes_back_and_a_new_table_gets_its_own() -> None:
    first = keys_of("sesi", ["pilar/living"])
    again = keys_of("sesi", ["pilar/living", "pilar/economy"])
    assert {place: again.pins[place] for place in first.pins} == first.pins
    assert len(set(again.pins.values())) == len(again.pins) == 7
    new_keys("sesi")
    assert keys_of("sesi", []).secret != first.secret


def test_a_pin_stands_for_one_role_and_one_table() -> None:
    keys = keys_of("sesi", ["pilar/living"])
    assert keys.place_of(keys.pins["meja"]) == "meja"
    table = guest_of(keys.place_of(keys.pins["koordinator/pilar/living"]) or "", "Siti")
    assert (table.role, table.table) == (Role.COORDINATOR, "pilar/living")
    assert [keys.place_of(wrong) for wrong in ("", "12345", "meja", "١٢٣٤٥٦")] == [None] * 4


def test_a_ticket_cannot_be_made_or_raised() -> None:
    keys = keys_of("sesi", [])
    guest = guest_of("notulis", "N2 <b>")
    ticket = ticket_of(keys, guest, NOW)
    assert guest_with(keys, ticket, NOW) == guest
    raised = ticket_of(keys, replace(guest, role=Role.FACILITATOR), NOW).partition(".")[0]
    body, _, signature = ticket.partition(".")
    for forged in ("", ".", "x", body, f"{raised}.{signature}", f"{body}.{signature[:-1]}", "é.é"):
        assert guest_with(keys, forged, NOW) is None
    assert guest_with(keys_of("sesi lain", []), ticket, NOW) is None
    assert guest_with(keys, ticket, NOW + TICKET_SECONDS - 1) == guest
    assert guest_with(keys, ticket, NOW + TICKET_SECONDS + 1) is None


def wait_of(gate: Gate, address: str, now: float) -> float:
    try:
        gate.pass_through(address, now)
    except Slowed as slowed:
        return slowed.seconds
    return 0.0


def test_one_address_waits_twice_as_long_each_time_and_others_do_not() -> None:
    gate = Gate()
    waits = []
    for _ in range(Gate.FREE + 8):
        waits.append(wait_of(gate, "10.0.0.7", 100.0))
        gate.was_wrong("10.0.0.7", 100.0)
    assert waits == [0] * Gate.FREE + [1, 2, 4, 8, 16, 32, 60, 60]
    assert wait_of(gate, "10.0.0.8", 100.0) == 0
    gate.was_right("10.0.0.7")
    assert wait_of(gate, "10.0.0.7", 100.0) == 0


def test_ten_thousand_addresses_together_guess_hardly_more_than_one() -> None:
    gate, now, tried = Gate(), 0.0, 0
    gate.was_right("10.0.0.5")
    for number in range(10_000):
        now += 0.1
        address = f"10.{number >> 8}.{number & 255}.1"
        if wait_of(gate, address, now) == 0:
            tried += 1
            gate.was_wrong(address, now)
    assert tried < 100
    assert wait_of(gate, "10.0.0.5", now) == 0, "who was let in before is not shut out"
    assert wait_of(gate, "10.0.0.9", now + Gate.FORGOTTEN_SECONDS + 1) == 0
