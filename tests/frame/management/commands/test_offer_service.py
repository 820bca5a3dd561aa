"""`hanse service deploy` and `withdraw` on the site, as somebody types and mistypes them."""

import re
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest
from django.core.management import CommandError, call_command

from hanse.frame import catalogue
from hanse.frame.actions.publishing import publish_procedure
from hanse.frame.errors import NoSuchService
from hanse.frame.models import Offer
from hanse.frame.queries import offered_procedure
from hanse.frame.spec.deadlines import Calendar
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.beginning import from_starter
from hanse.kernel.models import AuditEntry
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
KEY = "dog_licence"


@pytest.fixture
def folder(tmp_path: Path):
    """A service, not known to the code."""
    made = tmp_path / KEY
    from_starter(made, Calendar(country="FR", zone="Europe/Paris"))
    yield made
    catalogue.withdraw(KEY)


def run(*arguments: object, **options: object) -> str:
    said = StringIO()
    call_command("offer_service", *map(str, arguments), because="It is agreed.", stdout=said, **options)
    return said.getvalue()


def raised(folder: Path, version: str, old: str = "Granted", new: str = "Allowed") -> Path:
    made = folder.with_name(f"online-{version}")
    copytree(folder, made)
    head = made / "procedure.yaml"
    text = re.sub(r"version: 1\.0\.0", f"version: {version}", head.read_text())
    assert old in text
    head.write_text(text.replace(old, new))
    return made


def test_a_version_goes_online_the_next_says_what_it_changes_and_the_first_comes_back(folder: Path) -> None:
    first = run("deploy", folder)
    assert f"{KEY} 1.0.0 is sound; 2 scenarios go as they say." in first
    assert "is not offered now" in first
    assert f"{KEY} 1.0.0 is online." in first

    second = run("deploy", raised(folder, "1.1.0"))
    assert "From 1.0.0 to 1.1.0:" in second
    assert "state granted" in second
    assert offered_procedure(KEY).version == "1.1.0"

    back = run("deploy", KEY, wanted="1.0.0")
    assert "The version went back" in back
    assert offered_procedure(KEY).version == "1.0.0"


def test_what_the_site_has_taken_from_its_folder_is_compared_with_what_lies_there_now(folder: Path) -> None:
    """Nothing was deployed yet: somebody has begun under 1.0.0, and 1.1.0 has taken its place in the folder."""
    publish_procedure(read_procedure(folder))
    newer = raised(folder, "1.1.0")
    catalogue.declare(read_procedure(newer))

    said = run("deploy", newer, dry_run=True)

    assert "From 1.0.0 to 1.1.0:" in said
    assert "state granted" in said


def test_withdrawing_says_how_to_undo_it_and_that_does(folder: Path) -> None:
    run("deploy", folder)
    said = run("withdraw", KEY)
    with pytest.raises(NoSuchService):
        offered_procedure(KEY)

    (undo,) = re.findall(r"hanse service deploy (\S+) --version (\S+) --because", said)
    run("deploy", undo[0], wanted=undo[1])
    assert offered_procedure(KEY).version == "1.0.0"


def test_whose_decision_it_was_stands_in_the_audit(folder: Path) -> None:
    user = UserFactory(email="ann@city.example")
    run("deploy", folder, whose="Ann@city.example")
    run("withdraw", KEY)

    named, anybody = AuditEntry.objects.filter(verb__endswith="_service").order_by("id")
    assert (named.actor_kind, named.actor_id) == ("person", user.pk)
    assert anybody.actor_label.startswith("hanse service, run by ")


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    assert "Nothing was changed." in run("deploy", folder, dry_run=True)
    assert not Offer.objects.exists()


def spoiled(folder: Path, old: str, new: str) -> Path:
    head = folder / "procedure.yaml"
    assert old in head.read_text()
    head.write_text(head.read_text().replace(old, new))
    return folder


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("target: granted", "target: grnated", r"procedure\.yaml:\d+:\d+: .*grnated"),
        ("ends: refused", "ends: granted", "scenario refused: the case ends in “refused”"),
        ("office: office", "office: nobody", "nobody"),
    ],
)
def test_what_is_unsound_stays_off(folder: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(CommandError, match=words):
        run("deploy", spoiled(folder, old, new))
    assert not Offer.objects.exists()


def test_a_change_without_a_new_version_stays_off(folder: Path) -> None:
    run("deploy", folder)

    with pytest.raises(CommandError, match="Nothing was changed"):
        run("deploy", spoiled(folder, "title: Granted", "title: Allowed"))
    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "options", "words"),
    [
        (("withdraw", "cat_licence"), {}, "not offered here"),
        (("deploy", "cat_licence"), {"wanted": "1.0.0"}, "“cat_licence” 1.0.0 was never published here"),
        (("deploy", "no/such/folder"), {}, "Give the folder of a service"),
        (("withdraw", "cat_licence"), {"whose": "nobody@city.example"}, "Nobody here has the e-mail address"),
    ],
)
def test_a_wrong_word_is_answered_with_what_to_do(arguments, options, words) -> None:
    with pytest.raises(CommandError, match=words):
        run(*arguments, **options)
    assert not Offer.objects.exists()


def test_without_a_reason_nothing_happens(folder: Path) -> None:
    with pytest.raises(CommandError, match="Say why"):
        call_command("offer_service", "deploy", str(folder), because=" ", stdout=StringIO())
    assert not Offer.objects.exists()
