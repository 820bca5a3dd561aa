"""Officials who save answers without pause while something is broken, and what must stand in the rows afterwards.

Each sends a change again until it is acknowledged, as the page and any careful program do; what was acknowledged is
noted on this side, outside the site, and compared with the database's rows at the end.
"""

import logging
import re
import secrets
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

import requests
from django.db import connection

from hanse.diagnostic.models import Assessment
from hanse.kernel.models import AuditEntry, DomainEvent
from hanse.questions.models import Answer, AnswerVersion, Conflict
from tests.campaigns.people import Browser, Caller, answers_at

VERSION = re.compile(r'name="version" value="(\d+)"')
PATIENCE_S = 90.0
logger = logging.getLogger(__name__)
MORE = 5


@dataclass(frozen=True)
class Acknowledged:
    """An answer of which the site has said that it is saved, under this version."""

    key: str
    version: int
    words: str


@dataclass
class Saver(ABC):
    """One official with a question of her own; every change of hers has words that no other has."""

    assessment: Assessment
    key: str
    acknowledged: list[Acknowledged] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    pages: list[requests.Response] = field(default_factory=list)
    waited: float = 0.0

    @abstractmethod
    def send(self, words: str) -> requests.Response:
        """Say of the question that somebody who is named by these words may know."""

    @abstractmethod
    def version_in(self, answer: requests.Response) -> int:
        """The version under which an answer of 200 says that it is saved."""

    @property
    def version(self) -> int:
        return self.acknowledged[-1].version if self.acknowledged else 0

    def work(self, stop: Event) -> None:
        while not stop.is_set():
            self.save_one()

    def save_one(self) -> None:
        """One change, sent until it is acknowledged. A site that is away says so with 503, or nobody listens."""
        words, begun = f"Ask {secrets.token_hex(8)}", time.monotonic()
        while time.monotonic() - begun < PATIENCE_S:
            try:
                answer = self.send(words)
            except (requests.ConnectionError, requests.Timeout) as away:
                self.refused[type(away).__name__] += 1
                time.sleep(0.05)
                continue
            if answer.status_code == 200:
                self.acknowledged.append(Acknowledged(self.key, self.version_in(answer), words))
                self.waited = max(self.waited, time.monotonic() - begun)
                return
            assert answer.status_code == 503, f"{answer.status_code}: {answer.text}"
            self.refused["503"] += 1
            self.pages.append(answer)
            time.sleep(0.05)
        raise AssertionError(f"not saved within {PATIENCE_S:.0f} s: {self.refused}")


@dataclass
class PageSaver(Saver):
    """On the question's page, which saves by itself."""

    browser: Browser = field(kw_only=True)

    def __post_init__(self) -> None:
        address = answers_at(self.assessment, f"questions/{self.key}/")
        self.fields = self.browser.form(address)
        self.address = f"{address}save/"

    def send(self, words: str) -> requests.Response:
        fields = self.fields | {"version": str(self.version), "ask": words}
        return self.browser.post(self.address, fields, follow=False, headers={"HX-Request": "true"})

    def version_in(self, answer: requests.Response) -> int:
        return int(VERSION.findall(answer.text)[0])


@dataclass
class ProgramSaver(Saver):
    """Through the API."""

    caller: Caller = field(kw_only=True)

    def send(self, words: str) -> requests.Response:
        body = {"state": "unknown", "note": words, "version": self.version}
        return self.caller.call("PATCH", f"/assessments/{self.assessment.id}/answers/{self.key}/", body)

    def version_in(self, answer: requests.Response) -> int:
        return int(answer.json()["version"])


@contextmanager
def under_load(savers: Sequence[Saver]) -> Iterator[None]:
    """All of them at work for the length of the block, and until each has saved once more after it."""
    stop = Event()
    with ThreadPoolExecutor(len(savers)) as pool:
        working = [pool.submit(one.work, stop) for one in savers]
        try:
            _until_each_has_saved(savers, working)
            yield
            _until_each_has_saved(savers, working)
        finally:
            stop.set()
        for one in working:
            one.result()


def _until_each_has_saved(savers: Sequence[Saver], working: Sequence[Future[None]]) -> None:
    wanted = [len(one.acknowledged) + MORE for one in savers]
    end = time.monotonic() + PATIENCE_S
    while any(len(one.acknowledged) < least for one, least in zip(savers, wanted, strict=True)):
        for one in working:
            if one.done():
                one.result()  # it raises what ended it
        assert time.monotonic() < end, [(one.key, len(one.acknowledged), one.refused) for one in savers]
        time.sleep(0.02)


def check_rows(savers: Sequence[Saver]) -> None:
    """Whatever was acknowledged stands in the rows, no row stands alone, and who was refused was told clearly."""
    sheet = savers[0].assessment.sheet
    connection.close()  # the database may have been killed under it
    versions = {
        (one.answer.key, one.number): one
        for one in AnswerVersion.objects.filter(answer__sheet=sheet).select_related("answer")
    }
    for saver in savers:
        for one in saver.acknowledged:
            row = versions.get((one.key, one.version))
            assert row is not None, f"{one} was acknowledged and is not there"
            assert row.note == one.words, f"{one} was acknowledged, and “{row.note}” is there"
    for answer in Answer.objects.filter(sheet=sheet):
        chain = sorted(number for key, number in versions if key == answer.key)
        assert chain == list(range(1, answer.version + 1))
        last = versions[answer.key, answer.version]
        assert (last.state, last.value, last.note, last.by_id) == (
            answer.state,
            answer.value,
            answer.note,
            answer.by_id,
        )
    audited = AuditEntry.objects.filter(subject_id=sheet.id, detail__has_key="version").values_list("detail", flat=True)
    assert sorted((one["key"], one["version"]) for one in audited) == sorted(versions)
    told = DomainEvent.objects.filter(name="questions.answer_changed", payload__sheet=str(sheet.id))
    assert sorted((one.payload["key"], one.payload["version"]) for one in told) == sorted(versions)
    assert not Conflict.objects.filter(sheet=sheet).exists()
    for page in [page for saver in savers for page in saver.pages]:
        assert "database does not answer" in page.text
        assert int(page.headers["Retry-After"]) > 0
    total, longest = sum(len(one.acknowledged) for one in savers), max(one.waited for one in savers)
    refused = sum((one.refused for one in savers), Counter())
    logger.info("%s saved and there, longest wait %.1f s, sent again after %s", total, longest, dict(refused))
