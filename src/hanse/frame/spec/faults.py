"""What is wrong with a procedure, each thing with its place and what to do."""

from dataclasses import dataclass

from hanse.kernel.places import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """`part` names what is wrong within the procedure ("transition approve"), `message` says what."""

    place: Place
    part: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.part}: {self.message}" if self.part else f"{self.place}: {self.message}"


class ProcedureError(ValueError):
    """A procedure that cannot be used; carries every fault."""

    def __init__(self, key: str, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join([f"the procedure “{key}” cannot be used:", *(f"  {fault}" for fault in faults)]))
        self.key, self.faults = key, faults
