"""Random models as they are written: their texts need not be FEEL."""

from hypothesis import strategies as st

from hanse.feel.dmn import boxed, elements
from hanse.feel.policies import HitPolicy

SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXTS = st.text(SIGNS, max_size=8).map(str.strip)
WORDS = st.text(SIGNS, min_size=1, max_size=8).map(str.strip).filter(bool)
FLAT = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
IDS = st.from_regex(r"[a-z_][a-z0-9_.-]{0,5}", fullmatch=True)
LITERALS = st.builds(boxed.LiteralExpression, TEXTS, TEXTS)
POLICIES = st.sampled_from(HitPolicy) | st.builds(boxed.UnknownPolicy, WORDS.map(lambda word: f"my {word}"))
PARAMETERS = st.lists(st.builds(boxed.Parameter, WORDS, TEXTS), max_size=2).map(tuple)


def few(strategy, *, least=0):
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


@st.composite
def tables(draw):
    inputs = draw(few(st.builds(boxed.InputClause, LITERALS, TEXTS, TEXTS)))
    outputs = draw(few(st.builds(boxed.OutputClause, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)))
    notes = draw(few(TEXTS))
    rules = draw(few(st.builds(boxed.DecisionRule, few(TEXTS), few(TEXTS), few(TEXTS))))
    return boxed.DecisionTable(inputs, outputs, rules, draw(POLICIES), notes, draw(TEXTS))


@st.composite
def relations(draw, inner):
    columns = draw(few(st.builds(boxed.Column, WORDS, TEXTS), least=1))
    return boxed.Relation(columns, draw(few(few(inner))), draw(TEXTS))


def functions(inner):
    return st.builds(boxed.FunctionDefinition, PARAMETERS, st.none() | inner, st.sampled_from(["FEEL", "Java"]), TEXTS)


def _deeper(inner):
    return st.one_of(
        st.builds(boxed.Context, few(st.builds(boxed.ContextEntry, TEXTS, inner, TEXTS)), TEXTS),
        st.builds(boxed.List, few(inner), TEXTS),
        relations(inner),
        st.builds(boxed.Invocation, inner, few(st.builds(boxed.Binding, WORDS, st.none() | inner)), TEXTS),
        functions(inner),
        st.builds(boxed.Conditional, inner, inner, inner, TEXTS),
        st.builds(boxed.Filter, inner, inner, TEXTS),
        st.builds(boxed.Iterator, st.sampled_from(["for", "some", "every"]), WORDS, inner, inner, TEXTS),
    )


BOXES = st.recursive(LITERALS | tables(), _deeper, max_leaves=6)
ITEMS = st.recursive(
    st.builds(elements.ItemDefinition, WORDS, TEXTS, st.just(()), TEXTS, st.booleans(), TEXTS)
    | st.builds(elements.ItemDefinition, WORDS, TEXTS, parameters=PARAMETERS),
    lambda inner: st.builds(elements.ItemDefinition, WORDS, components=few(inner, least=1), is_list=st.booleans()),
    max_leaves=4,
)
INFORMATION = st.builds(elements.Requirement, st.sampled_from([elements.Needs.INPUT, elements.Needs.DECISION]), IDS)
KNOWN = st.builds(elements.Requirement, st.just(elements.Needs.KNOWLEDGE), IDS | st.just("https://a.example#b"))
REQUIRED = st.tuples(
    few(INFORMATION).map(lambda some: tuple(sorted(some, key=lambda one: one.kind is not elements.Needs.INPUT))),
    few(KNOWN),
).map(lambda parts: parts[0] + parts[1])
NAMED = {"id": IDS, "name": WORDS, "type_ref": TEXTS}
ELEMENTS = st.one_of(
    st.builds(elements.InputData, **NAMED),
    st.builds(elements.Decision, **NAMED, logic=st.none() | BOXES, requires=REQUIRED, question=TEXTS),
    st.builds(elements.BusinessKnowledgeModel, **NAMED, logic=st.none() | functions(BOXES), requires=REQUIRED),
    st.builds(
        elements.DecisionService,
        **NAMED,
        outputs=few(IDS),
        encapsulated=few(IDS),
        input_decisions=few(IDS),
        input_data=few(IDS),
    ),
)
DEFINITIONS = st.builds(
    elements.Definitions,
    name=WORDS,
    namespace=WORDS,
    items=few(ITEMS),
    elements=few(ELEMENTS),
    imports=few(st.builds(elements.Import, name=TEXTS, namespace=WORDS, kind=TEXTS)),
)
