"""Every page of a service, opened in a browser in each language and looked at in each width."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hanse.frame.spec.faults import Fault
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.pages.emptying import sends_back
from hanse.frame.tools.pages.findings import Finding, Stop, at_question
from hanse.frame.tools.pages.looking import WIDTHS, Seen, look
from hanse.frame.tools.pages.routes import LINKS, asked_on, below, offices_at, places_of, stations_of, unasked
from hanse.frame.tools.pages.site import Somebody, applicant, officer
from hanse.frame.tools.preview.asked import FILLED_IN
from hanse.kernel.places import Place
from hanse.questions.spec.question import Question

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NOT_OPEN, NOT_THERE = 400, 404


@dataclass
class Walk:
    """`pages` counts what was looked at, in each language and state of error; `untrodden` is what could not be."""

    procedure: Procedure
    browser: "Browser"
    root: str
    language: str
    findings: list[Finding] = field(default_factory=list)
    untrodden: list[Fault] = field(default_factory=list)
    pages: int = 0

    def go(self) -> None:
        self._places = places_of(self.procedure)
        self._applicant = applicant(self.browser, self.root, self.procedure)
        self._service = f"/{self.language}/services/{self.procedure.key}/"
        self._open(self._applicant, "start page", self._service, self.procedure.place)
        self._fill_in()
        self._follow()
        self._publish()

    def _open(self, who: Somebody, name: str, path: str, place: Place, *, may_lack: bool = False) -> bool:
        """Whether the page is there; then it is looked at. One that `may_lack` is no finding where it is not."""
        stop, status = Stop(name, path, place), who.opens(path)
        if status < NOT_OPEN:
            self._look(who, stop)
        elif status != NOT_THERE or not may_lack:
            self._find(stop, 0, Seen("not open", f"the page cannot be opened: {status}", ""))
        return status < NOT_OPEN

    def _look(self, who: Somebody, stop: Stop) -> None:
        self.pages += 1
        for width in WIDTHS:
            for seen in look(who.page, width):
                self._find(at_question(stop, seen.question, self._places), width, seen)

    def _find(self, stop: Stop, width: int, seen: Seen) -> None:
        self.findings.append(Finding(stop, self.language, width, seen))

    def _fill_in(self) -> None:
        """The questions, each also with its problems; checking the answers, handing in, keeping it for later."""
        done: set[str] = set()
        for scenario in self.procedure.scenarios:
            path = self._filled_in(scenario.key)
            before = len(done)
            for question in self.procedure.questionnaire.questions.values():
                if path and question.key not in done:
                    path = self._ask(question, path, scenario.key, done)
            if path and len(done) > before:
                application = path.removesuffix("answers/")
                for name in ("answers/check", "hand-in", "keep", "delete"):
                    self._open(self._applicant, name, f"{application}{name}/", self.procedure.place)
        for one in unasked(self.procedure, done):
            self.untrodden.append(
                Fault(one.place, f"question {one.key}", "no scenario asks it, so its page was not seen")
            )

    def _filled_in(self, scenario: str) -> str:
        return self._applicant.has_a_case(scenario, FILLED_IN, self.language)

    def _ask(self, question: Question, path: str, scenario: str, done: set[str]) -> str:
        """Look at a question that the application asks. Its path afterwards: another's, if it took an empty answer."""
        name, page = f"question {question.key}", f"{path}questions/{question.key}/"
        if not self._open(self._applicant, name, page, question.place, may_lack=True):
            return path
        done.add(question.key)
        if sends_back(self._applicant.page, [question]):
            self._look(self._applicant, Stop(f"{name}, with problems", page, question.place))
            return path
        return self._filled_in(scenario) if self._applicant.page.url != f"{self.root}{page}" else path

    def _follow(self) -> None:
        """A case in each of its states, as its applicant and as the offices see it, and what they can do there."""
        officers = {one.key: officer(self.browser, self.root, one.key) for one in self.procedure.offices}
        for station in stations_of(self.procedure):
            case = self._applicant.has_a_case(station.scenario.key, station.moves, self.language)
            place = self.procedure.state(station.state).place
            if not case:
                why = f"the scenario {station.scenario.key} does not go so far on the site, so its pages were not seen"
                self.untrodden.append(Fault(place, f"state {station.state}", why))
                continue
            self._case(self._applicant, "the applicant’s case", case, station.state)
            for office in offices_at(self.procedure, station.state):
                officers[office].signs_in()
                self._case(
                    officers[office], f"case of {office}", case.replace("/cases/", "/office/cases/"), station.state
                )
                self._open(officers[office], f"inbox of {office}", f"/{self.language}/office/", place)

    def _case(self, who: Somebody, name: str, path: str, state: str) -> None:
        if not self._open(who, f"{name} in state {state}", path, self.procedure.state(state).place):
            return
        for page in below(who.page.evaluate(LINKS), path):
            called, place, questions = asked_on(self.procedure, page, state)
            if not self._open(who, called, page, place):
                continue
            needed = [one for one in questions if not one.optional and not one.relevant]
            if needed and sends_back(who.page, needed):
                self._look(who, Stop(f"{called}, with problems", page, place))

    def _publish(self) -> None:
        """What anyone can read: the published cases, and the register."""
        if self.procedure.public:
            self._open(self._applicant, "published cases", f"{self._service}published/", self.procedure.public.place)
        if self.procedure.register and self.procedure.register.public:
            path = f"/{self.language}/registers/{self.procedure.register.key}/"
            self._open(self._applicant, "register", path, self.procedure.register.place)
