"""The published tables, through framework files and the command."""

import pytest

from tests.diagnostic.published import apart, number, records, run, scored
from tests.shared_data import shared_data


@pytest.mark.parametrize(
    ("year", "name", "index", "rank"),
    [
        (2014, "country-name", "e-gov-index", "e-gov-rank"),
        (2016, "country-name", "e-gov-index", "e-gov-rank"),
        (2022, "Country Name", "E-Government Index", "E-Government Rank"),
    ],
)
def test_egdi(year, name, index, rank, tmp_path):
    table = shared_data("egdi") / f"egdi-{year}.csv"
    ours = {row["country"]: row for row in scored(tmp_path, table, "--framework", "egdi")}
    published = records(table)
    assert len(ours) == len(published) == 193
    for row in published:
        country = ours[row[name].strip()]
        assert apart(country["egdi"], row[index]) <= 7e-5
        assert number(country["rank"]) == number(row[rank])


def test_gtmi(tmp_path):
    table = shared_data("gtmi") / "gtmi_components_2020_2022.csv"
    ours = {(row["country_code"], row["year"]): row for row in scored(tmp_path, table, "--framework", "gtmi")}
    published = records(table)
    assert len(ours) == len(published) == 396
    for row in published:
        economy = ours[row["country_code"], row["year"]]
        assert apart(economy["gtmi"], row["gtmi"]) <= 2**-52
        assert economy["gtmi.level"] == row["grp"]


@pytest.mark.parametrize(("wave", "count"), [(2016, 188), (2019, 337)])
def test_chile(wave, count, tmp_path):
    folder = shared_data("chile_municipal_egov")
    framework = f"chile_municipal_egov@{wave}"
    rows = scored(tmp_path, folder / f"egi_{wave}_answers.csv", "--framework", framework)
    ours = {row["code"]: row for row in rows}
    published = {row["cut_com"]: row for row in records(folder / f"published_{wave}.csv")}
    assert sum(row["egi"] != "" for row in rows) == count
    assert sum(row["egi"] != "NA" for row in published.values()) == count
    for code, row in published.items():
        municipality = ours.get(code, {"egi": "", "egi_std": ""})
        assert apart(municipality["egi"], row["egi"]) == 0
        if wave == 2016:
            assert apart(municipality["egi_std"], row["egi_std"]) <= 5e-15  # published with 15 digits


def test_chile_reports_the_faults_of_the_published_table():
    table = shared_data("chile_municipal_egov") / "egi_2019_answers.csv"
    told = run(table, "--framework", "chile_municipal_egov@2019").stderr
    assert "corrected, code = 15202: the file gives General Lagos the code of Putre" in told
    assert told.count("corrected, ") == 3


class TestEuropeanUnion:
    """EU eGovernment Benchmark: services → indicators → dimensions → overall → averages → EU27."""

    MEASURES = {
        "0. OVERALL SCORE": "overall",
        "1. User centricity": "user_centricity",
        "1.1 Online availability": "availability",
        "1.2 Mobile friendliness": "mobile",
        "1.3 User support": "user_support",
        "2. Transparency": "transparency",
        "2.1 Transparency of service delivery": "delivery",
        "2.2 Transparency of personal data": "personal_data",
        "2.3 Transparency of service design": "service_design",
        "3. Key Enablers": "key_enablers",
        "3.1 eID": "eid",
        "3.2 eDocuments": "edocuments",
        "3.3 Pre-filled forms": "prefilled",
        "3.4 Digital Post": "digital_post",
        "4. Cross-border services": "cross_border",
        "4.1 Cross-border online availability": "cb_availability",
        "4.2 Cross-border user support": "cb_support",
        "4.3 Cross-border eID": "cb_eid",
        "4.4 Cross-border eDocuments": "cb_edocuments",
    }
    LIFE_EVENTS = {
        "Business Start-up (2022)": "Business Start-up",
        "Family (2022)": "Family",
        "Career (2022)": "Career",
        "Studying (2022)": "Studying",
        "Regular business operations (2021)": "Economic",
        "Transport (2021)": "Transport",
        "Justice (2021)": "Justice",
        "Moving (2021)": "Moving",
        "Health (2021)": "Health",
    }

    @pytest.fixture
    def tables(self):
        folder = shared_data("eu_egov_benchmark_2023")
        return [folder / "services_results.csv", folder / "scores_2022.csv"]

    @pytest.fixture
    def published(self, tables):
        return {(row["Country"], row["Scoring"]): row for row in records(tables[1], start=5)}

    @pytest.fixture
    def ours(self, tables, tmp_path):
        rows = scored(tmp_path, *tables, "--framework", "eu_egov_benchmark_2023")
        return {(row["summary"], row["country"], row["life_event"]): row for row in rows}

    def test_countries_and_life_events(self, ours, published):
        countries = {country for country, _ in published} - {"EU27+", "AVERAGE_EU27"}
        assert len(countries) == 35
        for scoring, key in self.MEASURES.items():
            for header, life_event in self.LIFE_EVENTS.items():
                for country in countries:
                    told = published[country, scoring][header]
                    assert apart(ours["", country, life_event][key], told) <= 3e-14, (country, life_event, key)

    @pytest.mark.parametrize(
        ("header", "summary", "within"),
        [
            ("Average (2022)", "average_2022", 3e-14),
            ("Biennial average 2021 + 2022", "biennial", 3e-14),
            ("Business life events 2021 + 2022", "businesses", 3e-14),
            ("Citizen life events 2021 + 2022", "citizens", 4.5e-14),  # means of seven: three units of the last place
        ],
    )
    def test_averages_of_countries(self, header, summary, within, ours, published):
        for (country, scoring), row in published.items():
            if country not in {"EU27+", "AVERAGE_EU27"}:
                key = self.MEASURES[scoring]
                assert apart(ours[summary, country, ""][key], row[header]) <= within, (country, key)

    @pytest.mark.parametrize(("area", "prefix"), [("AVERAGE_EU27", "eu27"), ("EU27+", "all")])
    def test_means_of_countries(self, area, prefix, ours, published):
        for scoring, key in self.MEASURES.items():
            row = published[area, scoring]
            for header, life_event in self.LIFE_EVENTS.items():
                if not header.endswith("(2021)"):
                    assert apart(ours[f"{prefix}_life_events", "", life_event][key], row[header]) <= 3e-14
            assert apart(ours[f"{prefix}_average_2022", "", ""][key], row["Average (2022)"]) <= 3e-14
            assert apart(ours[f"{prefix}_biennial", "", ""][key], row["Biennial average 2021 + 2022"]) <= 3e-14


@pytest.mark.parametrize("framework", ["egdi", "gtmi", "chile_municipal_egov@2016", "eu_egov_benchmark_2023"])
def test_check_compares_with_the_published_columns(framework):
    tables = {
        "egdi": ["egdi/egdi-2022.csv"],
        "gtmi": ["gtmi/gtmi_components_2020_2022.csv"],
        "chile_municipal_egov@2016": [
            "chile_municipal_egov/egi_2016_answers.csv",
            "chile_municipal_egov/published_2016.csv",
        ],
        "eu_egov_benchmark_2023": [
            "eu_egov_benchmark_2023/services_results.csv",
            "eu_egov_benchmark_2023/scores_2022.csv",
        ],
    }[framework]
    outcome = run(*(shared_data(".") / table for table in tables), "--framework", framework, "--check")
    assert outcome.exit_code == 0
    assert "DIFFERS" not in outcome.stdout
    assert "agrees" in outcome.stdout
