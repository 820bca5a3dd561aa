"""Jobs of the diagnostic."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hanse.diagnostic.actions import derive_results, move_round, place_cities, purge_scans, run_search
from hanse.diagnostic.actions.computation import fail_abandoned
from hanse.diagnostic.actions.run_work import carry_out_run
from hanse.diagnostic.engine.study.spreading import spread_by
from hanse.diagnostic.models import RoadmapSearch, Run
from hanse.diagnostic.queries.rounds import round_by_id
from hanse.host import environment as env
from hanse.kernel.actor import Actor
from hanse.kernel.jobs import every, job


@every("23 3 * * *", "diagnostic.purge_quick_scans", _("Delete old quick scans"))
def purge_quick_scans(_at: int) -> None:
    purge_scans(by=Actor.system("diagnostic.purge_quick_scans"))


@job("diagnostic.derive_results", _("Score a round again"))
def derive(round_id: str, version: str, by_id: str) -> None:
    """Score a round again under another version of its framework, for the person who asked."""
    derive_results(round_by_id(UUID(round_id)), version, by=Actor.person(UUID(by_id)))


@job(RoadmapSearch.WORK, _("Search for a city's roadmap"))
def search_roadmap(search_id: str, turn: int = 1) -> None:  # an earlier release asked for a search without its turn
    run_search(UUID(search_id), turn)


@job(Run.WORK, _("Compute a run of the index workbench"))
def carry_out(run_id: str, turn: int) -> None:
    """Begin a run, or go on with it: after a worker's death as well."""
    carry_out_run(UUID(run_id), turn, spread=spread_by(env.text("HANSE_CLUSTER")))


@every("* * * * *", "diagnostic.fail_abandoned", _("Tell of long computations that no worker goes on with"))
def tell_of_abandoned(_at: int) -> None:
    for model in (Run, RoadmapSearch):
        fail_abandoned(model, by=Actor.system("diagnostic.fail_abandoned"))


@job("diagnostic.move_round", _("Let a round go over to a new version"))
def move(round_id: str, version: str, by_id: str) -> None:
    """Let a round go over to another version of its framework, for the person who asked."""
    move_round(round_by_id(UUID(round_id)), version, by=Actor.person(UUID(by_id)))


@job("diagnostic.place_cities", _("Work out the places of a closed round’s cities"))
def place(round_id: str) -> None:
    """Keep where each city of a closed round stood, and what separates its levels."""
    place_cities(round_by_id(UUID(round_id)), by=Actor.system("diagnostic.place_cities"))
