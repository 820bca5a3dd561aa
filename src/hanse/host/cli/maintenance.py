"""Let visitors read a calm page while the site is worked on: hanse maintenance on "Back at six."."""

from datetime import UTC, datetime

import click

from hanse.host import maintenance as resting


@click.group()
def maintenance() -> None:
    """Let visitors read a calm page while the site is worked on; operators go on, and nothing that is typed is lost."""


@maintenance.command()
@click.argument("words", required=False, default="")
@click.option("--minutes", type=click.IntRange(1), help="How long it takes at most; browsers and programs are told.")
def on(words: str, minutes: int | None) -> None:
    """Begin, with words of your own for visitors, if you like."""
    resting.begin(words, minutes=minutes)
    click.echo("Visitors read that the site is being worked on. End it with: hanse maintenance off")


@maintenance.command()
def off() -> None:
    """End it."""
    click.echo("The site is open." if resting.end() else "The site was open.")


@maintenance.command()
@click.pass_context
def status(ctx: click.Context) -> None:
    """Say whether the site rests; exit 3 when it does."""
    rest = resting.now()
    if rest is None:
        click.echo("The site is open.")
        return
    since = datetime.fromisoformat(rest.since).astimezone(UTC)
    click.echo(f"Visitors read that the site is being worked on, since {since:%Y-%m-%d %H:%M} UTC. {rest.words}")
    ctx.exit(3)
