"""What fuzz runs found stays mended, the seeds hold to the rules, and a short run of each target finds nothing."""

import subprocess
import sys
import sysconfig

import pytest

from tests.feel.dmn.own import FILES, MODEL
from tests.feel.fuzzing import expressions, try_expression, try_model

FOUND = [
    "floor(n:.51)",
    "ceiling(n: 1.5)",
    "(<=10)",
    "[(> 1)]",
    "15e00",
    "0e6009999999999999999999",
    "1e99999999999999999999",
]
WELL = '<decision id="d" name="d"><literalExpression><text>1</text></literalExpression></decision>'
FOUND_IN_MODELS = [
    '<decision id="" name=""><variable name="d"/></decision>',
    '<decision id="d" name="d"><relation><column name="#x"/></relation></decision>',
    f'<itemDefinition name="#t"><typeRef>number</typeRef></itemDefinition>{WELL}',
    '<decision id="d" name="#d"><literalExpression><text>1</text></literalExpression></decision>',
]
SECONDS = 120


@pytest.mark.parametrize("text", FOUND)
def test_a_text_that_once_broke_a_rule(text):
    try_expression(text.encode())


@pytest.mark.parametrize("body", FOUND_IN_MODELS)
def test_a_model_that_once_broke_a_rule(body):
    try_model(MODEL.format(body).encode())


def test_the_texts_of_the_models_hold_to_the_rules():
    texts = expressions()
    assert len(texts) > 50
    for text in texts:
        try_expression(text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_our_models_hold_to_the_rules(file):
    try_model(file.read_bytes())


@pytest.mark.long
@pytest.mark.skipif(sysconfig.get_platform() != "linux-x86_64", reason="the engine is built for Linux on x86-64 alone")
@pytest.mark.parametrize("target", ["expressions", "models"])
def test_a_run_finds_nothing(target, tmp_path):
    command = [sys.executable, "-m", "tests.feel.fuzz", target, str(SECONDS), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS + 300, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "DONE" in done.stderr
