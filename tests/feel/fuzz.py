"""A fuzz run that is guided by what of the code each input reaches: `python -m tests.feel.fuzz models 300`.

It takes a target, seconds and a folder (var/fuzz if left out), and ends with status 0, or with the input that broke a
rule of fuzzing.py as a file of that folder.
"""

import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["hanse.feel"]):
    from tests.feel.fuzzing import expressions, models, try_expression, try_model
from tests.feel.mutating import Mutate, files_mutated, texts_mutated

SHARE_OF_BYTES = 0.2
"""How often bytes are changed blindly, as the engine does by itself."""
FOLDER = 3
LONGEST = 20_000
SLOWEST_SECONDS = 20


def main() -> None:
    target, seconds = sys.argv[1], int(sys.argv[2])
    found = Path(sys.argv[3] if len(sys.argv) > FOLDER else "var/fuzz")
    found.mkdir(parents=True, exist_ok=True)
    texts = texts_mutated(expressions())
    if target == "models":
        seeds, mutate, attempt = models(), files_mutated(models(), texts), try_model
    else:
        seeds, mutate, attempt = expressions(), texts, try_expression
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            Path(folder, f"seed-{number}").write_bytes(seed)
        options = [
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST if target == 'expressions' else 10 * LONGEST}",
            f"-timeout={SLOWEST_SECONDS}",
            "-rss_limit_mb=2000",
            f"-artifact_prefix={found}/",
            "-print_final_stats=1",
            "-verbosity=1",
        ]
        atheris.Setup([sys.argv[0], *options, folder], attempt, custom_mutator=_mutator(mutate))
        atheris.Fuzz()


def _mutator(mutate: Mutate):  # type: ignore[no-untyped-def]
    def mutator(data: bytes, size: int, seed: int) -> bytes:
        rng = random.Random(seed)
        if rng.random() < SHARE_OF_BYTES:
            return bytes(atheris.Mutate(data, size))
        return mutate(data, rng)[:size]

    return mutator


if __name__ == "__main__":
    main()
