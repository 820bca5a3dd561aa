import pytest
from django.core.files.base import ContentFile

from hanse.frame.tools.example_files import MAKERS, content_of
from hanse.kernel.files import checked


@pytest.mark.parametrize("ending", [*MAKERS, ".txt"])
def test_an_example_is_taken_as_an_upload_of_its_kind(ending):
    name = f"plan{ending}"
    assert checked(ContentFile(content_of(name), name)).name == name
