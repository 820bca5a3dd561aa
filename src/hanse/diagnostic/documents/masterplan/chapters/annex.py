"""How the numbers of a plan come about."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from hanse.diagnostic.documents.masterplan.blocks import Block, Chapter, Facts, Grid, Heading, Look, Paragraph
from hanse.diagnostic.documents.masterplan.values import MasterPlan
from hanse.diagnostic.engine.model.solutions import Basis, Rate
from hanse.diagnostic.engine.roadmap.pricing import REFERENCE, price
from hanse.ui import formats


def annex(plan: MasterPlan) -> Chapter:
    return Chapter(_("How the numbers come about"), tuple(_blocks(plan)))


def _blocks(plan: MasterPlan) -> Iterator[Block]:
    for said in _paragraphs():
        yield Paragraph(said)
    if plan.speak.fell_back:
        yield Paragraph(_("Texts that are not translated yet stand in English."), Look.SOFT)
    yield Facts(_facts(plan))
    yield Heading(_("Prices"))
    yield Grid(
        [_("What"), _("Price of one"), _("Where it comes from")],
        [_rate(plan, rate) for rate in _rates(plan)],
        (1.8, 1.2, 3.4),
        frozenset({1}),
    )
    yield Heading(_("Quantities and months of each solution"))
    yield Grid(
        [_("Solution"), _("Where it comes from")],
        [[one.line.title, _basis(plan, one.solution.basis)] for one in plan.entries],
        (1.5, 4),
    )


def _paragraphs() -> list[str]:
    said = _(
        "Each solution brings answers of the questionnaire to a better option. The points are those that the same "
        "scoring gives to the answers so changed; no answer is made worse."
    )
    costs = _(
        "A cost is a quantity times a price. Quantities are given for a city of %(reference)s inhabitants as a band "
        "from the least to the most; those that grow with the city are set down to its size. Of each price the part "
        "that is pay follows the wages of the country’s income group; your city’s own prices take the place of ours."
    )
    order = _(
        "The order keeps to the budget of each period, to the posts that the city can spare, and to what each "
        "solution rests on. Of all orders that do, the search prefers those that bring the most points the earliest."
    )
    return [said, costs % {"reference": formats.number(REFERENCE)}, order]


def _facts(plan: MasterPlan) -> list[tuple[str, str]]:
    grounds = plan.outlook.grounds
    laid, library = grounds.laid, grounds.library
    facts = [
        (_("Inhabitants"), formats.number(laid.city.inhabitants)),
        (_("Income group"), plan.speak(library.incomes[laid.city.income].title)),
        (_("Currency"), laid.currency),
        (_("Prices of the year"), str(library.prices)),
        (_("Library of solutions"), f"{plan.speak(library.title)}, {plan.roadmap.library_version}"),
        (_("Framework"), " ".join(plan.roadmap.assessment.method)),
    ]
    if laid.currency != library.currency:
        words = {"library": f"1 {library.currency}", "own": f"{formats.number(laid.rate)} {laid.currency}"}
        facts.insert(3, (_("Exchange rate"), _("%(library)s is %(own)s, as the city has laid it down") % words))
    return facts


def _rates(plan: MasterPlan) -> list[Rate]:
    """Those that the solutions of this plan are reckoned with, in the library's order."""
    used = {line.rate.key for one in plan.entries for line in (*one.chosen.cost.one_off, *one.chosen.cost.yearly)}
    return [rate for key, rate in plan.library.rates.items() if key in used]


def _rate(plan: MasterPlan, rate: Rate) -> list[str]:
    grounds = plan.outlook.grounds
    city = grounds.laid.city
    basis = _("The city’s own price.") if rate.key in city.prices else _basis(plan, rate.basis)
    name = f"{plan.speak(rate.title)} ({plan.speak(rate.unit)})"
    return [name, plan.purse(price(grounds.library, rate, city)), basis]


def _basis(plan: MasterPlan, basis: Basis) -> str:
    """An estimate is called one, and stands above the published figures beside which it was held."""
    said = plan.speak(basis.text)
    if not basis.estimate:
        return " ".join(filter(None, [said, basis.url]))
    beside = [f"{plan.speak(one.says)} ({one.source})" for one in basis.compared]
    heading = [_("Published figures beside it:")] if beside else []
    return "\n".join([_("Estimate: %(words)s") % {"words": said}, *heading, *beside])
