"""The catalogue: for everybody to read, kept by the secretariat; who may use what is said to each."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hanse.toolbox.actions.content import prepare
from hanse.toolbox.models import Tool
from tests.toolbox.people import a_member_s_client, a_secretary_s_client, a_tool

pytestmark = pytest.mark.django_db
SAID = {
    "key": "toolkit",
    "open_to": "members",
    "language": "en",
    "languages": ["en"],
    "start": "/work/",
    "place": "5",
    "shown": "on",
    "name_en": "Toolkit",
    "summary_en": "It helps.",
}


def test_a_network_s_file_fills_an_empty_catalogue_once(client: Client) -> None:
    number = prepare()

    assert number >= 3
    assert prepare() == 0
    page = client.get("/en/tools/").text
    assert "Quick scan" in page
    assert "Diagnostic rapide" in client.get("/fr/tools/").text
    assert 'lang="en"' in client.get("/ko/tools/").text
    for tool in Tool.objects.all():
        assert client.get(f"/en/tools/{tool.key}/").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_as_many_queries_for_one_as_for_three(number: int, django_assert_num_queries) -> None:
    for place in range(number):
        a_tool(f"tool-{place}")
    member = a_member_s_client()
    member.get("/en/tools/")
    with django_assert_num_queries(5):  # session, person; memberships, suspensions; tools
        page = member.get("/en/tools/").text
    assert page.count("hanse-card--accent") == number


@pytest.mark.parametrize(
    ("open_to", "kind", "usable"),
    [
        ("everybody", None, True),
        ("members", None, False),
        ("members", "", False),
        ("members", "associate", True),
        ("vote", "associate", False),
        ("vote", "full", True),
    ],
)
def test_who_may_use_a_tool_follows_from_membership_and_rights(open_to: str, kind: str | None, usable: bool) -> None:
    a_tool("toolkit", open_to=open_to, start="https://tools.example/")
    client = Client() if kind is None else a_member_s_client(kind)

    page = client.get("/en/tools/toolkit/").text
    assert ("https://tools.example/" in page) is usable
    refused = "It is for members." if kind is None else "You do not act for a member that may use it"
    assert (refused in page) is not usable
    assert ("toolkit" in client.get("/en/tools/?mine=yes").text) is usable


def test_tools_are_found_by_a_word_and_by_their_language(client: Client) -> None:
    a_tool("one", name="Forms", languages=["en", "fr"])
    a_tool("two", name="Maps", languages=["en"])

    assert "/en/tools/two/" not in client.get("/en/tools/?words=form").text
    assert "/en/tools/two/" not in client.get("/en/tools/?language=fr").text
    assert "No tool was found" in client.get("/en/tools/?words=nothing").text


def test_the_secretariat_enters_a_tool_changes_hides_and_documents_it(client: Client) -> None:
    office = a_secretary_s_client()
    assert office.post("/en/tools/enter/new/", {**SAID, "name_en": ""}).status_code == 422
    assert office.post("/en/tools/enter/new/", {**SAID, "start": "javascript:alert(1)"}).status_code == 422
    assert office.post("/en/tools/enter/new/", {**SAID, "key": "No Spaces"}).status_code == 422
    assert office.post("/en/tools/enter/new/", SAID).headers["Location"] == "/en/tools/toolkit/"
    assert "There is a tool at this address already" in office.post("/en/tools/enter/new/", SAID).text

    pdf = SimpleUploadedFile("guide.pdf", b"%PDF-1.7 guide", content_type="application/pdf")
    office.post("/en/tools/toolkit/documents/", {"title": "Guide", "file": pdf})
    document = Tool.objects.get().documents.get()
    way = f"/en/tools/toolkit/documents/{document.id}/"
    assert client.get(way).headers["Content-Disposition"] == 'attachment; filename="guide.pdf"'
    bad = SimpleUploadedFile("guide.exe", b"MZ")
    assert office.post("/en/tools/toolkit/documents/", {"title": "Bad", "file": bad}).status_code == 422
    office.post(f"{way}remove/")
    assert client.get(way).status_code == 404

    office.post("/en/tools/toolkit/edit/", {**{k: v for k, v in SAID.items() if k != "shown"}, "name_fr": "Boîte"})
    assert "Write this in every language" in office.post("/en/tools/toolkit/edit/", {**SAID, "name_fr": "Boîte"}).text
    hidden = {k: v for k, v in SAID.items() if k != "shown"}
    assert office.post("/en/tools/toolkit/edit/", hidden).status_code == 302
    assert client.get("/en/tools/toolkit/").status_code == 404
    assert office.get("/en/tools/toolkit/").status_code == 200


def test_who_is_no_member_is_led_to_becoming_one(client: Client) -> None:
    tool = a_tool("gauge", open_to="diagnose")

    page = client.get(f"/en/tools/{tool.key}/").text

    assert 'href="/en/services/membership/"' in page
    assert "Full member and Associate member" in page
