"""The secretariat's figures in words and tables."""

from dataclasses import replace

import numpy as np
import pytest
from django.utils.translation import override

from hanse.diagnostic.presenters.statistics import _ranks
from hanse.diagnostic.queries.statistics import examination_of, last_results
from hanse.kernel.clock import today
from hanse.members.public import ensure_network
from hanse.network.demo.rounds import finished_round
from tests.diagnostic.rounds import SYSTEM
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db
NAMES = ["Zürich", "Évora", "Łódź", "Oulu", "Ávila", "Eger", "Lyon", "Århus", "Ōtsu", "Zagreb"]


SORTED = ["Århus", "Ávila", "Eger", "Évora", "Łódź", "Lyon", "Ōtsu", "Oulu", "Zagreb", "Zürich"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_cities_of_one_rank_stand_in_the_order_of_the_readers_language(language):
    ensure_network(name="Network", by=SYSTEM)
    cities = [CityFactory(name=name, income_group="high") for name in NAMES]
    round_ = finished_round("Full", cities, ended=today(), years=0, by=SYSTEM)
    results = last_results(round_)
    found = examination_of(round_, results)
    alike = replace(found, ranks=np.ones(len(NAMES)))

    with override(language):
        assert [row[0] for row in _ranks(alike, results).figures] == SORTED
        ranked = [row[2] for row in _ranks(found, results).figures]
    assert ranked == sorted(ranked)
