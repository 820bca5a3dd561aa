"""A service's texts as a PO file, which every translation program reads: source, id, place, note, and the words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, read_po, write_po

from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.texts import texts_of
from hanse.kernel.texts import Text

WIDTH = 100
PREVIOUS = "|"
"""With this begins, among comments, the source text from which outdated words were made."""
LARGEST = 5_000_000
"""Bytes of a file: the largest service has a fiftieth of it."""
PLURAL = re.compile(rb"^\s*(#~\s*)?msgid_plural", re.MULTILINE)
HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


class NoCatalogue(ValueError):
    """A file that cannot be read as PO, or names no language; the message says where."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text with where it stands: `part` in the words of faults, `line` of procedure.yaml.

    The site does without a translation of what is `optional`, such as the title of a scenario.
    """

    text: Text
    part: str
    file: str
    line: int
    optional: bool = False


def sources_of(procedure: Procedure) -> dict[str, Source]:
    """By id, in the order of the file."""
    found: dict[str, Source] = {}
    for place, part, text in texts_of(procedure):
        found.setdefault(text.id, Source(text, part, Path(place.file).name, place.line))
    for one in procedure.scenarios:
        source = Source(one.title, f"scenario {one.key}", Path(one.place.file).name, one.place.line, optional=True)
        found.setdefault(one.title.id, source)
    return found


def locale_of(language: str) -> Locale:
    """Raises NoCatalogue for what is no language."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        raise NoCatalogue(f"“{language}” is no language. Write it as fr, es or zh-hans.") from error


def catalogue_of(
    sources: Mapping[str, Source], words: Mapping[str, str], language: str, before: Catalog | None = None
) -> Catalog:
    """All texts with their words in a language.

    Where `before`, an earlier one, has the same words for another source text, they are marked as outdated, with the
    source from which they were made. A translator's own comments stay.
    """
    made = Catalog(locale=locale_of(language))
    earlier = {str(one.context): one for one in messages(before)} if before else {}
    for key, source in sources.items():
        old = earlier.get(key)
        outdated, previous = _outdated(old, source.text.default, words.get(key, ""))
        made.add(
            source.text.default,
            words.get(key, ""),
            locations=[(source.file, source.line)],
            auto_comments=[note for note in (source.part, source.text.note) if note],
            user_comments=[one for one in old.user_comments if not one.startswith(PREVIOUS)] if old else [],
            flags=["fuzzy"] if outdated else [],
            previous_id=[previous] if previous else [],
            context=key,
        )
    return made


def _outdated(earlier: Message | None, source: str, words: str) -> tuple[bool, str]:
    """Whether the words were made from another source text, and from which, where it is known."""
    if earlier is None or not words or earlier.string != words:
        return False, ""
    if earlier.fuzzy:
        lines = [one.removeprefix(PREVIOUS).strip() for one in earlier.user_comments if one.startswith(PREVIOUS)]
        return True, denormalize("\n".join(lines).removeprefix("msgid").strip()) if lines else str(earlier.id)
    return earlier.id != source, str(earlier.id)


def written(catalogue: Catalog) -> bytes:
    """The file, which is the same whenever it is written."""
    out = BytesIO()
    out.write(HEAD.format(language=catalogue.locale).encode())
    write_po(out, catalogue, width=WIDTH, include_previous=True, omit_header=True)
    return out.getvalue()


def read(file: Path) -> Catalog:
    """Raises NoCatalogue."""
    try:
        content = file.read_bytes()
        _refuse_hostile(file, content)
        found = read_po(BytesIO(content), abort_invalid=True)
    except NoCatalogue:
        raise
    except PoFileError as error:
        raise NoCatalogue(f"{file}:{error.lineno}: {error}") from error
    except (OSError, LookupError, ValueError, UnknownLocaleError) as error:
        raise NoCatalogue(f"{file}: cannot be read as a PO file in UTF-8 ({error})") from error
    if found.locale is None:
        raise NoCatalogue(f'{file}:1: the head of the file names no language. Add: "Language: fr\\n"')
    return found


def _refuse_hostile(file: Path, content: bytes) -> None:
    """Before it is parsed: for plural forms, the parser allots as many places as the head of the file says."""
    if len(content) > LARGEST:
        raise NoCatalogue(
            f"{file}: is larger than {LARGEST // 1_000_000} MB. A file of translations is never so large."
        )
    if plural := PLURAL.search(content):
        line = content.count(b"\n", 0, plural.end()) + 1
        raise NoCatalogue(f"{file}:{line}: has plural forms, which texts of services do not have.")


def language_of(catalogue: Catalog) -> str:
    return str(catalogue.locale).replace("_", "-").lower()


def messages(catalogue: Catalog) -> Iterator[Message]:
    """All but the head."""
    return (one for one in catalogue if one.id)
