"""TLS in a hall without names: a certificate made on the spot, known by its fingerprint."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bimtek import device
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.sync.fingerprint import fingerprint_of

VALID_DAYS = 30
"""A workshop and its evenings; then a new one is made, and told."""


def tls_of(names: Iterable[str]) -> tuple[ssl.SSLContext, str]:
    """The context to listen with, and the certificate's fingerprint.

    The certificate is kept, so that the power may come back under the same fingerprint.

    Args:
        names: addresses and names by which this laptop is called.

    Raises:
        FileTrouble: the package that makes certificates is not installed.
    """
    path = device.folder() / "jaringan" / "sertifikat.pem"
    if not _usable(path, names := sorted(names)):
        device.write_private(path, _made(names))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(path)
    return context, fingerprint_of(_certificate_in(path))


def _usable(path: Path, names: list[str]) -> bool:
    """Whether the kept one still holds for these names."""
    try:
        age = datetime.now(UTC) - datetime.fromtimestamp(path.stat().st_mtime, UTC)
        known = path.read_text(encoding="utf-8").partition("\n")[0]
    except OSError:
        return False
    return age < timedelta(days=VALID_DAYS - 2) and known == _headline(names)


def _headline(names: list[str]) -> str:
    return f"# {' '.join(names)}"


def _certificate_in(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text[text.index("-----BEGIN CERTIFICATE-----") :]


def _made(names: list[str]) -> str:
    """Key and certificate in PEM, with the names in front."""
    try:
        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.x509.oid import NameOID
    except ImportError as error:
        raise FileTrouble(
            "no-tls",
            "Sertifikat tidak dapat dibuat: paket cryptography belum terpasang "
            "(pip install 'bimtek[tls]'). Tanpa --tls jaringan tetap dapat dilayani.",
            Exit.USAGE,
        ) from error
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bimtek")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=2))  # laptops in a hall disagree about the day
        .not_valid_after(now + timedelta(days=VALID_DAYS))
        .add_extension(
            x509.SubjectAlternativeName(
                [
                    x509.IPAddress(ipaddress.ip_address(bare))
                    if _is_address(bare := one.strip("[]"))
                    else x509.DNSName(bare)
                    for one in names
                ]
            ),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = certificate.public_bytes(serialization.Encoding.PEM)
    return f"{_headline(names)}\n{private.decode()}{public.decode()}"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
