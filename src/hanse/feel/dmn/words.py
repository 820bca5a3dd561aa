"""The words of the file that readers and writers share (DMN 1.5, 8.3.1 and 12.3)."""

from collections.abc import Mapping

from hanse.feel.policies import HitPolicy

NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"
"""DMN 1.5."""

POLICIES: Mapping[tuple[str, str], HitPolicy] = {
    ("UNIQUE", ""): HitPolicy.UNIQUE,
    ("ANY", ""): HitPolicy.ANY,
    ("PRIORITY", ""): HitPolicy.PRIORITY,
    ("FIRST", ""): HitPolicy.FIRST,
    ("RULE ORDER", ""): HitPolicy.RULE_ORDER,
    ("OUTPUT ORDER", ""): HitPolicy.OUTPUT_ORDER,
    ("COLLECT", ""): HitPolicy.COLLECT,
    ("COLLECT", "SUM"): HitPolicy.SUM,
    ("COLLECT", "MIN"): HitPolicy.LEAST,
    ("COLLECT", "MAX"): HitPolicy.GREATEST,
    ("COLLECT", "COUNT"): HitPolicy.COUNT,
}
"""Hit policies by their two attributes (8.3.1)."""
