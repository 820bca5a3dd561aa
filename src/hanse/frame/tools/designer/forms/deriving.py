"""From the forms of the file to the controls of a page: one for each line of a block, by the form of its type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from hanse.frame.catalogue import outcomes
from hanse.frame.spec.file.forms.base import Form, Plain
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.file.forms.lists import Many, Named
from hanse.frame.spec.file.forms.moves import SAYS, Moves
from hanse.frame.spec.file.forms.scalars import Kinds, Number, OneOf, Same
from hanse.frame.spec.file.forms.tables import TableForm
from hanse.frame.spec.file.forms.words import TextForm
from hanse.frame.tools.designer.editing.parts import Part, text_ids
from hanse.frame.tools.designer.editing.references import named_by
from hanse.frame.tools.designer.editing.rewriting import Files, languages_in, sheets_of
from hanse.frame.tools.designer.editing.sheets import words_in
from hanse.frame.tools.designer.forms.controls import (
    AsYaml,
    Control,
    Expression,
    Listed,
    NumberLine,
    OneOfThem,
    SomeOfThem,
    Truth,
    Worded,
)
from hanse.frame.tools.designer.forms.fitting import comes_first
from hanse.frame.tools.designer.forms.grids import Grid, GridColumn, Pairs
from hanse.frame.tools.designer.presenters.labels import hint, label, word
from hanse.kernel.yaml.document import Steps

GRIDS: Mapping[str, tuple[str, ...]] = {
    "Option": ("value", "text", "hint"),
    "Check": ("when", "says"),
    "SpecialDay": ("day", "opens", "closes"),
}
"""Small blocks whose entries are rows of a grid, with the lines that are its columns."""
FEEL = frozenset({"relevant", "when", "earliest", "latest"})
MOVE = "move"
"""The control that says what a move of a scenario does."""


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages of a draft, and the words of its texts in the further ones."""

    own: str
    further: Mapping[str, str]
    ids: Mapping[Steps, str]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, steps: Steps) -> dict[str, str]:
        """Language → words of the text at `steps`."""
        identity = self.ids.get(steps, "")
        return {language: self.words[language].get(identity, "") for language in self.further}

    def side(self, language: str) -> bool:
        return is_rtl(language)


def tongues_of(files: Files, head: Plain) -> Tongues:
    own = head.get("language", "en") if isinstance(head, Mapping) else "en"
    further = {one: name_of(one) for one in languages_in(files) if one != own}
    words = {one: words_in(sheets_of(files, one)) for one in further}
    return Tongues(str(own), further, text_ids(head), words)


def name_of(language: str) -> str:
    try:
        return str(get_language_info(language)["name_translated"])
    except KeyError:
        return language


def is_rtl(language: str) -> bool:
    try:
        return bool(get_language_info(language)["bidi"])
    except KeyError:
        return False


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a part: what they are, what each holds, and which must be there."""

    kind: type
    forms: Mapping[str, Form]
    required: frozenset[str]
    defaults: Mapping[str, object]
    value: Mapping[str, Plain]
    steps: Steps
    table: bool = False


def lines_of(part: Part) -> Lines | None:
    """None where the part is no block, or is not written as one."""
    value = part.value if isinstance(part.value, Mapping) else {}
    if part.value is not None and not isinstance(part.value, Mapping):
        return None
    if isinstance(part.form, Moves):
        said = next((one for one in SAYS if one in value), "take")
        block, named = part.form.blocks[said], SAYS[said][1]
        forms = {said if name == named else name: form for name, form in block.forms.items()}
        return Lines(block.kind, forms, frozenset({said}), {}, value, part.steps)
    if not isinstance(part.form, Block):
        return None
    forms = {name: form for name, form in part.form.forms.items() if not isinstance(form, TableForm)}
    required = frozenset(part.form.definition()["required"])
    defaults = {name: one.default for name, one in part.form.fields.items()}
    table = len(forms) != len(part.form.forms)
    return Lines(part.form.kind, forms, required, defaults, value, part.steps, table)


def controls_of(lines: Lines, head: Plain, tongues: Tongues) -> Iterator[Control]:
    """One for each line that is asked on the page of the part itself."""
    if issubclass(lines.kind, tuple(kind for kind, _named in SAYS.values())):
        said = next((one for one in SAYS if one in lines.value), "take")
        options = {one: word(one) for one in SAYS}
        yield OneOfThem(name=MOVE, label=_("What is done"), hint="", value=said, options=options, required=True)
    for name, form in lines.forms.items():
        made = _control(lines, name, form, head, tongues)
        if made is not None:
            yield made


def _control(lines: Lines, name: str, form: Form, head: Plain, tongues: Tongues) -> Control | None:
    value = lines.value.get(name)
    about: dict[str, Any] = {
        "name": name,
        "label": label(name),
        "hint": hint(lines.kind, name),
        "value": value,
        "required": name in lines.required,
        "more": name not in lines.required and not comes_first(lines.kind, name, lines.value),
    }
    if is_nested(form):
        return None
    if not _fits(form, value):
        return AsYaml(**about)
    return (
        _of_references(lines, name, form, head, about)
        or _of_texts(lines, name, form, tongues, about)
        or _of_words(lines, name, form, about)
    )


def is_nested(form: Form) -> bool:
    """Whether it has a page of its own."""
    entry = form.entry if isinstance(form, Many) else form
    return isinstance(entry, Moves) or (isinstance(entry, Block) and entry.kind.__name__ not in GRIDS)


def _fits(form: Form, value: Plain) -> bool:
    """Whether the value has the shape of its form; nothing has every shape."""
    if value is None:
        return True
    if isinstance(form, Many):
        entry = form.entry
        return isinstance(value, list) and all(
            isinstance(one, Mapping) if isinstance(entry, Block) else _fits(entry, one) for one in value
        )
    if isinstance(form, Named):
        return isinstance(value, Mapping) and all(_fits(form.entry, one) for one in value.values())
    if isinstance(form, TextForm):
        return isinstance(value, str) or (isinstance(value, Mapping) and isinstance(value.get("text"), str))
    return not isinstance(value, dict | list)


def _of_references(lines: Lines, name: str, form: Form, head: Plain, about: dict[str, Any]) -> Control | None:
    """A line that names other parts: they are there to choose."""
    known = named_by(lines.kind, name, head) if name not in SAYS else named_by(lines.kind, SAYS[name][1], head)
    if known is None:
        return None
    options = {key: words or (word(key) if key in {"applicant", "system"} else "") for key, words in known.items()}
    made = SomeOfThem if isinstance(form, Many) else OneOfThem
    return made(**about, options=options)


def _of_texts(lines: Lines, name: str, form: Form, tongues: Tongues, about: dict[str, Any]) -> Control | None:
    steps = (*lines.steps, name)
    if isinstance(form, TextForm):
        languages = {one: (said, is_rtl(one)) for one, said in tongues.further.items()}
        own = (tongues.own, is_rtl(tongues.own))
        return Worded(**about, languages=languages, language=own, words=tongues.of(steps))
    if isinstance(form, Many) and isinstance(form.entry, Block):
        columns = [column for one in GRIDS[form.entry.kind.__name__] for column in _columns(one, form.entry, tongues)]
        return _grid(Grid, about, columns, steps, tongues)
    if isinstance(form, Many) and isinstance(form.entry, TextForm):
        return _grid(Grid, about, _columns("", form.entry, tongues), steps, tongues)
    if isinstance(form, Named):
        columns = [GridColumn("name", _("Name")), *_columns("value", form.entry, tongues)]
        return _grid(Pairs, about, columns, steps, tongues)
    return None


def _columns(name: str, form: Form, tongues: Tongues) -> list[GridColumn]:
    inner = form.forms[name] if isinstance(form, Block) else form
    if not isinstance(inner, TextForm):
        return [GridColumn(name, label(name))]
    words = label(name or "text") if name != "value" else _("Words")
    further = [GridColumn(name, f"{words}: {said}", True, one, is_rtl(one)) for one, said in tongues.further.items()]
    return [GridColumn(name, words, True, "", is_rtl(tongues.own)), *further]


def _grid(made: type[Grid], about: dict[str, Any], columns: list[GridColumn], steps: Steps, tongues: Tongues) -> Grid:
    grid = made(**about, columns=tuple(columns))
    words = {
        (row, column.name, column.language): tongues.of(text_way(grid, steps, row, column.name))[column.language]
        for row in range(len(grid.entries()))
        for column in columns
        if column.language
    }
    return made(**about, columns=tuple(columns), words=words)


def text_way(grid: Grid, steps: Steps, row: int, line: str, entries: list[Plain] | None = None) -> Steps:
    """The way to a text of a grid."""
    if isinstance(grid, Pairs):
        return (*steps, str((entries or grid.entries())[row]["name"]))
    return (*steps, row, line) if line else (*steps, row)


def _of_words(lines: Lines, name: str, form: Form, about: dict[str, Any]) -> Control:
    options = _options(name, form)
    if options:
        return (SomeOfThem if isinstance(form, Many) else OneOfThem)(**about, options=options)
    if isinstance(form, Many):
        return Listed(**about)
    if isinstance(form, Same) and form.shape == ("boolean",):
        return Truth(**about, default=lines.defaults.get(name) is True)
    if isinstance(form, Same) and form.shape == ("object",):
        return AsYaml(**about)
    if isinstance(form, Number | Same):
        return NumberLine(**about)
    return (Expression if name in FEEL else Control)(**about)


def _options(name: str, form: Form) -> dict[str, str]:
    """What there is to choose from; empty where anything may be written."""
    inner = form.entry if isinstance(form, Many) else form
    if isinstance(inner, OneOf):
        return {one.value: word(one.value) for one in inner.kind}
    if isinstance(inner, Kinds):
        return {one: word(one) for one in inner.schema()["enum"]}
    if name == "asks":
        return {one: word(one) for one in ("birth_date", "email", "phone")}
    if name == "outcome":
        return dict.fromkeys(outcomes(), "")
    return {}
