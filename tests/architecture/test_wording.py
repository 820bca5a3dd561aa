"""Every sentence that a person meets can be translated: refusals and messages, and what templates say."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "hanse"
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}
DJANGOS = {"ValidationError", "PermissionDenied", "Http404", "SuspiciousOperation"}
"""Django's own exceptions whose words may reach a page."""
SAYERS = {"success": 1, "info": 1, "warning": 1, "error": 1, "add_error": 1, "problem": 2}
"""Functions that show words to somebody: which argument they are. The first four are those of `messages`."""
DEVELOPERS = re.compile(
    r"^(feel|diagnostic/engine|diagnostic/method|ui/gallery|host/(?!api/)|frame/tools/preview/)|/(management|migrations)/"
)
"""What only those see who run a site or write frameworks; it speaks English (ADR 0008)."""


def modules() -> dict[str, ast.Module]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not DEVELOPERS.search(name):
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def refusals(trees: dict[str, ast.Module]) -> set[str]:
    """Names of all classes below HanseError, however deep."""
    known = {"HanseError"}
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while True:
        more = {one.name for one in classes if {ast.unparse(base).rpartition(".")[2] for base in one.bases} & known}
        if more <= known:
            return known
        known |= more


def called(node: ast.expr) -> str:
    """The last name of what a call calls."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def assigned(scope: ast.AST, name: str) -> list[ast.expr]:
    return [
        node.value
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign) and any(ast.unparse(target) == name for target in node.targets)
    ]


def sayable(words: ast.expr, scope: ast.AST) -> bool:
    """Whether an expression is in the reader's language: through gettext, or another refusal's own words."""
    match words:
        case ast.Constant(value=""):
            return True
        case ast.Call(func=func, args=args) if called(func) in GETTEXT:
            return all(not isinstance(one, ast.JoinedStr) for one in args)
        case ast.Call(func=ast.Attribute(attr="words")):
            return True
        case ast.BinOp(left=left, op=ast.Mod()):
            return sayable(left, scope)
        case ast.IfExp(body=body, orelse=orelse):
            return sayable(body, scope) and sayable(orelse, scope)
        case ast.Attribute(attr="message" | "messages"):
            return True
        case ast.Subscript(value=ast.Attribute(attr="error_messages")):
            return True
        case ast.Name(id=name):
            values = assigned(scope, name)
            return bool(values) and all(sayable(one, scope) for one in values)
        case ast.Call(func=func, args=[inner, *_]) if called(func) in DJANGOS:
            return sayable(inner, scope)
    return False


def spoken(tree: ast.Module, classes: set[str]) -> Iterator[tuple[ast.expr, ast.AST]]:
    """Each expression that gives the words of a refusal or a message, with the scope in which it stands."""
    within: dict[ast.AST, ast.FunctionDef] = {}
    for scope in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        for node in ast.walk(scope):
            within.setdefault(node, scope)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "says":
            yield node.value, tree
        if not isinstance(node, ast.Call):
            continue
        name = called(node.func)
        if name in classes and node.args:
            yield node.args[0], within.get(node, tree)
        elif name in SAYERS and len(node.args) > SAYERS[name]:
            is_message = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "messages"
            if is_message or name in {"add_error", "problem"}:
                yield node.args[SAYERS[name]], within.get(node, tree)


def untranslatable(name: str, tree: ast.Module, classes: set[str]) -> list[str]:
    return [
        f"src/hanse/{name}:{words.lineno}: {ast.unparse(words)}"
        for words, scope in spoken(tree, classes)
        if not sayable(words, scope)
    ]


def test_every_refusal_and_message_can_be_translated():
    trees = modules()
    classes = refusals(trees) | DJANGOS

    assert list(chain.from_iterable(untranslatable(name, tree, classes) for name, tree in trees.items())) == []
    assert sum(1 for tree in trees.values() for _ in spoken(tree, classes)) > 100  # the walk does find them


@pytest.mark.parametrize(
    "source",
    [
        'raise Invalid("Enter a name.", field="name")',
        'raise Invalid(f"{name} is taken.")',
        'raise Invalid(_(f"{name} is taken."))',
        'raise Invalid("%s is taken." % name)',
        "raise NotThere(str(error)) from error",
        'GONE = "It is gone."\nraise NotThere(GONE)',
        'def view(request):\n    words = "Saved."\n    messages.success(request, words)',
        'form.add_error("link", "No such link.")',
        'class Gone(NotThere):\n    says = "It is gone."',
    ],
)
def test_words_that_nobody_can_translate_are_found(source):
    assert untranslatable("x.py", ast.parse(source), {"Invalid", "NotThere"}) != []


@pytest.mark.parametrize(
    "source",
    [
        'raise Invalid(_("Enter a name."), field="name")',
        'raise Invalid(_("%(name)s is taken.") % {"name": name})',
        'def act():\n    words = ngettext("%(n)s day", "%(n)s days", n)\n    raise Invalid(words % {"n": n})',
        "raise Http404(refused.message) from refused",
        'class Gone(NotThere):\n    says = _("It is gone.")',
    ],
)
def test_words_that_can_be_translated_are_not_found(source):
    assert untranslatable("x.py", ast.parse(source), {"Invalid", "NotThere", "Http404"}) == []


TEMPLATES = [path for path in PACKAGE.rglob("jinja2/**/*.*") if path.suffix in {".html", ".txt"}]
DEVELOPERS_PAGES = {"host/jinja2/host/api.html"}
_SAID_BY_JINJA = re.compile(r"{#.*?#}|{%-?\s*trans\b.*?{%-?\s*endtrans\s*[-+]?%}|{%.*?%}|{{.*?}}", re.DOTALL)
_SAID_BY_HTML = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>|[\w-]+=\"[^\"]*\"|\bhanse-[\w-]+", re.DOTALL)
_READ_ALOUD = re.compile(r"\b(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"")
_SENTENCE = re.compile(r"[^\W\d_]{2,}")


def bare_words(template: str) -> list[str]:
    """Words of a template that stand outside every `trans` and every expression."""
    left = _SAID_BY_JINJA.sub(" ", template)
    lines = _SAID_BY_HTML.sub(" ", left).splitlines()
    return [words.strip() for words in (*lines, *_READ_ALOUD.findall(left)) if _SENTENCE.search(words)]


def test_templates_say_nothing_that_cannot_be_translated():
    bare = []
    for path in TEMPLATES:
        name = path.relative_to(PACKAGE).as_posix()
        if "gallery" not in name and "frame/tools/preview" not in name and name not in DEVELOPERS_PAGES:
            bare += [f"src/hanse/{name}: {words}" for words in bare_words(path.read_text(encoding="utf-8"))]

    assert bare == []
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Saved.</p>", ["Saved."]),
        ('<nav aria-label="Pages">{{ x }}</nav>', ["Pages"]),
        ("<p>{% trans %}Saved.{% endtrans %}</p>{# why #}<b>{{ _('Kept') }}</b>", []),
        ("{% trans %}Good day,{% endtrans +%}\nSaved.", ["Saved."]),
    ],
)
def test_bare_words_of_a_template_are_found(template, found):
    assert bare_words(template) == found
