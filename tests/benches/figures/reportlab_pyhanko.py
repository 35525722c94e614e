"""Makes a paper with reportlab and signs it with pyHanko, as often as asked, and prints how long one takes.

    reportlab_pyhanko.py FONTS RUNS < CONTENT      (content: JSON, a list of [kind, text...])

Prints JSON: the median in milliseconds, the pages and the bytes of one file.
"""

import datetime
import io
import json
import statistics
import sys
import tempfile
import time
from xml.sax.saxutils import escape

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

INK, ACCENT, LINE, TINT = (HexColor(c) for c in ("#1c1e21", "#173f5f", "#c4cad1", "#f2f5f8"))


def style(name, size, bold=False, colour=INK, before=0, after=6):
    """A style of our papers."""
    font = "Bold" if bold else "Regular"
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=1.45 * size, textColor=colour, spaceBefore=before, spaceAfter=after
    )


STYLES = {
    "school": style("school", 13, True, ACCENT, after=1),
    "small": style("small", 9.5, after=0),
    "title": style("title", 22, True, ACCENT, 26),
    "heading": style("heading", 15, True, ACCENT, 22),
    "bold": style("bold", 12, True),
    "text": style("text", 12, after=8),
    "cell": style("cell", 11, after=0),
}


def paragraph(kind, text):
    """A text with its line breaks."""
    return Paragraph(escape(text).replace("\n", "<br/>"), STYLES[kind])


def flowables(content):
    """The content as reportlab wants it, made anew each time: it keeps what it laid out."""
    for kind, *texts in content:
        if kind == "table":
            rows = [[paragraph("cell", cell) for cell in row] for row in texts[0]]
            if rows:
                yield Table(rows, repeatRows=1, style=[("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE)])
        elif kind == "list":
            yield ListFlowable([paragraph("text", item) for item in texts[0]], bulletType="bullet")
        elif kind == "notice":
            cells = [[paragraph("bold", texts[0])], [paragraph("text", texts[1])]]
            yield Table(cells, style=[("BACKGROUND", (0, 0), (-1, -1), TINT)])
        elif kind == "signature":
            cells = [[paragraph("bold", texts[0])], [paragraph("small", texts[1])], [paragraph("text", texts[2])], [Spacer(1, 60)]]
            yield KeepTogether(Table(cells, style=[("BOX", (0, 0), (-1, -1), 0.8, LINE)]))
        else:
            yield paragraph(kind, texts[0])


def laid_out(content):
    """The bytes of the paper and the number of its pages."""
    buffer = io.BytesIO()
    pages = []

    def foot(canvas, _):
        pages.append(canvas.getPageNumber())
        canvas.setFont("Regular", 9)
        canvas.drawString(71, 40, f"pagina {canvas.getPageNumber()}")

    document = SimpleDocTemplate(buffer, pagesize=A4, leftMargin=71, rightMargin=71, topMargin=56, bottomMargin=76)
    document.build(list(flowables(content)), onFirstPage=foot, onLaterPages=foot)
    return buffer, len(pages)


def signer():
    """A signer with a key of the same kind as ours."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bench")])
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = {part: False for part in ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign")}
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=9))
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, encipher_only=False, decipher_only=False, **usage), True
        )
        .sign(key, hashes.SHA256())
    )
    with tempfile.TemporaryDirectory() as folder:
        pem = serialization.Encoding.PEM
        with open(f"{folder}/key", "wb") as file:
            plain = serialization.NoEncryption()
            file.write(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
        with open(f"{folder}/certificate", "wb") as file:
            file.write(certificate.public_bytes(pem))
        return signers.SimpleSigner.load(f"{folder}/key", f"{folder}/certificate")


def signed(buffer, by):
    """The paper with a certifying signature like ours."""
    meta = signers.PdfSignatureMetadata(
        field_name="Zegel",
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    buffer.seek(0)
    return signers.sign_pdf(IncrementalPdfFileWriter(buffer), meta, signer=by)


def main():
    """Makes it, and says how long that took."""
    folder, runs = sys.argv[1], int(sys.argv[2])
    content = json.load(sys.stdin)
    pdfmetrics.registerFont(TTFont("Regular", f"{folder}/NotoSans-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Bold", f"{folder}/NotoSans-Bold.ttf"))
    by = signer()
    times = []
    for run in range(runs + 1):
        begin = time.perf_counter()
        buffer, pages = laid_out(content)
        file = signed(buffer, by)
        if run > 0:  # The first one warms up.
            times.append((time.perf_counter() - begin) * 1e3)
    size = file.seek(0, io.SEEK_END)
    print(json.dumps({"milliseconds": statistics.median(times), "pages": pages, "bytes": size}))


if __name__ == "__main__":
    main()
