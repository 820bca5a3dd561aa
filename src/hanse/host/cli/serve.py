"""Run a site in production: server and worker, and the database unless DATABASE_URL names one."""

from collections.abc import Callable

import click

from hanse.host import environment as env
from hanse.host.environment import Mode
from hanse.host.ports import NoPort
from hanse.host.running import Listening, NotPrepared, RunsAlready, Wanted, run_site
from hanse.host.safety import problems
from hanse.host.supervisor import GaveUp


@click.command()
@click.option("--host", default=lambda: env.text("HANSE_LISTEN", "127.0.0.1"), help="Address to listen on.")
@click.option("--port", type=int, default=lambda: env.number("HANSE_PORT", 8000), help="TCP port.")
@click.option("--workers", type=click.IntRange(1), default=lambda: env.number("HANSE_WORKERS", 2), help="Processes.")
def serve(host: str, port: int, workers: int) -> None:
    """Run a site behind a proxy that ends TLS."""
    if env.mode() is Mode.DEMO:
        raise click.ClickException("HANSE_MODE is demo: `hanse demo` runs the demonstration; `serve` never does.")
    found = problems()
    if found:
        raise click.ClickException("Not ready for production.\n" + "\n".join(f"- {problem}" for problem in found))
    run_and_explain(Wanted(host, port, exactly=True), workers, lambda at, _: click.echo(f"Hanse listens: {at.url}"))


def run_and_explain(wanted: Wanted, workers: int, ready: Callable[[Listening, str], None]) -> None:
    """Run the site; what stops it against our will is said in a sentence."""
    try:
        run_site(wanted, workers=workers, ready=ready)
    except (RunsAlready, NoPort, NotPrepared, GaveUp) as error:
        raise click.ClickException(str(error)) from error
    click.echo("Stopped; everything is saved.")
