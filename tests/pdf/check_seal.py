"""Judges a sealed PDF with pyHanko instead of with our own checker.

    check_seal.py [--root ROOT] FILE... CERTIFICATE      (certificates: PEM or DER)

Exits 0 and prints "seal holds: <SHA-256 of the certificate>" for each FILE only when every FILE carries exactly one
signature, made with CERTIFICATE, covering the whole file, certifying it with "no changes allowed" and untouched since.
With ROOT that is what is trusted, and CERTIFICATE must lead to it by the certificates that are in the FILE.
Otherwise it says what is wrong on standard error and exits 1. A caller should look for the printed lines, not for the
exit code alone.
"""

import hashlib
import logging
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import (
    KeyUsageConstraints,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

ATTRIBUTES = {"content_type", "message_digest", "signing_certificate_v2"}


def faults(path, certificate_path, root_path):
    """Everything that keeps the file from being sealed as it should be, as sentences."""
    certificate = load_cert_from_pemder(certificate_path)
    root = load_cert_from_pemder(root_path)
    with open(path, "rb") as file:
        reader = PdfFileReader(file, strict=True)
        fields = list(enumerate_sig_fields(reader))
        signatures = reader.embedded_signatures
        if len(fields) != 1 or len(signatures) != 1:
            yield f"{len(fields)} signature fields and {len(signatures)} signatures instead of one of each"
            return
        (signature,) = signatures
        if signature.sig_object["/SubFilter"] != "/ETSI.CAdES.detached":
            yield f"the signature is of kind {signature.sig_object['/SubFilter']}"
        moment = signature.self_reported_timestamp
        if moment is None or "/M" not in signature.sig_object:
            yield "the signature tells no time"
            return
        context = ValidationContext(trust_roots=[root], moment=moment, allow_fetching=False)
        usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=True)
        status = validate_pdf_signature(signature, context, key_usage_settings=usage)
        if not status.intact:
            yield "the content is not what was signed"
        if not status.valid:
            yield "the signature is wrong"
        if status.intact and status.valid and not status.trusted:
            yield f"the signer is not trusted: {status.trust_problem_indic}"
        if status.signing_cert.dump() != certificate.dump():
            yield "another certificate signed it"
        if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
            yield f"the signature covers {status.coverage.name} instead of the entire file"
        if status.modification_level != ModificationLevel.NONE:
            yield f"the file was changed afterwards: {status.modification_level}"
        if not status.docmdp_ok:
            yield "the file was changed against its own rule"
        if signature.docmdp_level != MDPPerm.NO_CHANGES:
            yield f"changes are allowed: {signature.docmdp_level}"
        permissions = reader.root.get("/Perms", {})
        if "/DocMDP" not in permissions or permissions.raw_get("/DocMDP") != signature.sig_field.raw_get("/V"):
            yield "the catalog does not name the signature as the certifying one"
        attributes = [attribute["type"].native for attribute in signature.signer_info["signed_attrs"]]
        if sorted(attributes) != sorted(ATTRIBUTES):
            yield f"signed attributes are {', '.join(sorted(attributes))}"
        if signature.signer_info["unsigned_attrs"].native:
            yield "there are unsigned attributes"
        if not status.bottom_line and status.trusted:
            yield "pyHanko does not accept it as a whole"


def main():
    """Prints the verdict on each file and exits by them."""
    arguments = sys.argv[1:]
    root_path = None
    if arguments[:1] == ["--root"]:
        _, root_path, *arguments = arguments
    if len(arguments) < 2:
        sys.exit("usage: check_seal.py [--root ROOT] FILE... CERTIFICATE")
    *paths, certificate_path = arguments
    root_path = root_path or certificate_path
    logging.disable(logging.CRITICAL)  # What pyHanko logs on the way, the faults say shorter.
    found = [f"{path}: {fault}" for path in paths for fault in judged(path, certificate_path, root_path)]
    if found:
        sys.exit("\n".join(found))
    fingerprint = hashlib.sha256(load_cert_from_pemder(certificate_path).dump()).hexdigest().upper()
    for _ in paths:
        print(f"seal holds: {fingerprint}")


def judged(path, certificate_path, root_path):
    """The faults of a file; whatever pyHanko can not even read is no sealed file."""
    try:
        return list(faults(path, certificate_path, root_path))
    except Exception as error:
        return [f"can not be judged: {type(error).__name__}: {error}"]


if __name__ == "__main__":
    main()
