"""Secret links: who has one may go on with something of her own without an account.

A link is made of a row's id and a signature over it and a nonce of the row, so that no secret lies in the database, a
link can be made whenever a letter needs one, and all links of a row end with its nonce.
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer

_SALT = "hanse.frame.link"
"""As the links were made that are out there."""


def token_of(row_id: UUID, nonce: str) -> str:
    """What stands in the address: the id and 43 characters that nobody can guess."""
    return f"{row_id.hex}.{signer(nonce).signature(row_id.hex)}"


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
        return signer(nonce).unsign(f"{name}:{signature}") == name
    except BadSignature:
        return False


def signer(nonce: str) -> Signer:
    return Signer(salt=f"{_SALT}.{nonce}")
