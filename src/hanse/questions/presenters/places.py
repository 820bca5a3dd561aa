"""Addresses of the runner's pages, wherever their owner has mounted them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

OWN = frozenset({"desk", "key", "section", "conflict_id", "evidence_id", "comment_id", "intake_id", "file_id"})
"""Names that the runner's own addresses capture; every other one is the owner's."""


@dataclass(frozen=True, slots=True)
class Places:
    """`overview` is the owner's own page that takes the place of the task list; empty: there is none."""

    namespace: str
    names: Mapping[str, Any]
    overview: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Places":
        """The places beside the page of this request. Raises LookupError for a request without a resolved address."""
        match = request.resolver_match
        if match is None:
            raise LookupError("the request has no resolved address")
        return cls(match.namespace, {name: value for name, value in match.kwargs.items() if name not in OWN})

    def _at(self, name: str, **names: Any) -> str:
        return reverse(f"{self.namespace}:{name}", kwargs={**self.names, **names})

    @property
    def tasks(self) -> str:
        return self.overview or self._at("tasks")

    @property
    def check(self) -> str:
        return self._at("check")

    @property
    def workbook(self) -> str:
        return self._at("workbook")

    @property
    def workbook_file(self) -> str:
        return self._at("workbook_file")

    def section(self, key: str) -> str:
        return self._at("section", section=key)

    def question(self, key: str, back: str = "") -> str:
        return self._at("question", key=key) + (f"?back={back}" if back else "")

    def again(self, key: str, *, back: str = "", adds: bool = False) -> str:
        """The same question once more, with an empty entry where one is to be added."""
        asked = {name: value for name, value in (("back", back), ("add", "1" if adds else "")) if value}
        return self._at("question", key=key) + (f"?{urlencode(asked)}" if asked else "")

    def save(self, key: str) -> str:
        return self._at("save", key=key)

    def conflict(self, key: str, conflict_id: UUID) -> str:
        return self._at("conflict", key=key, conflict_id=conflict_id)

    def evidence(self, key: str) -> str:
        return self._at("evidence", key=key)

    def evidence_file(self, key: str, evidence_id: UUID) -> str:
        return self._at("evidence_file", key=key, evidence_id=evidence_id)

    def remove_evidence(self, key: str, evidence_id: UUID) -> str:
        return self._at("remove_evidence", key=key, evidence_id=evidence_id)

    def comments(self, key: str) -> str:
        return self._at("comments", key=key)

    def resolve_comment(self, key: str, comment_id: UUID) -> str:
        return self._at("resolve_comment", key=key, comment_id=comment_id)

    def difference(self, intake_id: UUID) -> str:
        return self._at("difference", intake_id=intake_id)
