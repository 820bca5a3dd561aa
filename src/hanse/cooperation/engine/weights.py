"""What each part of `parts.py` counts.

Fitted (`bench/matching.py --fit`) to 15,661 twin-city links of Wikidata, 2016: the mean of three fits, each to a tenth
of the links that was hidden from what the parts were counted on.
"""

CHOSEN = {
    "shared_any": 0.636,
    "shared": -0.241,
    "shared_at_home": -4.934,
    "chains": 1.206,
    "walks": 2.320,
    "popularity": 0.613,
    "affinity": 0.506,
    "country_held": -0.344,
    "same_country": -0.513,
    "nearby": 0.650,
    "size": -0.372,
    "distance": -0.336,
    "country_unknown": -0.596,
}
