"""Files to which nothing refers any more, found at night: their rows, and bytes that have no row.

A file is stored before the form is judged that brought it, so some are left when a form is given up. Whatever takes a
file away later removes it itself; so only files of the last weeks are looked at, and none of the last days.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ForeignKey

from hanse.kernel.clock import now
from hanse.kernel.files import delete_bytes, remove
from hanse.kernel.models import StoredFile
from hanse.kernel.models.file import FOLDER

type Holder = Callable[[datetime], Iterator[UUID]]

YOUNG = timedelta(days=2)
"""Somebody may still be about to send the form; and a file's bytes are there before its row."""
OLD = timedelta(days=35)

_holders: list[Holder] = []


def holder(function: Holder) -> Holder:
    """Register what names the files that a domain refers to elsewhere than by a foreign key, since a time."""
    _holders.append(function)
    return function


def sweep_files() -> int:
    """Remove the files that nothing has referred to since they came; returns how many."""
    since = now() - OLD
    found = StoredFile.objects.filter(created_at__gt=since, created_at__lt=now() - YOUNG)
    for key in _foreign_keys():
        used = key.model._base_manager.filter(**{f"{key.name}__isnull": False})
        found = found.exclude(id__in=used.values(key.attname))
    left = set(found.values_list("id", flat=True))
    for held in _holders:
        left.difference_update(held(since))
    with transaction.atomic():
        remove(StoredFile.objects.filter(id__in=left))
    return len(left)


def _foreign_keys() -> "Iterator[ForeignKey[Any, Any]]":
    """All that point to a file; most have no name for the way back, and so are hidden from it."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is StoredFile:
                yield field


def sweep_bytes() -> int:
    """Delete what lies in the storage and has no row: of writes that were undone, or deleted during a backup."""
    deleted = 0
    for folder in _listed(FOLDER)[0]:
        names = [name for name in _listed(f"{FOLDER}/{folder}")[1] if _is_id(name)]
        known = {str(one) for one in StoredFile.objects.filter(id__in=names).values_list("id", flat=True)}
        for name in set(names) - known:
            place = f"{FOLDER}/{folder}/{name}"
            if default_storage.get_modified_time(place) < now() - YOUNG:
                deleted += delete_bytes(default_storage, place)
    return deleted


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def _is_id(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False
