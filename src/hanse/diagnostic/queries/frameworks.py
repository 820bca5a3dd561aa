"""The framework of a round, and its questionnaire; read once for each version."""

import logging
from functools import cache

from django.utils.translation import gettext as _

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.diagnostic.method.places import published
from hanse.diagnostic.method.problems import FrameworkError, UnknownFrameworkError
from hanse.diagnostic.method.registry import load_framework
from hanse.diagnostic.models import Version
from hanse.kernel.errors import NotThere
from hanse.questions.public import Sheet
from hanse.questions.spec.questionnaire import Questionnaire

log = logging.getLogger(__name__)


def version_of(sheet: Sheet) -> Version:
    """The version of a framework whose questions a sheet answers."""
    return Version(sheet.questionnaire, sheet.questionnaire_version)


@cache
def framework(key: str, version: str) -> Framework:
    """Raises UnknownFrameworkError where this site has no such version."""
    return load_framework(f"{key}@{version}")


@cache
def questionnaire_of(key: str, version: str) -> Questionnaire:
    """The questions of a framework in their sections."""
    return questionnaire(framework(key, version))


@cache
def root_key(key: str, version: str) -> str:
    """The key of the whole in a framework's results; empty where this site no longer has that version."""
    try:
        return framework(key, version).root.key
    except UnknownFrameworkError:
        return ""


@cache
def title_of(key: str, version: str, language: str) -> str:
    """The title of a framework in a language; empty where this site no longer has that version."""
    try:
        found = framework(key, version)
    except UnknownFrameworkError:
        return ""
    return found.translations.wording(found.head.title, language).text


def newest_version(key: str) -> str:
    """The version of a framework with which a new round begins."""
    return load_framework(key).version


def published_frameworks() -> list[Framework]:
    """The newest version of every published framework, by key; a faulty one of the site's own is left out."""
    found = []
    for key in published():
        try:
            found.append(framework(key, newest_version(key)))
        except FrameworkError as error:
            log.warning("The framework %s is left out; `hanse framework check` says why: %s", key, error.problems[0])
    return found


def published_framework(key: str, version: str = "") -> Framework:
    """One published framework, in its newest version where none is named; never a file. Raises NotThere."""
    if key not in published():
        words = _("There is no framework of this key. There are: %(keys)s.")
        raise NotThere(words % {"keys": ", ".join(published())})
    try:
        return framework(key, version or newest_version(key))
    except UnknownFrameworkError as error:
        raise NotThere(_("There is no such version of this framework.")) from error
