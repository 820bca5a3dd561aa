"""What `hanse doctor` sees of a site's own frameworks."""

from hanse.diagnostic.method.places import CARRIED, found_in, own_folder
from hanse.diagnostic.method.problems import FrameworkError, UnknownFrameworkError
from hanse.diagnostic.method.registry import load_framework
from hanse.host.cli.doctor import Wrong


def own_frameworks() -> str:
    """Every version of each is read. Raises Wrong with all that is wrong."""
    found, wrong = found_in(own_folder()), []
    carried = found_in(CARRIED)
    for key, versions in found.items():
        if key in carried:
            wrong.append(f"{own_folder() / key}: Hanse carries a framework of this key, and that one is used.")
            continue
        for version in versions:
            try:
                load_framework(f"{key}@{version}" if version else key)
            except FrameworkError as error:
                wrong += map(str, error.problems)
            except UnknownFrameworkError as error:
                wrong.append(str(error))
    if wrong:
        raise Wrong("These frameworks cannot be used:\n" + "\n".join(f"      - {line}" for line in wrong))
    return f"frameworks of your own: {', '.join(found) or 'none'}"
