"""What each part of `parts.py` counts.

Fitted (`bench/matching.py --fit`) to 15,661 twin-city links of Wikidata, 2016: the mean of three fits, each to a tenth
of the links that was hidden from what the parts were counted on.
"""

CHOSEN = {
    "shared_any": 0.127,
    "shared": 2.178,
    "shared_at_home": -4.938,
    "chains": 0.206,
    "walks": 0.334,
    "popularity": 0.315,
    "affinity": 0.475,
    "country_held": -0.351,
    "same_country": -0.518,
    "nearby": 0.634,
    "size": -0.329,
    "distance": -0.350,
    "country_unknown": -0.505,
}
