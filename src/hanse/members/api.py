"""Operations on cities: those for which the caller may act."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from hanse.identity.public import person, viewer_of
from hanse.kernel.collation import in_order
from hanse.members.enums import Role
from hanse.members.queries import cities_of

router = Router(tags=["cities"])


class CityOut(Schema):
    """A city for which you may act, and as what."""

    id: UUID
    name: str = Field(examples=["Gumi"])
    country: str = Field(description="ISO 3166-1, two letters.", examples=["KR"])
    roles: list[Role] = Field(description="What you are for the city today.")


@router.get("/", response=list[CityOut], operation_id="list_cities", summary="My cities")
def index(request: HttpRequest) -> list[CityOut]:
    """The cities for which you hold a role today, by name."""
    viewer = viewer_of(person(request))
    return [
        CityOut(
            id=one.pk,
            name=one.name,
            country=one.country,
            roles=[role for role in Role if viewer.has_role(one.pk, role)],
        )
        for one in in_order(cities_of(viewer))
    ]
