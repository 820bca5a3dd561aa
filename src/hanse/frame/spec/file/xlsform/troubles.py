"""What of a form could not be carried over, by row, with the reason."""

from dataclasses import dataclass, field

from hanse.frame.spec.file.xlsform.sheets import Row


@dataclass(frozen=True, slots=True)
class Trouble:
    sheet: str
    row: int
    message: str

    def __str__(self) -> str:
        return f"{self.sheet}, row {self.row}: {self.message}" if self.row else f"{self.sheet}: {self.message}"


@dataclass
class Troubles:
    found: list[Trouble] = field(default_factory=list)

    def note(self, row: Row, message: str) -> None:
        self.found.append(Trouble(row.sheet, row.number, message))
