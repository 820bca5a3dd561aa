"""Run jobs: letters, reports, domain events. `hanse serve` starts one by itself."""

import click

from hanse.host import database, secret
from hanse.host.cli.manage import django_command, django_ready

# Jobs at once: they wait for mail servers and the database more than for the processor.
CONCURRENCY = 4
# Seconds that a running job gets to end when the worker is told to stop; then it is begun again at the next start.
GRACE = 20


@click.command()
def worker() -> None:
    """Run jobs until told to stop."""
    secret.ensure()
    with database.available():
        django_ready()
        # Here, not above: it needs Django's settings, and those the database's address.
        from hanse.host.metrics.beginning import begin_in_worker

        begin_in_worker()
        django_command(
            "procrastinate",
            "worker",
            f"--concurrency={CONCURRENCY}",
            f"--shutdown-graceful-timeout={GRACE}",
            "--name=hanse",
        )
