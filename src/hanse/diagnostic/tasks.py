"""Jobs of the diagnostic."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hanse.diagnostic.actions import derive_results, purge_scans, run_search
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.kernel.actor import Actor
from hanse.kernel.jobs import every, job


@every("23 3 * * *", "diagnostic.purge_quick_scans", _("Delete old quick scans"))
def purge_quick_scans(_at: int) -> None:
    purge_scans(by=Actor.system("diagnostic.purge_quick_scans"))


@job("diagnostic.derive_results", _("Score a round again"))
def derive(round_id: str, version: str, by_id: str) -> None:
    """Score a round again under another version of its framework, for the person who asked."""
    derive_results(round_by_id(UUID(round_id)), version, by=Actor.person(UUID(by_id)))


@job("diagnostic.search_roadmap", _("Search for a city's roadmap"))
def search_roadmap(search_id: str) -> None:
    run_search(UUID(search_id))
