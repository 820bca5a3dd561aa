"""A member's page in the directory."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hanse.kernel.languages import KNOWN_LANGUAGES
from hanse.members.charter.areas import regions
from hanse.members.charter.current import charter
from hanse.members.enums import EndReason, IncomeGroup, Region
from hanse.members.models import City, Membership, Profile, Term
from hanse.members.presenters.directory import language_names, topic_names
from hanse.members.presenters.member import kind_name
from hanse.members.queries.profile import Listed
from hanse.members.rules import opens_to
from hanse.questions.spec.kinds.country import names_in
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class Words:
    """What a member says of itself, in the reader's language or in another that is named."""

    text: str
    language: str
    named: str = ""


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post that somebody of the member holds, to its last day."""

    post: str
    holder: str
    title: str
    since: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Opened:
    """What it has opened to who looks."""

    words: Words | None
    population: int | None
    size: str
    topics: Sequence[str]
    languages: str
    website: str
    contact: str


@dataclass(frozen=True, slots=True)
class ListedPage:
    """`ended_on` is its last day for who is no member any more; `into` the member of which it is a part now."""

    party_id: UUID
    name: str
    country: str
    region: str
    income: str
    kind: str
    since: date
    is_member: bool
    ended_on: date | None
    into: tuple[UUID, str] | None
    office: str
    opened: Opened | None


def listed_page(member: Listed, language: str, *, inside: bool, whole: bool = False) -> ListedPage:
    """As a member (`inside`) or anybody sees it; `whole` as they would if its profile were open to them."""
    known, latest = member.known, member.membership
    country = known.country if known else ""
    region = known.region if isinstance(known, City) else regions().get(country, "")
    income = known.income_group if isinstance(known, City) else ""
    office = charter().office_for(country)
    shown = member.is_member and (whole or opens_to(member.profile.level, inside=inside))
    return ListedPage(
        party_id=member.party.id,
        name=member.party.name,
        country=names_in(language).get(country, country),
        region=str(Region(region).label) if region else "",
        income=str(IncomeGroup(income).label) if income else "",
        kind=kind_name(latest.kind, language),
        since=member.first.starts_on,
        is_member=member.is_member,
        ended_on=None if member.is_member else latest.ends_on,
        into=_into(latest, inside=inside),
        office=office.name.in_language(language) if office else "",
        opened=_opened(member, language) if shown else None,
    )


def _into(latest: Membership, *, inside: bool) -> tuple[UUID, str] | None:
    """The member into which it was merged, for whom that one's membership is to be seen."""
    into = latest.into if latest.end_reason == EndReason.MERGED else None
    if into is None or not (inside or getattr(into, "profile", Profile()).is_listed):
        return None
    return into.id, into.name


def _opened(member: Listed, language: str) -> Opened:
    known, profile = member.known, member.profile
    city = known if isinstance(known, City) else None
    spoken = language_names(known.languages, language) if known else []
    return Opened(
        words=words_of(profile, language),
        population=city.population if city else None,
        size=str(city.size_class.label) if city and city.size_class else "",
        topics=topic_names(profile.topics),
        languages=formats.listed(name for _code, name in spoken),
        website=known.website if known and known.website.startswith(("http://", "https://")) else "",
        contact=profile.contact if profile.shows_contact else "",
    )


def words_of(profile: Profile, language: str) -> Words | None:
    """In the reader's language, else in English, else in the first that there is, which is then named."""
    said = {code: text for code, text in profile.descriptions.items() if text}
    code = next((one for one in (language, "en", *said) if one in said), "")
    if not code:
        return None
    return Words(said[code], code, "" if code == language else KNOWN_LANGUAGES.get(code, code))


def post_lines(terms: Iterable[Term], language: str) -> list[PostLine]:
    """A post that the network's file does not name any more is called by its key."""
    names = {key: post.name.in_language(language) for key, post in charter().posts.items()}
    return [
        PostLine(
            post=names.get(one.post, one.post),
            holder=one.holder,
            title=one.title,
            since=one.starts_on,
            last_on=one.ends_on - timedelta(days=1),
        )
        for one in terms
    ]
