"""The files of a procedure's further languages: text ids with their words, nested or written out with points."""

from collections.abc import Iterable, Mapping

from hanse.frame.spec.faults import Fault
from hanse.frame.spec.file.forms.base import Found, Plain
from hanse.kernel.texts import Text
from hanse.kernel.yaml.document import Document, leaves
from hanse.kernel.yaml.shape import nearest, shown


def wordings(sheets: Iterable[tuple[str, Document]], found: Found) -> Mapping[str, Mapping[str, str]]:
    """Language → id → words. Noted in `found`: ids of no text, ids given twice, and words that are none."""
    languages: dict[str, dict[str, str]] = {}
    for language, document in sheets:
        words = languages.setdefault(language, {})
        for steps, value in leaves(document.value):
            identity = ".".join(map(str, steps))
            fault = _fault(identity, value, found.texts, words)
            if fault or not isinstance(value, str):
                found.faults.append(Fault(document.place(steps, key=True), f"texts in “{language}”", fault))
                if identity in found.texts:  # told here, so not once more as missing
                    words.setdefault(identity, found.texts[identity].default)
            else:
                words[identity] = value
    return languages


def _fault(identity: str, value: Plain, texts: Mapping[str, Text], already: Mapping[str, str]) -> str:
    if identity not in texts:
        return " ".join(filter(None, [f"the procedure has no text “{identity}”.", nearest(identity, list(texts))]))
    if identity in already:
        return f"“{identity}” is given twice for this language. Keep one."
    if value is None or value == "":
        return f"“{identity}” is not translated yet: {shown(texts[identity].default)}"
    if not isinstance(value, str):
        return f"“{identity}” must be text, is {shown(value)}. Put it in quotes."
    return ""


def nested(words: Mapping[str, str]) -> dict[str, Plain]:
    """Ids as blocks within blocks; one that would be both words and a block is written out with its points."""
    out: dict[str, Plain] = {}
    for identity, text in words.items():
        *around, last = identity.split(".")
        block = out
        for name in around:
            inner = block.setdefault(name, {}) if name else None
            if not isinstance(inner, dict):
                break
            block = inner
        else:
            if last and last not in block:
                block[last] = text
                continue
        out[identity] = text
    return out
