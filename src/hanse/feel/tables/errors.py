"""What declaring a table raises."""

from hanse.feel.errors import FeelError


class TableError(FeelError):
    """The declaration of a table is wrong; says where in it, and what to do."""
