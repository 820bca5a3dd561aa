"""The frame runs alone: a city's project is made, tested and run where nothing of the network is installed."""

import json
import re
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from hanse.host.postgres import server
from tests.host.scaffold.alone import Place, above_the_host
from tests.host.site import Site, find_free_port
from tests.ui.page import read

pytestmark = pytest.mark.long
ANSWERS = {"kind": "lime", "street": "Harbour Street 3", "water": "yes", "email": "ada@example.org"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("alone"))


@pytest.fixture(scope="module")
def city(place: Place) -> Path:
    """A city's project, made by the frame itself."""
    place.run("hanse", "new", "harbour", "--name", "Harbour City", "--hanse", str(place.wheel))
    return place.folder / "harbour"


def test_nothing_of_the_network_is_there(place):
    for name in above_the_host():
        said = place.run("python", "-c", f"import hanse.{name}", code=1)
        assert f"No module named 'hanse.{name}'" in said
    commands = place.run("hanse", "--help")
    assert "broken" not in commands
    assert "diagnose" not in commands


def test_its_services_are_checked_and_tested_by_the_commands(place, city):
    assert "street_tree 1.0.0 is sound." in place.run("hanse", "service", "check", "services/street_tree", within=city)
    assert "2 scenarios of 2" in place.run("hanse", "service", "test", "services/street_tree", within=city)
    place.run("hanse", "service", "new", "parking_permit", "--in", "services", within=city)
    assert "parking_permit 1.0.0 is sound." in place.run(
        "hanse", "service", "check", "services/parking_permit", within=city
    )


def test_it_describes_its_api_to_programs(place, city):
    described = json.loads(place.run("hanse", "api", "describe", within=city))
    assert described["info"]["title"] == "Harbour City"
    assert "/api/v1/cases/" in described["paths"]


def test_its_own_tests_pass(place, city):
    said = place.run("python", "-m", "pytest", "-q", within=city)
    server.stop(city / "var" / "tests" / "postgres")
    assert re.search(r"^\d+ passed", said, re.MULTILINE), said


def test_somebody_applies_on_its_running_site_and_its_chain_is_whole(place, city):
    port = find_free_port()
    site = Site(
        city / "var", "demo", "--port", str(port), settings=place.settings, python=place.bin / "python", within=city
    )
    try:
        assert site.port() == port
        assert "officer@demo.example" in site.said()
        page = apply(f"http://localhost:{port}", "street_tree")
        assert re.search(r"\d{4}-\d{6}", page)
        assert "Harbour City" in page
        assert "Trees for all" in redeployed(place, city, f"http://localhost:{port}")
        verified = place.run("env", "HANSE_MODE=demo", "hanse", "audit", "verify", within=city)
        assert re.search(r"^[1-9]\d* events", verified, re.MULTILINE), verified
    finally:
        site.stop()
        server.stop(city / "var" / "postgres")


def redeployed(place: Place, city: Path, root: str) -> str:
    """The service's page after a new version went online, then was withdrawn and deployed again, without a restart."""
    head = city / "services" / "street_tree" / "procedure.yaml"
    head.write_text(
        head.read_text().replace("version: 1.0.0", "version: 1.1.0").replace("A tree in", "Trees for all in")
    )
    service = ["env", "HANSE_MODE=demo", "hanse", "service"]
    address = f"{root}/en/services/street_tree/"
    said = place.run(*service, "deploy", "services/street_tree", "--because", "A better name.", within=city)
    assert "street_tree 1.1.0 is online." in said
    assert "Trees for all" in opened(build_opener(), address)[1]
    place.run(*service, "withdraw", "street_tree", "--because", "No trees left.", within=city)
    with pytest.raises(HTTPError, match="404"):
        opened(build_opener(), address)
    again = ["deploy", "street_tree", "--version", "1.1.0", "--because", "New trees came."]
    place.run(*service, *again, within=city)
    return opened(build_opener(), address)[1]


def apply(root: str, service: str) -> str:
    """Everything that a visitor without an account does, to the page that says that it has arrived."""
    visitor = build_opener(HTTPCookieProcessor(CookieJar()))
    start = f"{root}/en/services/{service}/"
    address, page = send(visitor, f"{start}begin/", opened(visitor, start)[1])
    while (found := re.search(r"/answers/questions/(\w+)/$", address)) is not None:
        address, page = send(visitor, address, page, ANSWERS[found[1]])
    address, page = opened(visitor, address.partition("/answers/")[0] + "/hand-in/")
    return send(visitor, address, page)[1]


def opened(visitor: OpenerDirector, address: str, fields: dict[str, str] | None = None) -> tuple[str, str]:
    with visitor.open(address, urlencode(fields).encode() if fields else None) as answer:
        return answer.url, answer.read().decode()


def send(visitor: OpenerDirector, address: str, page: str, answer: str = "") -> tuple[str, str]:
    """Post the form of a page, with its hidden fields, and the answer in the one that is seen."""
    form = read(page).one("main").all("form", method="post")[0]
    fields = {one.attrs["name"]: one.attrs.get("value", "") for one in form.all("input", type="hidden")}
    seen = [one for one in [*form.all("input"), *form.all("textarea")] if one.attrs.get("type") != "hidden"]
    names = dict.fromkeys(one.attrs["name"] for one in seen if one.attrs.get("name"))
    return opened(visitor, address, fields | ({next(iter(names)): answer} if answer else {}))
