"""The preview's site, used by a browser: be somebody, have a case as far on its way as one wants."""

from typing import TYPE_CHECKING

from hanse.frame.spec.declaration import Who
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.preview.asked import ACCOUNT, GUEST, OFFICE, ORGANISATION, Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

TIMEOUT_MS = 30_000
APPLICANTS = {Who.ANYONE: GUEST, Who.PERSON: ACCOUNT, Who.ORGANISATION: ORGANISATION}


class Somebody:
    """A person with a browser profile of her own."""

    def __init__(self, browser: "Browser", root: str, role: Role) -> None:
        self.root = root
        self._context: BrowserContext = browser.new_context(base_url=root)
        self._context.set_default_timeout(TIMEOUT_MS)
        self.page: Page = self._context.new_page()
        self._role = role
        self.signs_in()

    def signs_in(self) -> None:
        """Be who she is, also after everything was emptied."""
        self._context.request.get("/preview/")
        self._press("/preview/become/", role=self._role.key, here="/preview/")

    def opens(self, path: str) -> int:
        """Go to a page; its status."""
        response = self.page.goto(path, wait_until="load")
        return response.status if response else 0

    def has_a_case(self, scenario: str, moves: int, language: str) -> str:
        """The path of a case, or of an application, as far on its way; empty where the scenario does not go so far.

        Where it does not beside the cases that are there (each has booked the same time), everything is emptied first.
        """
        found = self._plays(scenario, moves, language)
        if not found:
            self._press("/preview/again/")
            self.signs_in()
            found = self._plays(scenario, moves, language)
        return found

    def _plays(self, scenario: str, moves: int, language: str) -> str:
        where = self._press("/preview/play/", until=f"{scenario} {moves}", language=language)
        return "" if where.startswith("/preview/") else where

    def _press(self, path: str, **fields: str) -> str:
        """Press a button of the preview; where that leads."""
        token = next(str(one["value"]) for one in self._context.cookies() if one["name"].endswith("csrftoken"))
        headers = {"X-CSRFToken": token, "Origin": self.root}
        answer = self._context.request.post(path, form={**fields}, headers=headers, max_redirects=0)
        return answer.headers.get("location", "")


def applicant(browser: "Browser", root: str, procedure: Procedure) -> Somebody:
    return Somebody(browser, root, Role(APPLICANTS[procedure.who]))


def officer(browser: "Browser", root: str, office: str) -> Somebody:
    return Somebody(browser, root, Role(OFFICE, office))
