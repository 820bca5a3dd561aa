import pytest

from hanse.host.api.reference import kind_of, reference_of
from hanse.network.api import api


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"$ref": "#/components/schemas/NodeOut"}, "NodeOut"),
        ({"type": "array", "items": {"$ref": "#/components/schemas/NodeOut"}}, "list of NodeOut"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer or null"),
        ({"type": "object", "additionalProperties": {"type": "string"}}, "object of string"),
        ({"type": ["integer", "string"]}, "integer or string"),
        ({"type": "string", "format": "uuid"}, "string (uuid)"),
        ({}, "any value"),
    ],
)
def test_a_schema_in_words(schema, words):
    assert kind_of(schema) == words


def test_every_operation_and_every_shape_is_on_the_page():
    description = api.get_openapi_schema()

    page = reference_of(description)

    shown = {(one.method.lower(), one.path) for group in page.groups for one in group.operations}
    assert shown == {(method, path) for path, methods in description["paths"].items() for method in methods}
    assert {shape.key for shape in page.shapes} == description["components"]["schemas"].keys()
