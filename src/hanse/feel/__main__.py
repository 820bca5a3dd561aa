"""`python -m hanse.feel "1 + 2"`: evaluate one expression and print its value as FEEL writes it.

`python -m hanse.feel decide FILE` and `python -m hanse.feel table FILE` work on decision models: see commands.py.

Exit status: 0 for a value, 1 for null (the reasons go to standard error), 2 for what is no FEEL or no JSON.
"""

import argparse
import signal
import sys
from collections.abc import Sequence

from hanse.feel.commands import COMMANDS, run
from hanse.feel.errors import FeelError
from hanse.feel.expressions import parse
from hanse.feel.run import Run
from hanse.feel.scope import scope_in
from hanse.feel.values.incoming import to_feel
from hanse.feel.values.text import literal_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with its arguments; return the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in COMMANDS and _CONTEXT not in given:
        return run(given)
    options = _options(given)
    try:
        scope = scope_in(options.context, _CONTEXT)
        explanation = parse(options.expression, names=scope).explain(scope)
        print(literal_of(to_feel(explanation.value), Run()))
    except (FeelError, ValueError) as trouble:
        print(trouble, file=sys.stderr)
        return 2
    if explanation.value is None:
        print(explanation, file=sys.stderr)
        return 1
    return 0


_CONTEXT = "--context"
_OURS = ("-h", "--help", "--", _CONTEXT)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hanse.feel", description="Evaluate one FEEL expression.")
    parser.add_argument("expression", help="for example: 'level >= 2 and status != \"draft\"'")
    parser.add_argument(_CONTEXT, default="{}", help="the values of its names, as a JSON object")
    # An expression may begin with its sign: -x.
    signed = [one for one in arguments if one.startswith("-") and one.partition("=")[0] not in _OURS]
    others = [one for one in arguments if one not in (*signed, "--")]
    return parser.parse_args([*others, "--", *signed] if signed else others)


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader that has seen enough, such as `head`, ends it quietly
    sys.exit(main())
