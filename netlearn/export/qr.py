"""QR codes for an address, as a drawing that stays sharp on a wall."""

from io import BytesIO


def draw_qr(address: str) -> str:
    """Draw an address as an SVG with a white ground and a quiet border, readable in both schemes.

    Args:
        address: What a camera is to open.
    """
    import segno

    buffer = BytesIO()
    segno.make(address, error="m", micro=False).save(
        buffer, kind="svg", scale=8, border=4, light="#ffffff", dark="#1B1F24", xmldecl=False, svgns=True
    )
    return buffer.getvalue().decode("utf-8")
