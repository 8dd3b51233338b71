"""The certificate as PDF."""

from dataclasses import asdict, dataclass
from datetime import date

from netlearn.export.pdf import render_pdf


@dataclass(frozen=True, slots=True)
class CertificateText:
    """What is printed: the name, what was done, and where the code can be checked."""

    title: str
    name: str
    statement: str
    criteria: tuple[str, ...]
    issued_on: date
    code: str
    check_at: str


def write_certificate(certificate: CertificateText) -> bytes:
    """The certificate as a PDF of one landscape page."""
    return render_pdf("certificate", asdict(certificate))
