"""With what a part begins that is added: the lines that it must have, as far as they can be guessed."""

from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.tools.designer.editing.rewriting import free_key
from hanse.frame.tools.designer.editing.values import found
from hanse.kernel.yaml.document import Steps


def beginning(head: Plain, steps: Steps, words: str) -> Plain:
    """A new entry of the list at `steps`; `words` stand where it must have any."""
    key = free_key(head, str(steps[-1]).removesuffix("s") if steps[-1] != "of" else "question")
    offices, states = _first(head, "offices"), _first(head, "states")
    made: dict[str, Plain] = {
        "sections": {"key": key, "title": words, "questions": []},
        "questions": {"key": key, "kind": "text", "text": words},
        "of": {"key": key, "kind": "text", "text": words},
        "results": {"key": key, "kind": "text", "text": words},
        "offices": {"key": key, "title": words},
        "states": {"key": key, "title": words, "office": offices},
        "transitions": {"key": key, "title": words, "sources": [states], "target": states, "by": offices},
        "opinions": {"office": offices, "title": words, "questions": []},
        "messages": {"subject": words, "body": words},
        "documents": {"key": key, "title": words, "paragraphs": [words]},
        "terms": {"key": key, "title": words, "deadline": {"days": 30}},
        "bookings": {"key": key, "title": words, "office": offices},
        "lookups": {"key": key, "register": "", "matches": {}},
        "prefill": {"question": "", "identity": "name"},
        "tables": {"key": key, "results": [], "table": key, "inputs": [], "outputs": [key], "rules": [[""]]},
        "scenarios": {"key": key, "title": words, "answers": {}, "moves": [], "ends": states},
        "moves": {"wait": 1},
        "hours": {"days": [], "opens": "08:00", "closes": "12:00"},
    }
    return made.get(str(steps[-1]), words)


def _first(head: Plain, name: str) -> str:
    key = found(head, (name, 0, "key"))
    return key if isinstance(key, str) else ""
