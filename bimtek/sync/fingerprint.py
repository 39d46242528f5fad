"""By what a host without a name is known: the fingerprint of its certificate."""

from __future__ import annotations

import hashlib
import ssl


def fingerprint_of(certificate: str) -> str:
    """SHA-256 of a certificate in PEM, as hex."""
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()


def shown(fingerprint: str) -> str:
    """As people compare it: the first 16 digits in fours."""
    return "-".join(fingerprint[place : place + 4].upper() for place in range(0, 16, 4))
