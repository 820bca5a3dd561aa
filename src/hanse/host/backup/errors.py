"""What keeps a backup from being made or brought back.

BackupError
├── NotMade       the backup could not be written; nothing of it is left
├── Damaged       the file is no backup, is cut off, or is not what was written
├── TooNew        it was made by a later release of Hanse or of PostgreSQL, or with packages that are not here
├── NotEmpty      there is a site where it would be brought back to, and nobody said that it may be replaced
├── InUse         the site is running
└── NotRestored   the database refused what the backup holds; it is as it was
Each message says what happened and what to do; the command line prints it as it is.
"""


class BackupError(Exception):
    """A backup cannot be made or brought back."""


class NotMade(BackupError):
    pass


class Damaged(BackupError):
    pass


class TooNew(BackupError):
    pass


class NotEmpty(BackupError):
    pass


class InUse(BackupError):
    pass


class NotRestored(BackupError):
    pass
