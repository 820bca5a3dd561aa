"""How texts and the names of entries are written in FEEL (DMN 1.5, 10.3.1.2)."""


def quoted(text: str) -> str:
    """Return a text in quotation marks, so that it is read back as it is (10.3.1.2)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def entry_name(name: str) -> str:
    """Return the name of a context's entry (10.3.1.2); words with single spaces between need no quotation marks."""
    is_plain = " ".join(name.split()) == name and name.replace(" ", "_").isidentifier()
    return name if is_plain else quoted(name)
