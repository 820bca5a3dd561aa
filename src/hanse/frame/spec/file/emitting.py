"""YAML as a person would write it: short things on one line, long texts over several, quotes where they help."""

import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString

from hanse.frame.spec.file.forms.base import Plain

WIDTH = 110
SHORT = 76
TRAPS = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null", "inf", "nan"})
"""Words that some reader of YAML takes for something else."""

_IN_FLOW = re.compile(r"[^\W\d_][\w .()/’=<>+*@·–-]*|\d+\.\d+\.\d+")
_IN_BLOCK = re.compile(r"[^\W\d_]([\w .()/’=<>+*@·–,;?!{}\[\]“”\"'-]|:(?! |$))*|\d+\.\d+\.\d+")
"""What needs no quotes inside brackets, and on a line of its own."""


def emit(value: Plain) -> str:
    """The text of a file."""
    yaml = YAML()
    yaml.width = WIDTH
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(_styled(value, flow=False), out)
    return out.getvalue()


def _styled(value: Plain, *, flow: bool) -> Any:
    if isinstance(value, dict):
        flow = flow or _is_short(value, value.values())
        made = CommentedMap({_word(name, flow=flow): _styled(one, flow=flow) for name, one in value.items()})
        return _made(made, flow=flow)
    if isinstance(value, list):
        flow = flow or _is_short(value, value)
        return _made(CommentedSeq([_styled(one, flow=flow) for one in value]), flow=flow)
    return _word(value, flow=flow) if isinstance(value, str) else value


def _made[Made: CommentedMap | CommentedSeq](made: Made, *, flow: bool) -> Made:
    if flow:
        made.fa.set_flow_style()
    return made


def _is_short(value: Plain, inside: Any) -> bool:
    """Whether it goes on one line."""
    return len(str(value)) <= SHORT and not any(isinstance(one, dict | list) or "\n" in str(one) for one in inside)


def _word(text: str, *, flow: bool) -> Any:
    if (_IN_FLOW if flow else _IN_BLOCK).fullmatch(text) and text.strip() == text and text.lower() not in TRAPS:
        return text
    if not flow and "\n" in text and _is_literal(text):
        return LiteralScalarString(text)
    if '"' in text and text.isprintable() and "'" not in text:
        return SingleQuotedScalarString(text)
    return DoubleQuotedScalarString(text)


def _is_literal(text: str) -> bool:
    """Whether a block of lines keeps the text as it is."""
    lines = text.split("\n")
    return (
        all(line == line.strip() and line.isprintable() for line in lines) and lines[0] != "" and lines[-2:] != ["", ""]
    )
