"""An owner of a guest's answers for the tests: they lie in her session. Mounted beside the site's own pages."""

from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import get_language

from hanse.network.urls import urlpatterns as urlpatterns_of_the_site
from hanse.questions.public import GuestVisit, guest_pages, reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import answer_from_json, value_to_json
from hanse.questions.spec.questionnaire import Section
from hanse.ui.shell import Link
from tests.questions.service import ask, service, t

BEGINS = ask("date", "When does it begin?", "begins", earliest="today")
ENDS = ask("date", "When does it end?", "ends", earliest="begins")
YES_NO, ENDS_ALONE = ask("yes_no", "Is there more?"), ask("text", "And last?", "last", lines=1)
RULES = (Section(key="all", title=t("When"), questions=(BEGINS, ENDS)),)
MORE = ask("text", "What else?", "more", relevant="yes_no = true", lines=1)
BRANCH = (Section(key="all", title=t("All"), questions=(YES_NO, MORE, ENDS_ALONE)),)
FORMS = {
    "branch": service(may_not_know=False, sections=BRANCH),
    "service": service(may_not_know=False),
    "open": service(),
    "rules": service(sections=RULES),
}


def desk(request: HttpRequest, *, form: str) -> GuestVisit | HttpResponseBase:
    if "lost" in request.COOKIES:
        return redirect("/")
    questionnaire = FORMS[form]
    held = request.session.setdefault(form, {})

    def save(key: str, answer: Answer | None) -> None:
        held.pop(key, None)
        if answer:
            value = value_to_json(questionnaire.question(key), answer)
            held[key] = [answer.state.value, value, answer.note]
        request.session.modified = True

    return GuestVisit(
        questionnaire=questionnaire,
        reader=reader_in(get_language() or "en"),
        answers={key: answer_from_json(questionnaire.question(key), *stored) for key, stored in held.items()},
        save=save,
        title="A permit",
        home=Link("Permits", "/permits/"),
        finish=Link("Send the application", "/send/"),
    )


urlpatterns: list[Any] = [
    *i18n_patterns(path("guests/<slug:form>/", *guest_pages(desk, "guest"))),
    *urlpatterns_of_the_site,
]
