"""Secret links: who has one may go on with an application, or follow a case, without an account.

A link is made of the id and a signature over it and a nonce of the row, so that no secret lies in the database, a link
can be made whenever a letter needs one, and all links of a case end with its nonce.
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer

_SALT = "hanse.frame.link"


def token_of(row_id: UUID, nonce: str) -> str:
    """What stands in the address: the id and 43 characters that nobody can guess."""
    return f"{row_id.hex}.{_signer(nonce).signature(row_id.hex)}"


def id_in(token: str) -> UUID | None:
    """The id that a token names, whether or not it is genuine."""
    try:
        return UUID(token.partition(".")[0])
    except ValueError:
        return None


def is_genuine(token: str, nonce: str) -> bool:
    name, _, signature = token.partition(".")
    try:
        return _signer(nonce).unsign(f"{name}:{signature}") == name
    except BadSignature:
        return False


def _signer(nonce: str) -> Signer:
    return Signer(salt=f"{_SALT}.{nonce}")
