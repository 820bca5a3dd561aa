"""What is raised for a framework or a table of answers that cannot be used."""

from hanse.kernel.yaml.problems import DocumentError


class FrameworkError(DocumentError):
    """Raised when a framework, or the library of solutions beside it, cannot be used."""


class TableError(DocumentError):
    """Raised when a table of answers cannot be used; its places are rows and columns."""


class UnknownFrameworkError(LookupError):
    """Raised for a name that is neither a published framework nor a path."""
