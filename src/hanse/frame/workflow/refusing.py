"""Refusals of the pure language, in words for the person and in her language."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.utils.translation import gettext as _

from hanse.frame.errors import AnswersRefused, NoResult, NotEligible, NotFree, OwnCase, StepRefused
from hanse.frame.queries.bookings import free_near
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.spec.rules import RuleError
from hanse.kernel.errors import HanseError, NotAllowed
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.checking import format_answer
from hanse.questions.spec.reading import Reader
from hanse.ui import formats


@contextmanager
def in_words(procedure: Procedure, language: str) -> Iterator[None]:
    """Turns ActRefused and RuleError into the platform's refusals."""
    try:
        yield
    except ActRefused as refused:
        raise _refusal(refused, procedure, reader_in(language, procedure.translations)) from refused
    except RuleError as error:
        raise NoResult from error


def _refusal(refused: ActRefused, procedure: Procedure, reader: Reader) -> HanseError:
    make = _REFUSALS.get(refused.why)
    if make is None:
        words = _("This step is not possible as the case stands now. Look at it again: somebody may have moved it.")
        return StepRefused(words)
    return make(refused, procedure, reader)


def _not_yours(_refused: ActRefused, _procedure: Procedure, _reader: Reader) -> HanseError:
    return NotAllowed(_("This step belongs to another office."))


def _not_eligible(refused: ActRefused, procedure: Procedure, reader: Reader) -> HanseError:
    reasons = procedure.eligibility.reasons if procedure.eligibility else {}
    found = reasons.get(refused.names[0]) if refused.names else None
    if found is None:
        return NotEligible(_("By the rules of this service you cannot apply for it."))
    error = NotEligible()
    error.message = str(reader(found))
    return error


def _opinions_missing(refused: ActRefused, procedure: Procedure, reader: Reader) -> HanseError:
    asked = formats.listed(str(reader(procedure.office(one).title)) for one in refused.names)
    return StepRefused(_("Wait for the opinions of: %(offices)s.") % {"offices": asked})


def _answers_missing(refused: ActRefused, procedure: Procedure, reader: Reader) -> HanseError:
    known = [procedure.questions[key] for key in refused.names if key in procedure.questions]
    missing = formats.listed(str(reader(question.text)) for question in known)
    return AnswersRefused(_("These questions are not answered yet: %(questions)s") % {"questions": missing})


def _broken_rules(refused: ActRefused, procedure: Procedure, reader: Reader) -> HanseError:
    asked = formats.listed(str(reader(procedure.questions[key].text)) for key in refused.names)
    return AnswersRefused(
        _("Look at your answers again, they do not fit together: %(questions)s") % {"questions": asked}
    )


def _over(_refused: ActRefused, _procedure: Procedure, _reader: Reader) -> HanseError:
    return StepRefused(_("This case has ended. Nothing can be done with it any more."))


def _not_ended(_refused: ActRefused, _procedure: Procedure, _reader: Reader) -> HanseError:
    return StepRefused(_("A case is erased only after it has ended. Bring it to its end first."))


def _already(_refused: ActRefused, _procedure: Procedure, _reader: Reader) -> HanseError:
    return StepRefused(_("This has been done already."))


def _not_own_case(refused: ActRefused, procedure: Procedure, reader: Reader) -> HanseError:
    asked = formats.listed(str(reader(procedure.questions[key].text)) for key in refused.names)
    return StepRefused(
        _("You have no case with this number. Look at your answer again: %(questions)s") % {"questions": asked}
    )


def _own_case(_refused: ActRefused, _procedure: Procedure, _reader: Reader) -> HanseError:
    return OwnCase()


def _not_paid(_refused: ActRefused, _procedure: Procedure, _reader: Reader) -> HanseError:
    return StepRefused(_("You cannot give back more than was paid."))


def _same_person(_refused: ActRefused, _procedure: Procedure, _reader: Reader) -> HanseError:
    return NotAllowed(_("You asked for it yourself: somebody else must agree."))


def _not_free(refused: ActRefused, procedure: Procedure, reader: Reader) -> HanseError:
    """What is still free near what was wanted; nothing that was written is lost by it."""
    question = procedure.questions[refused.names[0]]
    wanted = format_answer(question, Answer.answered(question.key, refused.words), reader)
    others = [
        format_answer(question, Answer.answered(question.key, one), reader)
        for one in free_near(procedure, question, refused.words)
    ]
    if refused.why is Why.TAKEN:
        words = (
            _("%(wanted)s is taken in the meantime. Still free: %(others)s. Everything else is kept as you wrote it.")
            if others
            else _("%(wanted)s is taken in the meantime, and nothing else is free. Everything else is kept.")
        )
    else:
        words = (
            _("%(wanted)s cannot be booked. Free are: %(others)s. Everything else is kept as you wrote it.")
            if others
            else _("%(wanted)s cannot be booked, and nothing else is free. Everything else is kept.")
        )
    return NotFree(words % {"wanted": wanted, "others": "; ".join(others)}, question=question.key)


_REFUSALS: Mapping[Why, Callable[[ActRefused, Procedure, Reader], HanseError]] = {
    Why.NOT_YOURS: _not_yours,
    Why.NOT_ELIGIBLE: _not_eligible,
    Why.OPINIONS_MISSING: _opinions_missing,
    Why.ANSWERS: _answers_missing,
    Why.BROKEN_RULES: _broken_rules,
    Why.OVER: _over,
    Why.NOT_ENDED: _not_ended,
    Why.ALREADY: _already,
    Why.OWN_CASE: _own_case,
    Why.NOT_PAID: _not_paid,
    Why.SAME_PERSON: _same_person,
    Why.NOT_OWN_CASE: _not_own_case,
    Why.NOT_OFFERED: _not_free,
    Why.TAKEN: _not_free,
}
