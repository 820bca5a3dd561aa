"""The services of a folder, read; those that an earlier start found sound are taken as it kept them.

Reading and checking costs 16 ms for a service, taking it 1 ms. What is kept is signed with the site's secret, and holds
for just these files under just this code.
"""

import hashlib
import hmac
import pickle
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from django.utils.crypto import salted_hmac

from hanse.frame.spec.declaration import Outcome
from hanse.frame.spec.file.reading import HEAD, read_procedure
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.ids import new_id
from hanse.kernel.release import code_digest

SALT = "hanse.frame.found_sound"
SEAL = 32
"""Bytes of a signature, with which a file begins."""


def read_services(
    folder: Path, keep: Path | None = None, *, outcomes: Mapping[str, Outcome] | None = None
) -> list[Procedure]:
    """Every service in a folder, by the name of its own. Raises ProcedureError for a wrong one."""
    known = dict(outcomes or {})
    heads = {_digest(head, known): head for head in sorted(folder.glob(f"*/{HEAD}"))}
    if keep is None or not heads:
        return [read_procedure(head, outcomes=known) for head in heads.values()]
    file = keep / hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:SEAL]
    kept = _kept(file)
    sound = {digest: kept.get(digest) or read_procedure(head, outcomes=known) for digest, head in heads.items()}
    if sound.keys() != kept.keys():
        _keep(file, sound)
    return list(sound.values())


def _digest(head: Path, outcomes: Mapping[str, Outcome]) -> str:
    """Of all that a procedure follows from: where its files lie, what they say, outcomes, and the code that reads."""
    digest = hashlib.sha256(code_digest().encode())
    for name, one in sorted(outcomes.items()):
        digest.update(f"\n{name} {one.__module__}.{getattr(one, '__qualname__', '')}".encode())
    for file in (head, *sorted(head.parent.rglob("*.yaml"))):
        digest.update(f"\n{file} {file.stat().st_size}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def _kept(file: Path) -> Mapping[str, Procedure]:
    """By digest; nothing where there is no such file, or one that this site did not write."""
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    seal, packed = content[:SEAL], content[SEAL:]
    if not hmac.compare_digest(seal, _seal(packed)):
        return {}
    try:
        found: Mapping[str, Procedure] = pickle.loads(packed)  # noqa: S301 - signed: it is what `_keep` wrote
    except (AttributeError, ImportError):  # an outcome is no longer where it was
        return {}
    return found


def _keep(file: Path, sound: Mapping[str, Procedure]) -> None:
    """Whole or not at all. Where the folder cannot be written, or an outcome not named, the next start checks again."""
    try:
        packed = pickle.dumps(dict(sound), protocol=pickle.HIGHEST_PROTOCOL)
    except (AttributeError, pickle.PicklingError):
        return
    fresh = file.with_name(f"{file.name}.{new_id()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_seal(packed) + packed)
        fresh.replace(file)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _seal(packed: bytes) -> bytes:
    return salted_hmac(SALT, packed, algorithm="sha256").digest()
