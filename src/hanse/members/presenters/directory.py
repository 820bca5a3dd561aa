"""The directory as its page and its file show it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.templatetags.static import static
from django.utils.translation import gettext as _

from hanse.kernel.collation import in_order
from hanse.members.charter.current import charter
from hanse.members.enums import SPOKEN, IncomeGroup, Region, SizeClass, Topic
from hanse.members.presenters.member import kind_name
from hanse.members.queries.directory import Entry, Sought, directory
from hanse.members.queries.near import found_or_near
from hanse.questions.spec.kinds.country import names_in
from hanse.ui import charts, formats
from hanse.ui.charts.chart import Chart, table
from hanse.ui.values import Select, select

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One member in the list; what it has not opened to who looks is empty."""

    party_id: UUID
    name: str
    country: str
    region: str
    kind: str
    since: date
    size: str
    topics: str
    languages: str


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """`asked` says whether anything is looked for; `filters` are the lists to choose from, `active` what is chosen.

    `close`: nobody is called so, and these are called nearly so.
    """

    sought: Sought
    filters: Sequence[Select]
    active: Sequence[tuple[str, str]]
    lines: Sequence[Line]
    page: Page[Entry]
    map: Chart | None
    close: bool

    @property
    def asked(self) -> bool:
        return self.sought != Sought()


def directory_page(given: Mapping[str, str], language: str, *, inside: bool) -> DirectoryPage:
    """What an address asks for, as members (`inside`) or anybody may see it; one query, two after a change."""
    known, names, sought = directory(), names_in(language), sought_in(given)
    found, close = found_or_near(known, sought, language, names, inside=inside)
    page = Paginator(found, A_PAGE).get_page(given.get("page"))
    filters = _filters(sought, *known.there(inside=inside), language)
    chosen = [(one.name, option.text) for one in filters for option in one.options if option.chosen and option.value]
    return DirectoryPage(
        sought=sought,
        filters=filters,
        active=chosen,
        lines=[_line(one, language, names, inside=inside) for one in page],
        page=page,
        map=_map(found) if found else None,
        close=close,
    )


def directory_lines(given: Mapping[str, str], language: str, *, inside: bool) -> list[Line]:
    """All lines, for a file."""
    names = names_in(language)
    found, _close = found_or_near(directory(), sought_in(given), language, names, inside=inside)
    return [_line(one, language, names, inside=inside) for one in found]


def sought_in(given: Mapping[str, str]) -> Sought:
    """From an address; what it cannot mean is left out."""
    allowed: Mapping[str, Collection[str]] = {
        "region": Region.values,
        "country": names_in("en"),
        "size": SizeClass.values,
        "income": IncomeGroup.values,
        "topic": Topic.values,
        "language": SPOKEN,
        "kind": charter().kinds,
    }
    asked = {name: given.get(name, "") for name in allowed}
    words = " ".join(given.get("words", "").split())[:100]
    return Sought(words=words, **{name: value for name, value in asked.items() if value in allowed[name]})


def language_names(codes: Iterable[str], language: str) -> list[tuple[str, str]]:
    """Codes with the languages' names, as the reader's language calls them, in its order."""
    names = formats.locale_of(language).languages
    return in_order([(code, str(names.get(code, code))) for code in codes], lambda one: one[1])


def _filters(sought: Sought, countries: frozenset[str], spoken: frozenset[str], language: str) -> list[Select]:
    """Lists of what there is; countries and languages are those of some member."""
    names, every, chosen = names_in(language), ("", _("All")), asdict(sought)
    shown = in_order(countries | {sought.country} - {""}, lambda code: names.get(code, code))
    languages = (spoken | {sought.language}) & set(SPOKEN)
    offered = {
        "region": (_("Region"), [(one.value, str(one.label)) for one in Region]),
        "country": (_("Country"), [(code, names.get(code, code)) for code in shown]),
        "size": (_("Size"), [(one.value, str(one.label)) for one in SizeClass]),
        "income": (_("Income of its country"), [(one.value, str(one.label)) for one in IncomeGroup]),
        "topic": (_("Topic"), in_order([(one.value, str(one.label)) for one in Topic], lambda one: one[1])),
        "language": (_("Language"), language_names(languages, language)),
        "kind": (_("Kind of member"), [(key, kind_name(key, language)) for key in charter().kinds]),
    }
    return [select(name, label, [every, *options], chosen[name]) for name, (label, options) in offered.items()]


def _line(one: Entry, language: str, names: Mapping[str, str], *, inside: bool) -> Line:
    opened = one.is_open_to(inside=inside)
    return Line(
        party_id=one.party_id,
        name=one.name,
        country=names.get(one.country, one.country),
        region=str(Region(one.region).label) if one.region else "",
        kind=kind_name(one.kind, language),
        since=one.since,
        size=str(SizeClass(one.size).label) if opened and one.size else "",
        topics="; ".join(topic_names(one.topics)) if opened else "",
        languages=formats.listed(name for _code, name in language_names(one.languages, language)) if opened else "",
    )


def topic_names(topics: Iterable[str]) -> list[str]:
    """In the order of the reader's language; a topic that there is no more is left out."""
    return in_order(str(Topic(one).label) for one in topics if one in Topic.values)


def _map(found: Sequence[Entry]) -> Chart:
    counts = Counter(one.region for one in found)
    rows = [(str(one.label), counts[one.value]) for one in Region if counts[one.value]]
    shown = [(name, formats.number(number)) for name, number in rows]
    return charts.dot_map(
        [one.place for one in found if one.place],
        title=_("Where the members are"),
        words=[_("One member"), _("2 to 9 members"), _("10 members and more")],
        table=table([_("Region"), _("Members")], rows, shown),
        base_href=static("ui/world.svg"),
    )
