"""The door of members."""

from hanse.members import rules
from hanse.members.actions import (
    begin_membership,
    change_city,
    change_profile,
    ensure_network,
    register_city,
)
from hanse.members.actions.office import give_office
from hanse.members.actions.post import Choice, begin_term, stand_for
from hanse.members.charter.charter import Office, Post
from hanse.members.charter.current import charter
from hanse.members.desk import Card, Course, Waiting, count_over_time, show_on_desk
from hanse.members.enums import (
    NETWORK_ID,
    WORKING_ROLES,
    IncomeGroup,
    MemberOf,
    Openness,
    Region,
    Right,
    Role,
    SizeClass,
    StaffRole,
    Topic,
    size_class_of,
)
from hanse.members.models import City
from hanse.members.panels import Panel, show_on_page
from hanse.members.queries import cities, cities_of, city, names_at, people_of, people_of_cities
from hanse.members.queries.directory import directory_state
from hanse.members.queries.listing import member_cities
from hanse.members.queries.office import offices_of
from hanse.members.queries.people import acts_for, unled_among
from hanse.members.queries.profile import unlisted_among
from hanse.members.queries.rights import has_right, is_member, with_live_kind, without
from hanse.members.queries.standing import parties_with, standings
from hanse.members.validators import check_country

__all__ = [
    "NETWORK_ID",
    "WORKING_ROLES",
    "Card",
    "Choice",
    "City",
    "Course",
    "IncomeGroup",
    "MemberOf",
    "Office",
    "Openness",
    "Panel",
    "Post",
    "Region",
    "Right",
    "Role",
    "SizeClass",
    "StaffRole",
    "Topic",
    "Waiting",
    "acts_for",
    "begin_membership",
    "begin_term",
    "change_city",
    "change_profile",
    "charter",
    "check_country",
    "cities",
    "cities_of",
    "city",
    "count_over_time",
    "directory_state",
    "ensure_network",
    "give_office",
    "has_right",
    "is_member",
    "member_cities",
    "names_at",
    "offices_of",
    "parties_with",
    "people_of",
    "people_of_cities",
    "register_city",
    "rules",
    "show_on_desk",
    "show_on_page",
    "size_class_of",
    "stand_for",
    "standings",
    "unled_among",
    "unlisted_among",
    "with_live_kind",
    "without",
]
