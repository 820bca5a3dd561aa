"""A new site's first people and cities, from the command line."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from hanse.identity.models import User
from hanse.identity.public import viewer_of
from hanse.kernel.models import Notice
from hanse.members.enums import Role
from hanse.members.models import City
from hanse.members.queries import people_of
from hanse.members.queries.standing import standing_of
from hanse.members.rules import is_secretariat

pytestmark = pytest.mark.django_db


def run(*words: object) -> str:
    said = io.StringIO()
    call_command(*map(str, words), stdout=said)
    return said.getvalue()


def table(tmp_path, text: str):
    path = tmp_path / "cities.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_first_person_of_the_secretariat_gets_a_letter_in_her_language():
    assert "sofia@example.org was invited" in run("invite_secretariat", "sofia@example.org", "--language", "fr")

    sofia = User.objects.get(email="sofia@example.org")
    assert is_secretariat.test(viewer_of(sofia), None)
    assert "/fr/" in Notice.objects.get(address="sofia@example.org").body
    run("invite_secretariat", "sofia@example.org")
    assert User.objects.count() == 1, "asked twice she is written to again"


def test_what_is_no_address_is_refused():
    with pytest.raises(CommandError, match="no e-mail address"):
        run("invite_secretariat", "sofia")


def test_cities_come_with_their_coordinators(tmp_path):
    rows = (
        "name,country,kind,region,income_group,population,latitude,longitude,coordinator,coordinator_name,language\n"
        "Gumi,kr,,asia,high,407000,36.12,128.34,clara@example.org,Clara,en\n"
        "Québec,CA,associate,,high,549459,,,,,\n"
    )
    assert "Cities registered: 2. Coordinators invited: 1." in run("register_cities", table(tmp_path, rows))

    gumi = City.objects.get(name="Gumi")
    assert (gumi.country, gumi.region, gumi.population) == ("KR", "asia", 407000)
    assert people_of(gumi.pk, Role.COORDINATOR).get().user.email == "clara@example.org"
    assert "Gumi" in Notice.objects.get(address="clara@example.org").body
    quebec = City.objects.get(name="Québec")
    assert quebec.region == "americas", "where the file says none, it follows from the country"
    assert [standing_of(one.pk).kind for one in (gumi, quebec)] == ["full", "associate"]


def test_every_wrong_row_is_told_and_nothing_is_saved(tmp_path):
    rows = (
        "name,country,region,population,coordinator\n"
        "Gumi,KR,asia,407000,clara@example.org\n"
        "Gumi,KR,,,\n"
        "Nowhere,XX,,,\n"
        "Lyon,FR,Europa,,\n"
        "Turku,FI,,many,\n"
        "Split,HR,,,clara\n"
    )
    with pytest.raises(CommandError) as refused:
        run("register_cities", table(tmp_path, rows))

    told = str(refused.value).splitlines()
    assert [line.split(":")[0] for line in told[:-1]] == [f"cities.csv, row {number}" for number in (3, 4, 5, 6, 7)]
    assert "“Europa” is not one of: africa, americas" in told[2]
    assert told[-1] == "Problems found: 5. Nothing was saved."
    assert not City.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [("name,country,mayor\n", "unknown columns: mayor"), ("name\nGumi\n", "columns are missing: country")],
)
def test_headers_are_checked(tmp_path, text, words):
    with pytest.raises(CommandError, match=words):
        run("register_cities", table(tmp_path, text))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run("register_cities", tmp_path / "none.csv")
