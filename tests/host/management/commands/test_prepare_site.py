from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from django.db import connection

from hanse.host.management.commands.prepare_site import TABLES, Command
from tests.meanwhile import waiting


@pytest.mark.django_db
def test_of_servers_that_start_at_once_one_makes_the_tables_and_the_others_wait():
    def start() -> None:
        try:
            Command()._migrate()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [TABLES])
        second = pool.submit(start)
        while not (waiting() or second.done()):
            sleep(0.01)
        waits = not second.done()
        cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [TABLES])
        second.result()

    assert waits
