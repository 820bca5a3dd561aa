"""What a level asks for and a city lacks, in a reader's words; without a database."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.diagnostic.engine.requirements.opening import Reach, Requirement, Several
from hanse.diagnostic.engine.rungs import Asked
from hanse.diagnostic.presenters.givens import Givens
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class Need:
    """A question, node or column, what is given there, and what is needed; `key` opens its trace, if it has one.

    With `of` it is a choice: `least` of these are needed. With `least` 0 they are what a condition looks at that has no
    simpler words; `condition` is the part as FEEL.
    """

    condition: str
    key: str = ""
    title: str = ""
    given: str = ""
    needed: str = ""
    least: int = 0
    of: tuple["Need", ...] = ()

    @property
    def words(self) -> str:
        """In one line, without what is given."""
        if not self.of:
            return _("“%(title)s”: %(part)s") % {"title": self.title, "part": self.needed}
        if not self.least:
            return f"{self.condition} ({'; '.join(self._titles)})"
        inner = [one.words for one in self.of]
        if self.least == 1:
            return formats.listed(inner, "or")
        said = _("at least %(number)s of these: %(list)s")
        return said % {"number": formats.number(self.least), "list": "; ".join(inner)}

    @property
    def _titles(self) -> list[str]:
        return [formats.quoted(one.title) for one in self.of]


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition of a level in words (the framework's, else built of its parts), and what of it is lacking."""

    words: str
    condition: str
    lacking: tuple[Need, ...]

    @property
    def holds(self) -> bool:
        return not self.lacking


def condition_line(asked: Asked, givens: Givens) -> ConditionLine:
    own = givens.speak(asked.condition.says)
    words = own or "; ".join(need(part, givens).words for part in asked.parts)
    return ConditionLine(words, asked.condition.holds, tuple(need(part, givens) for part in asked.lacking))


def need(part: Requirement, givens: Givens) -> Need:
    """A requirement in words, with what is given."""
    match part:
        case Reach(text, name):
            given = givens.given(name, part.value)
            return Need(text, givens.key(name), givens.title(name), given, givens.needed(part))
        case Several(text, least, of):
            return Need(text, least=least, of=tuple(need(one, givens) for one in of))
    looked_at = tuple(Need("", givens.key(name), givens.title(name), givens.given(name)) for name in part.names)
    return Need(part.text, of=looked_at)
