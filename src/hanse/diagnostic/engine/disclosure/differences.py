"""Which groups may be told beside one another, so that no sum or difference of them is about a few units.

Who knows the statistics of a group and of the same group without one city knows something of that city. So a group is
told only where, beside all that are told before it, it exposes no set of fewer than `least` units (see `atoms`): a
refinement that leaves few, the rest of a whole when its other parts are told, two overlapping groups that are nearly
one, and what several groups give together.
"""

from collections.abc import Iterable, Sequence

from hanse.diagnostic.engine.arrays import Flags
from hanse.diagnostic.engine.disclosure.atoms import atoms_of, exposed
from hanse.diagnostic.engine.disclosure.groups import Groups


def admit(groups: Groups, numbers: Iterable[int], guarded: Sequence[Flags], *, least: int) -> list[int]:
    """Those of the groups (by number, in this order) that may be told together.

    Each of `guarded` ``(units,)`` marks units of which no set of 1 to `least` − 1 may be exposed: all that have the
    number in question, and those whose number readers do not know already.
    """
    atoms = [atoms_of(groups.members, flags) for flags in guarded]
    taken: list[int] = []
    for number in numbers:
        if not any(exposed(each, [*taken, number], least=least) for each in atoms):
            taken.append(number)
    return taken
