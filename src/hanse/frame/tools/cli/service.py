"""Make a service of your own: begin, check, test, look at, compare, describe, export.

They read folders and need no site, but for deploy and withdraw, which change what the site of this folder offers.
"""

import click

from hanse.frame.tools.cli.check import check
from hanse.frame.tools.cli.diff import diff
from hanse.frame.tools.cli.docs import docs
from hanse.frame.tools.cli.export import export
from hanse.frame.tools.cli.i18n import i18n
from hanse.frame.tools.cli.listing import list_
from hanse.frame.tools.cli.new import new
from hanse.frame.tools.cli.offering import deploy, withdraw
from hanse.frame.tools.cli.playing import test
from hanse.frame.tools.cli.preview import preview


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def service() -> None:
    """Make a service of your own. Begin with doc/develop/first-service.md: it takes half an hour."""


for command in (new, list_, check, test, preview, diff, docs, i18n, export, deploy, withdraw):
    service.add_command(command)
