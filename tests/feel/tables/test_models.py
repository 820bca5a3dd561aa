from hanse.feel.tables.document import read_table
from hanse.feel.tables.models import examine_model
from tests.feel.dmn.own import own_model
from tests.feel.dmn.tck import folders, model_in
from tests.shared_data import shared_data


def test_the_tables_of_a_model_with_the_values_that_types_allow():
    assert [(one.where, one.rules, one.findings) for one in examine_model(own_model("fee"))] == [("“Basic fee”", 3, ())]


def test_an_input_may_look_at_a_type():
    document = {"table": "T", "givens": {"a": ""}, "inputs": ["a instance of number"], "outputs": ["o"]}
    [one] = examine_model(read_table({**document, "rules": [[True, 1]]}).model())
    assert list(map(str, one.findings)) == ["no rule holds for a instance of number = false"]


def test_the_shared_tables_are_examined():
    root = shared_data("dmn_tck")
    found = {
        one.where: list(map(str, one.findings))
        for folder in folders(root)
        if folder.name.startswith(("0111", "0004-lending", "0007", "0040"))
        for file in folder.glob("*.dmn")
        for one in examine_model(model_in(file))
    }
    assert found["“Advertisement”"] == ["no rule holds for age = -1"]
    assert found["“Pre-bureauRiskCategoryTable”"] == [
        "no rule holds for ExistingCustomer = false, ApplicationRiskScore = 130"
    ]
    assert found["“CreditContingencyFactorTable”"] == []
