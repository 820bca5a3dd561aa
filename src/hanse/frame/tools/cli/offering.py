"""`hanse service deploy` and `withdraw`: what the site of this folder offers."""

from pathlib import Path

import click

from hanse.frame.tools.cli.handed import Hands

because = click.option("--because", required=True, help="Why, in a sentence. It stands in the audit for ever.")
by = click.option("--by", default="", metavar="EMAIL", help="Whose decision it is: an account; else who runs this.")


@click.command()
@click.argument("service", metavar="FOLDER|KEY")
@click.option("--version", default="", help="One that was online before: with the key, to go back to it.")
@click.option("--dry-run", is_flag=True, help="Check and compare; change nothing.")
@because
@by
@click.pass_obj
def deploy(hands: Hands, service: str, *, version: str, dry_run: bool, because: str, by: str) -> None:
    """Put the service in FOLDER online: checked, its scenarios played, compared with what is online.

    Refused where something is wrong, or where the version was not raised. Every process of the site offers it at once;
    cases that run keep their version. With --version, an earlier version of the service KEY is put online again.
    """
    if not version and not Path(service).exists():
        raise click.UsageError(f"There is no folder {service}. To go back, give the key and --version.")
    more = ["--dry-run"] if dry_run else []
    hands.manage(
        "offer_service", "deploy", service, f"--earlier={version}", f"--because={because}", f"--by={by}", *more
    )


@click.command()
@click.argument("service", metavar="KEY")
@because
@by
@click.pass_obj
def withdraw(hands: Hands, service: str, *, because: str, by: str) -> None:
    """Offer the service KEY no more. Cases that run go on, and applications that were begun can be handed in."""
    hands.manage("offer_service", "withdraw", service, f"--because={because}", f"--by={by}")
