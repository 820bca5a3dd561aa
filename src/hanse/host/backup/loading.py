"""Put a database in the place of another, in one transaction: all of it, or none."""

import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from threading import Thread
from typing import IO

from hanse.host.backup.archive import PIECE
from hanse.host.backup.errors import NotRestored
from hanse.host.backup.programs import program, reaching

# What a later pg_restore writes at its head and a server before 17 does not know.
HEAD, UNKNOWN, KNOWN_SINCE = 4096, b"SET transaction_timeout = 0;\n", 17

EMPTIED = """
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT format('%s IF EXISTS %I.%I', CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
      WHEN 'S' THEN 'SEQUENCE' WHEN 'c' THEN 'TYPE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, 'public', relname)
      AS what
    FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid
        AND (deptype = 'e' OR deptype = 'i' AND relkind = 'S'))
    ORDER BY relkind = 'S'
  LOOP EXECUTE 'DROP ' || one.what || ' CASCADE'; END LOOP;
  FOR one IN
    SELECT format('%I.%I(%s)', 'public', proname, pg_get_function_identity_arguments(p.oid)) AS what
    FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
  LOOP EXECUTE 'DROP ROUTINE IF EXISTS ' || one.what || ' CASCADE'; END LOOP;
  FOR one IN
    SELECT format('%I.%I', 'public', typname) AS what
    FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd', 'r')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_type'::regclass AND objid = t.oid AND deptype = 'e')
  LOOP EXECUTE 'DROP TYPE IF EXISTS ' || one.what || ' CASCADE'; END LOOP;
END $$;
"""
"""Drops what lies in the schema, but for extensions, which are not always its owner's, and what goes with its table."""


def load(dump: Iterable[bytes], url: str, *, server: int) -> None:
    """Replace the database at `url`, whose server is of this major version. Raises `NotRestored`."""
    place, environment = reaching(url)
    options = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=-"]
    loading = subprocess.Popen(
        [str(program("psql", server=server)), *options, place],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    assert loading.stdin
    whole = False
    try:
        loading.stdin.write(b"BEGIN; SET LOCAL client_min_messages = warning;" + EMPTIED.encode())
        for piece in _script(dump, server):
            loading.stdin.write(piece)
        loading.stdin.write(b"COMMIT;\n")  # not before all of it has come
        whole = True
    except BrokenPipeError:
        pass  # psql has ended, and says why
    finally:
        if not whole and loading.poll() is None:
            loading.terminate()
        _, said = loading.communicate()
    if loading.returncode or not whole:
        words = said.decode(errors="replace").strip()
        raise NotRestored(f"Not restored; the database is as it was. {words}")


def _script(dump: Iterable[bytes], server: int) -> Iterator[bytes]:
    """The dump as SQL. Raises `NotRestored` where it cannot be read to its end."""
    options = ["--no-owner", "--no-privileges", "--no-comments", "--exit-on-error", "--file=-"]
    command = [str(program("pg_restore", server=server)), *options]
    reading = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert reading.stdin
    assert reading.stdout
    assert reading.stderr
    feeding = Thread(target=_feed, args=(dump, reading.stdin))
    feeding.start()
    try:
        head = reading.stdout.read(HEAD)
        yield head if server >= KNOWN_SINCE else head.replace(UNKNOWN, b"")
        while piece := reading.stdout.read(PIECE):
            yield piece
        said = reading.stderr.read().decode(errors="replace").strip()
    finally:
        reading.stdout.close()
        feeding.join()
        code = reading.wait()
        reading.stderr.close()
    if code:
        raise NotRestored(f"Not restored; the database is as it was. {said}")


def _feed(dump: Iterable[bytes], into: IO[bytes]) -> None:
    with suppress(BrokenPipeError):  # pg_restore has ended, and says why
        for piece in dump:
            into.write(piece)
    with suppress(BrokenPipeError):
        into.close()
