"""The network's posts as pages show them: to everybody who holds them, to the secretariat who stands as well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.kernel.clock import today
from hanse.members.charter.charter import Post
from hanse.members.charter.current import charter
from hanse.members.models import Candidacy, Profile, Term
from hanse.members.queries.post import obstacles_of, standing_candidacies, terms


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term: who, of which member (empty for who is not to know that), from when to the last day."""

    term_id: UUID
    holder: str
    title: str
    member: str
    starts_on: date
    last_on: date
    because: str


@dataclass(frozen=True, slots=True)
class CandidacyLine:
    """Somebody who stands; `against` is empty for who can be chosen."""

    candidacy_id: UUID
    holder: str
    title: str
    member: str
    noticed_on: date
    chosen_on: date
    against: Sequence[str]


@dataclass(frozen=True, slots=True)
class PostSection:
    """One post with its holders of today, those to come and those before."""

    key: str
    name: str
    rule: str
    lacking: str
    holders: Sequence[TermLine]
    coming: Sequence[TermLine]
    before: Sequence[TermLine]


def post_sections(language: str, *, inside: bool) -> list[PostSection]:
    """Every post in the order of the network's file; one query.

    Who looks from outside reads no name of a member that does not want to be known as one.
    """
    lines: dict[str, list[TermLine]] = {}
    for one in terms():
        lines.setdefault(one.post, []).append(_term(one, inside=inside))
    return [_section(post, lines.get(post.key, []), today(), language) for post in _posts()]


def posts_with_candidates(language: str) -> list[tuple[PostSection, Sequence[CandidacyLine]]]:
    """The same with who stands for each; four queries."""
    standing = list(standing_candidacies())
    against = obstacles_of(standing)
    lines = [(one.post, _candidate(one, against.get(one.id, []))) for one in standing]
    return [(one, [line for post, line in lines if post == one.key]) for one in post_sections(language, inside=True)]


def _posts() -> Iterable[Post]:
    return charter().posts.values()


def _section(post: Post, known: list[TermLine], day: date, language: str) -> PostSection:
    holders = [one for one in known if one.starts_on <= day <= one.last_on]
    return PostSection(
        key=post.key,
        name=post.name.in_language(language),
        rule=_rule(post),
        lacking=_lacking(post, len(holders)),
        holders=holders,
        coming=[one for one in known if one.starts_on > day],
        before=[one for one in known if one.last_on < day],
    )


def _rule(post: Post) -> str:
    """How long the post is held, and what somebody needs who stands for it."""
    words = [ngettext("For %(number)s year", "For %(number)s years", post.years) % {"number": post.years}]
    if post.fees_paid:
        words.append(_("dues paid"))
    if post.notice_days:
        notice = ngettext("notice %(number)s day before", "notice %(number)s days before", post.notice_days)
        words.append(notice % {"number": post.notice_days})
    return "; ".join(words)


def _lacking(post: Post, number: int) -> str:
    if number >= max(post.least, 1):
        return ""
    if not number:
        return _("Nobody holds it today.")
    words = _("%(number)s of at least %(least)s places are filled.")
    return words % {"number": number, "least": post.least}


def _term(one: Term, *, inside: bool) -> TermLine:
    profile: Profile = getattr(one.party, "profile", None) or Profile()
    return TermLine(
        term_id=one.id,
        holder=one.holder,
        title=one.title,
        member=one.party.name if inside or profile.is_listed else "",
        starts_on=one.starts_on,
        last_on=one.ends_on - timedelta(days=1),
        because=one.because,
    )


def _candidate(one: Candidacy, against: Sequence[str]) -> CandidacyLine:
    return CandidacyLine(one.id, one.holder, one.title, one.party.name, one.noticed_on, one.chosen_on, against)
