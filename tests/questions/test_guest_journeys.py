"""A resident's pages in a real browser: every kind of question under axe, small, right to left, without scripts."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from hanse.host.maps import Map
from tests.journeys.browser import check_page, shot, sideways, wait_until
from tests.questions.service import QUESTIONS
from tests.questions.views.test_guest import photo

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def mounted(settings):
    settings.ROOT_URLCONF = "tests.questions.guests"


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.long), "ar"])
def test_every_kind_passes_axe_and_fits_a_phone(visitor, live_server, language):
    page = visitor(live_server.url)
    for question in QUESTIONS:
        page.goto(f"/{language}/guests/service/questions/{question.key}/")
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 900})
            shot(page, f"guest-{language}-{question.key}")
            assert sideways(page) == 0, f"{question.key} is wider than {width} px"
        check_page(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_family_is_entered_with_a_file_on_a_phone(visitor, live_server, tmp_path, scripts):
    proof = tmp_path / "proof.jpg"
    proof.write_bytes(photo().read())
    page = visitor(live_server.url, scripts=scripts, width=375, height=800)
    page.goto("/en/guests/service/questions/group/")
    page.get_by_label("Name").fill("Ana")
    for part, digits in (("Day", "1"), ("Month", "5"), ("Year", "2015")):
        page.get_by_label(part).fill(digits)
    page.locator("input[type=file]").set_input_files(proof)
    page.get_by_role("button", name="Add another").click()
    entry = page.get_by_role("group", name="Entry 2")
    entry.get_by_label("Name").fill("Bo")
    page.expect_console("422")
    entry.get_by_label("Name").press("Enter")
    expect(page.get_by_role("link", name="Fill in “Date of birth”.")).to_be_visible()
    shot(page, f"guest-group-wrong-{scripts}")
    check_page(page) if scripts else None
    for part, digits in (("Day", "2"), ("Month", "1"), ("Year", "2018")):
        page.get_by_role("group", name="Entry 2").get_by_label(part).fill(digits)
    page.get_by_role("button", name="Save and continue").click()
    page.goto("/en/guests/service/check/")
    shot(page, f"guest-check-{scripts}")
    for words in ("1. Name: Ana", "proof.jpg", "2. Name: Bo"):
        expect(page.get_by_text(words)).to_be_visible()


def test_a_place_is_found_by_the_device(visitor, live_server):
    page = visitor(
        live_server.url, geolocation={"latitude": 45.764044, "longitude": 4.835659}, permissions=["geolocation"]
    )
    page.goto("/en/guests/service/questions/place/")
    page.get_by_role("button", name="Use my location").click()
    expect(page.get_by_label("Latitude")).to_have_value("45.764044")
    page.get_by_role("button", name="Save and continue").click()
    page.goto("/en/guests/service/check/")
    expect(page.get_by_text("45.764044, 4.835659")).to_be_visible()


TILES_THERE = "[...document.querySelectorAll('[data-layer] img')].every((one) => one.naturalWidth === 256)"


@pytest.fixture
def tiles(settings):
    """A map whose tiles lie on this machine; gives the paths that were asked for."""
    asked = []

    class Tiles(BaseHTTPRequestHandler):
        def log_message(self, *_words):
            pass

        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/svg+xml")
            self.end_headers()
            self.wfile.write(b'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>')

    class Server(ThreadingHTTPServer):
        request_queue_size = 128
        """A map asks for all its tiles at once; the usual five would turn the others away."""

    server = Server(("127.0.0.1", 0), Tiles)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    where = f"http://127.0.0.1:{server.server_port}"
    settings.MAP = Map(where + "/{z}/{x}/{y}.svg", "© Testers", "48.85,2.35,13")
    settings.SECURE_CSP = {**settings.SECURE_CSP, "img-src": [*settings.SECURE_CSP["img-src"], settings.MAP.host]}
    yield asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_place_is_picked_on_the_map(visitor, live_server, tiles, language):
    page = visitor(live_server.url)
    page.goto(f"/{language}/guests/service/questions/place/")
    box, latitude, longitude = (
        page.locator("[data-surface]"),
        page.locator("[name$=-latitude]"),
        page.locator("[name$=-longitude]"),
    )
    tile = page.locator("[data-layer] img").first
    expect(tile).to_be_attached()
    wait_until(page, TILES_THERE)
    check_page(page)

    box.press("Enter")
    expect(latitude).to_have_value("48.850000")
    expect(longitude).to_have_value("2.350000")
    shot(page, f"guest-map-{language}")
    middle = box.bounding_box()
    box.click(position={"x": middle["width"] / 2 + 100, "y": middle["height"] / 2})
    assert float(longitude.input_value()) == pytest.approx(2.35 + 100 * 360 / 256 / 2**13, abs=0.0005)
    box.press("ArrowLeft")
    box.press("+")
    box.press("Enter")
    assert float(longitude.input_value()) == pytest.approx(2.35 - 64 * 360 / 256 / 2**13, abs=0.0001)

    wait_until(page, TILES_THERE)
    assert any(path.startswith("/14/") for path in tiles)
    page.locator("main form button[name=do]:visible").first.click()
    page.goto(f"/{language}/guests/service/questions/place/")
    expect(page.locator("[data-pin]")).to_be_visible()
    wait_until(page, TILES_THERE)


def test_without_tiles_there_is_no_map(visitor, live_server):
    page = visitor(live_server.url)
    page.goto("/en/guests/service/questions/place/")

    expect(page.get_by_label("Latitude")).to_be_visible()
    expect(page.locator("[data-map]")).to_have_count(0)
