"""Secret links of the frame beside those of `kernel.links`: in a letter to an applicant, and of files sent ahead."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from hanse.kernel.links import id_in, signer, token_of

_FILE_SALT = "hanse.frame.file"


def mailed_token(row_id: UUID, nonce: str, address: str) -> str:
    """The same as it stands in a letter to an address, with a part that is in no other link: who has it reads there."""
    return f"{token_of(row_id, nonce)}.{_proof(row_id, nonce, address)}"


def came_by_mail(token: str, nonce: str, address: str) -> bool:
    """Whether a genuine token is one of a letter to this address."""
    row_id, proof = id_in(token), token.split(".")[2:]
    return row_id is not None and proof == [_proof(row_id, nonce, address)]


def _proof(row_id: UUID, nonce: str, address: str) -> str:
    return signer(f"mail.{nonce}").signature(f"{row_id.hex} {address.lower()}")


def file_reference(upload_id: UUID) -> str:
    """By what a program names a file that it has sent ahead: nobody else can guess it, knowing the file's id or not."""
    return Signer(salt=_FILE_SALT).sign(upload_id.hex)


def upload_in(reference: str) -> UUID | None:
    """The upload that a reference names; None where it was not made here."""
    try:
        return UUID(Signer(salt=_FILE_SALT).unsign(reference))
    except (BadSignature, ValueError):
        return None
