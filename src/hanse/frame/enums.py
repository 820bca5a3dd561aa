from uuid import UUID

# One authority runs a site's services: its own party has a fixed id, so that no request has to look it up.
AUTHORITY_ID = UUID("00000000-0000-7000-8000-000000000002")

_OFFICE = "office."


def role_of(office: str) -> str:
    """The role, at the authority, of the people of an office."""
    return f"{_OFFICE}{office}"


def office_of(role: str) -> str:
    """The office whose people have this role; empty for another role."""
    return role.removeprefix(_OFFICE) if role.startswith(_OFFICE) else ""
