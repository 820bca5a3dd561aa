"""COINr's ASEM example, stage by stage and method by method, through the framework file and the command."""

import math
from pathlib import Path

import pytest

from tests.diagnostic.published import apart, number, records, run, scored
from tests.shared_data import shared_data

PILLARS = {"Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"}
TIED_IN_THE_SOURCE = {("BGR", "TolMin"), ("CZE", "TolMin"), ("NOR", "TolMin")}
"""The published ranks part units whose published numbers are equal: the source kept more digits than it published."""


@pytest.fixture
def folder() -> Path:
    return shared_data("coinr_asem")


def compare(ours, published, columns, within, known=frozenset()):
    by_code = {row["uCode"]: row for row in ours}
    assert len(by_code) == len(published) == 51
    for row in published:
        for column in columns:
            if (row["uCode"], column) in known:
                continue
            mine, theirs = by_code[row["uCode"]][column], row[column]
            if theirs == "Inf":
                assert mine == "", "a share of a maximum of 0 is no number"
                continue
            size = max(1.0, abs(number(theirs))) if not math.isnan(number(theirs)) else 1.0
            assert apart(mine, theirs) / size <= within, (row["uCode"], column)


@pytest.mark.parametrize(
    ("stage", "file"),
    [
        ("raw", "01_pipeline_Raw"),
        ("denominated", "01_pipeline_Denominated"),
        ("imputed", "01_pipeline_Imputed"),
        ("imputed", "01_pipeline_Screened"),
        ("treated", "01_pipeline_Treated"),
        ("normalised", "01_pipeline_Normalised"),
    ],
)
def test_stages(stage, file, folder, tmp_path):
    published = records(folder / f"{file}.csv")
    ours = scored(tmp_path, folder / "00_iData.csv", "--framework", "asem", "--stage", stage)
    compare(ours, published, published[0].keys() - {"uCode"}, 1e-12)


@pytest.mark.parametrize(
    ("method", "file"),
    [
        ("borda", "04_norm_n_borda"),
        ("rank", "04_norm_n_rank"),
        ("percentile", "04_norm_n_prank"),
        ("z_score", "04_norm_n_zscore"),
        ("distance_to_maximum", "04_norm_n_dist2max"),
        ("distance_to_target", "04_norm_n_dist2targ_raw"),
        ("fraction_of_maximum", "04_norm_n_fracmax"),
        ("scaled", "04_norm_n_scaled"),
        ("min_max_1_100", "05_norm_minmax_1_100"),
    ],
)
def test_normalisations(method, file, folder, tmp_path):
    published = records(folder / f"{file}.csv")
    words = ("--framework", "asem", "--method", method, "--stage", "normalised")
    ours = scored(tmp_path, folder / "00_iData.csv", *words)
    known = TIED_IN_THE_SOURCE if method in {"borda", "rank", "percentile"} else frozenset()
    compare(ours, published, published[0].keys() - {"uCode"}, 1e-12, known)


@pytest.mark.parametrize(
    ("method", "file"),
    [
        ("impute_mean", "06_impute_i_mean"),
        ("impute_mean_gdp", "06_impute_i_mean_grp_GDP_group"),
        ("impute_median", "06_impute_i_median"),
        ("impute_median_gdp", "06_impute_i_median_grp_GDP_group"),
    ],
)
def test_imputations(method, file, folder, tmp_path):
    published = records(folder / f"{file}.csv")
    words = ("--framework", "asem", "--method", method, "--stage", "imputed")
    ours = scored(tmp_path, folder / "00_iData.csv", *words)
    compare(ours, published, published[0].keys() - {"uCode"}, 1e-12)


@pytest.mark.parametrize(
    ("method", "file", "columns"),
    [
        (None, "01_pipeline_Aggregated", None),
        ("min_max_1_100", "05_agg_a_amean", None),
        ("geometric", "05_agg_a_gmean", None),
        ("harmonic", "05_agg_a_hmean", None),
        ("power", "05_agg_a_genmean_p-0.5", None),
        ("mixed", "05_agg_mixed_amean_gmean_amean", None),
        ("raw_minimum_share", "05_agg_raw_datthresh0.9", None),
        ("copeland", "05_agg_a_copeland_pillars", PILLARS),
    ],
)
def test_aggregations(method, file, columns, folder, tmp_path):
    published = records(folder / f"{file}.csv")
    words = ["--framework", "asem", *(["--method", method] if method else [])]
    ours = scored(tmp_path, folder / "00_iData.csv", *words)
    compare(ours, published, columns or published[0].keys() - {"uCode"}, 1e-12)


def test_ranks(folder, tmp_path):
    published = {row["uCode"]: row for row in records(folder / "02_results_full.csv")}
    for row in scored(tmp_path, folder / "00_iData.csv", "--framework", "asem"):
        assert row["rank"] == published[row["uCode"]]["Rank"]
        assert apart(row["Index"], published[row["uCode"]]["Index"]) <= 1e-9


def test_an_unknown_method_is_told_with_those_there_are(folder):
    outcome = run(folder / "00_iData.csv", "--framework", "asem", "--method", "geometrical")
    assert outcome.exit_code == 2
    assert "there is no method “geometrical”" in outcome.stderr
    assert "geometric" in outcome.stderr
