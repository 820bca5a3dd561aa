"""A faulty framework file is refused with file, line, column, item, reason and advice, every fault at once."""

import pytest

from hanse.diagnostic.method.loader import read_framework
from hanse.diagnostic.method.problems import FrameworkError
from tests.diagnostic.samples import HEAD, QUESTIONS, TABLE, framework


def faults(folder, text):
    with pytest.raises(FrameworkError) as refusal:
        framework(folder, text)
    return [str(problem).removeprefix(f"{folder}/") for problem in refusal.value.problems]


@pytest.mark.parametrize("text", [TABLE, QUESTIONS], ids=["table", "questions"])
def test_the_samples_are_sound(text, tmp_path):
    assert framework(tmp_path, text).key == "sample"


def test_every_fault_of_shape_at_once(tmp_path):
    text = """
        format: 2
        key: no key
        version: 2
        titel: Sample
        licence: CC0
        scale: [0]
        scoring: {missing: drp, minimum_share: 1.5, agregate: mean}
        tree:
          key: a
          parts:
            - {key: x, weight: heavy}
            - {key: y, direction: upward}
        """
    assert faults(tmp_path, text) == [
        "sample.yaml:2:1: “source” is missing. Add `source: …`.",
        "sample.yaml:2:1: “title” is missing. Add `title: …`.",
        "sample.yaml:2:9: format: must be 1, is “2”.",
        "sample.yaml:3:6: key: “no key” is no key. Begin with a letter; go on with letters, digits and _.",
        'sample.yaml:4:10: version: must be text, is “2”. Put it in quotes: "2".',
        "sample.yaml:5:1: titel: “titel” is not known here. Did you mean “title”?",
        "sample.yaml:7:8: scale: must have 2 entries, has 1.",
        "sample.yaml:8:20: scoring.missing: “drp” is not one of: drop, no_score, lowest. Did you mean “drop”?",
        "sample.yaml:8:40: scoring.minimum_share: must be at most 1, is “1.5”.",
        "sample.yaml:8:45: scoring.agregate: “agregate” is not known here. Did you mean “aggregate”?",
        "sample.yaml:12:24: tree.parts[1].weight: must be a number, is “heavy”.",
        "sample.yaml:13:27: tree.parts[2].direction: “upward” is not one of: up, down. Known: down, up.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [1", "sample.yaml:2:1: is not YAML: did not find expected ',' or ']'."),
        ("a: b: c", "sample.yaml:1:5: is not YAML: mapping values are not allowed in this context."),
        ("a: 1\na: 2", "sample.yaml:2:1: the key “a” stands twice, first in line 1. Keep one of them."),
        ("- 1", "sample.yaml:1:1: the file is a block of `key: value` lines."),
        ("", "sample.yaml: the file is a block of `key: value` lines."),
        ("a: \x07", "sample.yaml: is not YAML"),
        ("a: &a [x, *a]", "sample.yaml: holds more than 500000 values, or blocks more than 100 deep"),
    ],
)
def test_files_that_are_no_frameworks(text, told, tmp_path):
    assert faults(tmp_path, text)[0].startswith(told)


def test_anchors_cannot_be_made_to_fill_the_memory(tmp_path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert "holds more than" in faults(tmp_path, "\n".join(lines))[0]


def test_a_file_in_another_encoding(tmp_path):
    (tmp_path / "sample.yaml").write_bytes("title: Zürich".encode("latin-1"))
    with pytest.raises(FrameworkError, match=r"is not UTF-8 text \(byte 8\)\. Save the file as UTF-8"):
        read_framework(tmp_path / "sample.yaml")


def test_nothing_there(tmp_path):
    with pytest.raises(FrameworkError, match="there is no such file"):
        read_framework(tmp_path / "nowhere.yaml")
    with pytest.raises(FrameworkError, match=r"has no framework\.yaml"):
        read_framework(tmp_path)


TREE = """
tables:
  - key: cities
    unit: city
    columns: {city: {kind: text}, x: , y: , region: {kind: text}}
  - {key: rows, roster: true, unit: city, columns: {city: {kind: text}, kind: {kind: text}, points: }}
tiers: [index, theme]
levels:
  steps: [{level: 1}, {level: 2, from: 50}]
"""


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        ("{key: a, parts: [x, x]}", "the key “x” is used twice, first in line"),
        ("{key: a, parts: [x, z]}", "“z” has no parts and no question names it; and there is no column of numbers “z”"),
        ("{key: a, parts: [region]}", "there is no column of numbers “region”"),
        ("{key: x}", "the root needs parts"),
        ("{key: a, tier: storey, parts: [x]}", "there is no tier “storey”. Known: index, theme."),
        ("{key: a, column: x, parts: [x]}", "“column” belongs to a measure, and this is a node with parts"),
        (
            "{key: a, parts: [{key: x, aggregate: mean}]}",
            "“aggregate” belongs to a node with parts, and this is a measure",
        ),
        ("{key: a, parts: [{key: x, weight: 0}]}", "no part of “a” has a weight"),
        ("{key: a, levels: ladder, parts: [x]}", "there is no ladder of levels “ladder”. Known: steps."),
        ("{key: a, gates: {2: x > 1}, parts: [x]}", "the node has no ladder of levels"),
        ("{key: a, levels: steps, gates: {3: x > 1}, parts: [x]}", "there is no level “3”. Known: 1, 2."),
        ("{key: a, levels: steps, gates: {2: z > 1}, parts: [x]}", 'there is no name "z" here'),
        ("{key: a, levels: steps, gates: {2: x > }, parts: [x]}", "cannot be read as FEEL"),
        ("{key: a, aggregate: {formula: x + z}, parts: [x]}", 'there is no name "z" here'),
        (
            "{key: a, aggregate: geometric, renormalise: false, parts: [x]}",
            "weights of a geometric are always rescaled",
        ),
        ("{key: a, parts: [{key: x, denominator: region}]}", "there is no column of numbers “region”"),
        ("{key: a, parts: [{key: x, impute: {method: mean, by: country}}]}", "there is no column “country”"),
        ("{key: a, parts: [{key: x, normalise: goalposts}]}", "“x” is measured between goalposts and has none"),
        ("{key: a, parts: [{key: x, normalise: {method: goalposts, goalposts: [5, 3]}}]}", "5 is not below 3"),
        ("{key: a, parts: [{key: x, normalise: distance_to_target}]}", "by its distance to a target and has none"),
        (
            "{key: a, parts: [{key: r, rows: {table: cities, column: x}}]}",
            "there is no roster table “cities”. Known: rows.",
        ),
        ("{key: a, parts: [{key: r, rows: {table: rows, column: pts}}]}", "there is no column of that table “pts”"),
        ("{key: a, parts: [{key: r, rows: {table: rows}}]}", "the mean needs a column"),
        ("{key: a, parts: [{key: r, rows: {table: rows, statistic: share}}]}", "a share needs a condition"),
        (
            '{key: a, parts: [{key: r, rows: {table: rows, column: points, where: sorte = "a"}}]}',
            'no name "sorte" here',
        ),
        ("{key: a, parts: [{key: f, formula: x / }]}", "cannot be read as FEEL"),
        ("{key: a, parent: b, parts: [x]}", "“parent” belongs to entries of `nodes`"),
    ],
)
def test_faults_of_the_tree(tree, told, tmp_path):
    found = faults(tmp_path, f"{HEAD}{TREE}tree: {tree}\n")
    assert any(told in line for line in found), found
    assert all(line.startswith("sample.yaml:") for line in found)


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("ranks: [{key: r, of: nix}]", "there is no number “nix”"),
        ("ranks: [{key: x, of: a}]", "“x” names something else already"),
        ("ranks: [{key: r, of: a, within: country}]", "there is no column “country”"),
        ("derived: [{key: d, formula: a * zz}]", 'there is no name "zz" here'),
        ("derived: [{key: a, formula: x}]", "“a” names something else already"),
        ("published: [{column: pub, of: a}]", "there is no column “pub”"),
        ("published: [{column: x, of: a.level}]", "there is no node with levels “a”"),
        ("groups: [{key: g, column: country, members: [A]}]", "there is no column “country”"),
        ("summaries: [{key: s, of: t}]", "there is no summary above this one “t”. Known: units."),
        ("summaries: [{key: s, by: [country]}]", "there is no column there “country”"),
        ("summaries: [{key: s, by: [region]}, {key: t, of: s, by: [city]}]", "there is no column there “city”"),
        ("summaries: [{key: s, where: size > 1}]", 'there is no name "size" here'),
        ("summaries: [{key: s, weight: region}]", "there is no column of numbers there “region”"),
        ("focus: {tier: storey}", "there is no tier “storey”"),
        ("methods: [{key: m, tiers: [{key: storey, aggregate: sum}]}]", "there is no tier “storey”"),
        ("methods: [{key: m, weights: {z: 2}}]", "there is no node or measure “z”"),
        ("methods: [{key: m, nodes: [{key: z, aggregate: sum}]}]", "there is no node or measure “z”"),
        ("methods: [{key: m, scoring: {levels: ladder}}]", "there is no ladder of levels “ladder”"),
        ("nodes: [{key: n, title: N}]", "“parent” is missing"),
        ("nodes: [{key: n, parent: b}]", "“b” is no node of the tree"),
    ],
)
def test_faults_of_what_is_said_of_results(block, told, tmp_path):
    found = faults(tmp_path, f"{HEAD}{TREE}tree: {{key: a, parts: [x, y]}}\n{block}\n")
    assert any(told in line for line in found), found
    assert all(line.startswith("sample.yaml:") for line in found)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("indicator: plan\n    kind: single", "indicator: plans\n    kind: single", "“plans” is no node of the tree. Did you mean “plan”?"),
        ("knows: [mayor]", "knows: [major]", "there is no department “major”. Did you mean “mayor”?"),
        ("key: plan_parts", "key: plan_status", "the question “plan_status” stands twice, first at"),
        ("relevant: plan_status >= 2", "relevant: online_share >= 2", 'there is no name "online_share" here'),
        ("{value: 2, text: A draft}", "{value: 1, text: A draft}", "has the value 1, which options[1] has already"),
        ("minimum: 0", "minimum: 200", "is greater than the maximum"),
        ("key: remarks", "key: reach", "“reach” names a column or a node as well"),
        ("key: remarks", "key: Remarks", "“Remarks” is no key"),
        ("kind: text", "kind: essay", "“essay” is not one of: single, multiple, number, matrix, text"),
        ("{level: 2, name: Moving, from: 40}", "{level: 2, name: Moving, from: 80}", "begins at 70, not above the one below it (80)"),
        ("{level: 2, name: Moving, from: 40}", "{level: 2, name: Moving}", "the level “2” has no start"),
        ("{level: 2, name: Moving, from: 40}", "{level: 1, name: Moving, from: 40}", "the level “1” stands twice"),
        ("{level: 2, name: Moving, from: 40}", "{level: 2, from: 40, when: zz}", 'there is no name "zz" here'),
        ("3: plan_status >= 3", "3: plan_state >= 3", 'there is no name "plan_state" here'),
        ("3: plan_status >= 3", "3: {holds: plan_state >= 3, says: A plan}", "gates.3.holds: cannot be read as FEEL"),
        ("3: plan_status >= 3", "3: [plan_status >= 3, {holds: zz > 1}]", "gates.3[2].holds: cannot be read as FEEL"),
        ("3: plan_status >= 3", "3: {says: A plan}", "“holds” is missing"),
        ("3: plan_status >= 3", "3: {holds: plan_status >= 3, say: A plan}", "“say” is not known here. Did you mean “says”?"),
        ("3: plan_status >= 3", "3: []", "is empty"),
        ("  key: whole", "  key: plan", "twice"),
    ],
)  # fmt: skip
def test_faults_of_questions_and_levels(old, new, told, tmp_path):
    assert old in QUESTIONS
    found = faults(tmp_path, QUESTIONS.replace(old, new, 1))
    assert any(told in line for line in found), found


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("unit: city", "unit: town", "“town” is not a column of this table"),
        ("missing: [NA]", "exclude: town = 1", 'there is no name "town" here'),
        (
            "missing: [NA]",
            "corrections: [{where: city = null, set: {town: x}, reason: r}]",
            "there is no column “town”",
        ),
        ("missing: [NA]", "delimiter: '-'", "is not one of"),
    ],
)
def test_faults_of_tables(old, new, told, tmp_path):
    found = faults(tmp_path, TABLE.replace(old, new, 1))
    assert any(told in line for line in found), found


class TestFolders:
    QUESTION = "- {{key: {key}, indicator: plan, kind: single, text: T{key}, options: [{{value: 1, text: a}}, {{value: 2, text: b}}]}}\n"

    @pytest.fixture
    def folder(self, tmp_path):
        (tmp_path / "framework.yaml").write_text(
            f"{HEAD}languages: [en, fr]\ntree: {{key: root, title: Root, parts: [{{key: plan, title: Plan}}]}}\n"
        )
        for name in ("questions", "nodes", "texts"):
            (tmp_path / name).mkdir()
        (tmp_path / "questions" / "b.yaml").write_text(self.QUESTION.format(key="q_two"))
        (tmp_path / "questions" / "a.yaml").write_text(self.QUESTION.format(key="q_one"))
        (tmp_path / "nodes" / "more.yaml").write_text(
            "- {key: reach, parent: root, title: Reach}\n- {key: reach_web, parent: reach, column: population}\n"
        )
        return tmp_path

    FRENCH = {
        "title": "Exemple", "licence": "CC0", "source": "Pour les essais",
        "node.root.title": "Racine", "node.plan.title": "Plan", "node.reach.title": "Portée",
        **{f"question.{key}.{part}": f"{key} {part}" for key in ("q_one", "q_two") for part in ("text", "option.1", "option.2")},
    }  # fmt: skip

    def write(self, folder, language, texts):
        lines = [f'"{key}": "{text}"' for key, text in texts.items()]
        (folder / "texts" / f"{language}.yaml").write_text("\n".join(lines) + "\n")

    def faults(self, folder):
        with pytest.raises(FrameworkError) as refusal:
            read_framework(folder)
        return [str(problem).removeprefix(f"{folder}/") for problem in refusal.value.problems]

    def test_a_sound_folder(self, folder):
        self.write(folder, "fr", self.FRENCH)
        found = read_framework(folder)
        assert [question.key for question in found.questions] == ["q_one", "q_two"]
        assert [node.key for node in found.root.nodes()] == ["root", "plan", "reach"]
        assert str(found.translations.wording(found.root.title, "fr")) == "Racine"
        assert found.translations.wording(found.root.title, "ko").translated is False

    def test_nested_texts_are_the_same(self, folder):
        nested = "title: E\nlicence: L\nsource: S\nnode: {root: {title: R}, plan: {title: P}, reach: {title: Q}}\nquestion:\n"
        nested += "".join(f"  {key}: {{text: t, option: {{1: a, 2: b}}}}\n" for key in ("q_one", "q_two"))
        (folder / "texts" / "fr.yaml").write_text(nested)
        assert read_framework(folder).translations.languages["fr"]["question.q_two.option.2"] == "b"

    def test_a_language_declared_complete_lacks_a_text(self, folder):
        self.write(folder, "fr", {key: text for key, text in self.FRENCH.items() if key != "question.q_one.option.2"})
        told = self.faults(folder)
        missing = "texts/fr.yaml:1:1: “fr” is declared complete and has no text “question.q_one.option.2” (“b”)."
        assert told == [f"{missing} Translate it, or take the language from `languages`."]

    def test_a_language_that_is_not_declared_may_be_incomplete(self, folder):
        self.write(folder, "fr", self.FRENCH)
        self.write(folder, "es", {"title": "Ejemplo"})
        found = read_framework(folder)
        assert str(found.translations.wording(found.head.title, "es")) == "Ejemplo"
        assert str(found.translations.wording(found.root.title, "es")) == "Root"

    def test_a_language_in_several_files(self, folder):
        (folder / "texts" / "fr").mkdir()
        asked = {key: text for key, text in self.FRENCH.items() if key.startswith("question.")}
        self.write(folder, "fr/questions", asked)
        self.write(folder, "fr", {key: text for key, text in self.FRENCH.items() if key not in asked})
        assert dict(read_framework(folder).translations.languages["fr"]) == self.FRENCH

    def test_lines_flow_together_and_a_no_break_space_stays(self, folder):
        self.write(folder, "fr", self.FRENCH | {"title": "Un\n  exemple\u00a0?"})
        assert read_framework(folder).translations.languages["fr"]["title"] == "Un exemple\u00a0?"

    def test_a_text_given_by_two_files_of_a_language(self, folder):
        (folder / "texts" / "fr").mkdir()
        self.write(folder, "fr", self.FRENCH)
        self.write(folder, "fr/more", {"node.root.title": "Racines"})
        twice = "texts/fr/more.yaml:1:1: “node.root.title” is given in an earlier file as well."
        assert self.faults(folder) == [f"{twice} Keep it in one file of the language."]

    def test_a_text_that_the_framework_does_not_have(self, folder):
        self.write(folder, "fr", {**self.FRENCH, "node.rot.title": "Racine"})
        told = self.faults(folder)
        assert told[0].endswith("there is no text “node.rot.title”. Did you mean “node.root.title”?")
        assert told[0].startswith("texts/fr.yaml:")

    def test_a_declared_language_without_a_file(self, folder):
        assert "there are no texts in “fr”. Write texts/fr.yaml" in self.faults(folder)[0]

    def test_faults_in_files_of_questions_are_placed_there(self, folder):
        self.write(folder, "fr", self.FRENCH)
        (folder / "questions" / "b.yaml").write_text("- {key: q_two, indicator: plan, kind: number, txt: T}\n")
        assert self.faults(folder) == [
            "questions/b.yaml:1:3: questions[2]: “text” is missing. Add `text: …`.",
            "questions/b.yaml:1:47: questions[2].txt: “txt” is not known here. Did you mean “text”?",
        ]

    def test_files_of_questions_are_lists(self, folder):
        (folder / "questions" / "b.yaml").write_text("key: q_two\n")
        (folder / "nodes" / "more.yaml").write_text("a: [")
        told = self.faults(folder)
        assert "questions/b.yaml:1:1: a file of questions is a list. Begin each entry with “- key:”." in told
        assert any(line.startswith("nodes/more.yaml:") and "is not YAML" in line for line in told)


def test_conditions_of_a_level_bare_or_with_words(tmp_path):
    gates = "gates: {3: [plan_status >= 3, {holds: online_share >= 10, says: One in ten arrives online.}]}"
    levels = "{level: 2, name: Moving, from: 40, when: {holds: plan_status >= 2, says: There is a draft.}}"
    text = QUESTIONS.replace("gates: {3: plan_status >= 3}", gates).replace(
        "{level: 2, name: Moving, from: 40}", levels
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "fr.yaml").write_text(
        "node.plan.gate.3.2: Une demande sur dix arrive en ligne.\nlevels.maturity.2.when.1: Il y a un projet.\n",
        "utf-8",
    )
    framework(tmp_path, text, "framework.yaml")
    scheme = read_framework(tmp_path)
    plan = next(node for node in scheme.root.nodes() if node.key == "plan")
    second, third = (plan.conditions(level) for level in scheme.ladders["maturity"].levels[1:])
    assert [(one.holds, str(one.says or "")) for one in (*second, *third)] == [
        ("plan_status >= 2", "There is a draft."),
        ("plan_status >= 3", ""),
        ("online_share >= 10", "One in ten arrives online."),
    ]
    assert [scheme.translations.wording(one.says, "fr").text for one in (second[0], third[1])] == [
        "Il y a un projet.",
        "Une demande sur dix arrive en ligne.",
    ]
