"""Why a project was not made or brought up to date."""


class CannotMakeError(Exception):
    """Nothing was written; the message says why, and what to do."""
