"""Secret links: who has one may go on with an application, or follow a case, without an account.

A link is made of the id and a signature over it and a nonce of the row, so that no secret lies in the database, a link
can be made whenever a letter needs one, and all links of a case end with its nonce.
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer

_SALT = "hanse.frame.link"
_FILE_SALT = "hanse.frame.file"


def token_of(row_id: UUID, nonce: str) -> str:
    """What stands in the address: the id and 43 characters that nobody can guess."""
    return f"{row_id.hex}.{_signer(nonce).signature(row_id.hex)}"


def mailed_token(row_id: UUID, nonce: str, address: str) -> str:
    """The same as it stands in a letter to an address, with a part that is in no other link: who has it reads there."""
    return f"{token_of(row_id, nonce)}.{_proof(row_id, nonce, address)}"


def came_by_mail(token: str, nonce: str, address: str) -> bool:
    """Whether a genuine token is one of a letter to this address."""
    row_id, proof = id_in(token), token.split(".")[2:]
    return row_id is not None and proof == [_proof(row_id, nonce, address)]


def _proof(row_id: UUID, nonce: str, address: str) -> str:
    return _signer(f"mail.{nonce}").signature(f"{row_id.hex} {address.lower()}")


def id_in(token: str) -> UUID | None:
    """The id that a token names, whether or not it is genuine."""
    try:
        return UUID(token.partition(".")[0])
    except ValueError:
        return None


def is_genuine(token: str, nonce: str) -> bool:
    name, _, rest = token.partition(".")
    signature = rest.partition(".")[0]
    try:
        return _signer(nonce).unsign(f"{name}:{signature}") == name
    except BadSignature:
        return False


def file_reference(upload_id: UUID) -> str:
    """By what a program names a file that it has sent ahead: nobody else can guess it, knowing the file's id or not."""
    return Signer(salt=_FILE_SALT).sign(upload_id.hex)


def upload_in(reference: str) -> UUID | None:
    """The upload that a reference names; None where it was not made here."""
    try:
        return UUID(Signer(salt=_FILE_SALT).unsign(reference))
    except (BadSignature, ValueError):
        return None


def _signer(nonce: str) -> Signer:
    return Signer(salt=f"{_SALT}.{nonce}")
