"""Hit policies (DMN 1.5, 8.2.11): what a decision table gives where several rules hold."""

from enum import StrEnum


class HitPolicy(StrEnum):
    """As the table's corner shows it; the five forms of collecting each by itself."""

    UNIQUE = "U"
    ANY = "A"
    PRIORITY = "P"
    FIRST = "F"
    RULE_ORDER = "R"
    OUTPUT_ORDER = "O"
    COLLECT = "C"
    SUM = "C+"
    LEAST = "C<"
    GREATEST = "C>"
    COUNT = "C#"
