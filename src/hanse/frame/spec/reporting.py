"""Problems at a place: which questions say what, for apps that report them, and for who reports the same again."""

from dataclasses import dataclass

from hanse.kernel.places import Placed


@dataclass(frozen=True, kw_only=True)
class Reports(Placed):
    """Which question says what, for apps that speak GeoReport v2 (Open311).

    `location` is a place. `category` is a choice of one, each of whose options is then a kind of report of its own;
    without it the service is one. `wants_answer` is a yes or no that is answered by whether an e-mail address came.
    What no key here names, an app asks as a further attribute. Read are the cases that are public.
    """

    location: str
    description: str
    category: str = ""
    photo: str = ""
    wants_answer: str = ""


@dataclass(frozen=True, kw_only=True)
class Nearby(Placed):
    """Who is about to apply is shown open cases of the service within `metres`, of the last `days`.

    `location` is the place, `category` what is shown of each beside its state and distance. Shown are public cases.
    """

    location: str
    category: str = ""
    metres: int = 50
    days: int = 30
