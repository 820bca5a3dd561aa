"""Tables of answers, good and bad: what is wrong is told with row and column, all of it, and nothing is half done."""

import numpy as np
import pytest

from hanse.diagnostic.engine.answers import Choices, Matrices, Numbers, Sets, State
from hanse.diagnostic.method.problems import TableError
from hanse.diagnostic.method.tables.answers import read_tables
from tests.diagnostic.samples import QUESTIONS, TABLE, framework, table


def read(folder, scheme, text, **how):
    return read_tables(framework(folder, scheme), {key_of(scheme): table(folder, text)}, **how)


def key_of(scheme):
    return "cities" if "cities" in scheme else "answers"


def refused(folder, scheme, text, **how):
    with pytest.raises(TableError) as refusal:
        read(folder, scheme, text, **how)
    return [str(problem) for problem in refusal.value.problems]


class TestTablesOfNumbers:
    def test_columns_in_any_order_under_any_lines_of_title(self, tmp_path):
        reading = read(
            tmp_path,
            TABLE,
            """
            Digital cities 2024,,
            ,,
            Digital skills,City,Online services
            0.5, Tartu ,0.25
            ,Aarhus,1
            """,
        )
        answers = reading.answers
        assert answers.units.names == ("Tartu", "Aarhus")
        np.testing.assert_array_equal(answers.inputs["online"].values, [0.25, 1])
        assert answers.inputs["skills"].states.tolist() == [State.GIVEN, State.MISSING]

    def test_every_fault_is_told_with_row_and_column(self, tmp_path):
        told = refused(
            tmp_path,
            TABLE,
            """
            City,Online services,Digital skills
            Tartu,0.5,high
            Aarhus,1.5,0.2
            tartu ,0.5,0.5
            ,0.1,0.1
            Average,0.5,0.5
            Split,"0,5",-
            """,
        )
        assert told == [
            "answers.csv, row 2, column C: “skills”: “high” is not a number.",
            "answers.csv, row 3, column B: “online”: 1.5 is not between 0 and 1.",
            "answers.csv, row 4, column A: “tartu” stands in row 2 already. Keep one row of each, or say `duplicates:` in the framework's table.",
            "answers.csv, row 5, column A: the row has no “city”, so it is nobody's.",
            "answers.csv, row 6: “Average” looks like a summary row, not a unit. If it is none, list its name under `summary_rows` of the framework's table; an empty list there says that every row is a unit.",
            'answers.csv, row 7, column B: “online”: “0,5” is not a number. If “,” is the decimal sign of this file, say `decimal: ","` in the framework\'s table.',
            "answers.csv, row 7, column C: “skills”: “-” is not a number. If it means “no data”, list it under `missing` in the framework's table.",
        ]

    def test_a_summary_row_under_an_innocent_name_is_found_by_its_numbers(self, tmp_path):
        told = refused(
            tmp_path,
            TABLE,
            """
            City,Online services,Digital skills
            Tartu,0.5,0.25
            Aarhus,0.25,0.75
            Split,0.75,0.5
            Porto,1,0.5
            Hansa,0.625,0.5
            """,
        )
        assert len(told) == 1
        assert "row 6: “Hansa” looks like a summary row: its numbers are the mean of all other rows" in told[0]

    @pytest.mark.parametrize(
        "name",
        ["Total", "EU27 average", "World", "TOTAL CITIES", "Weighted average", "EU27 mean", "Grand total", "Sum"],
    )
    def test_names_of_summary_rows(self, name, tmp_path):
        told = refused(tmp_path, TABLE, f"City,Online services,Digital skills\nTartu,0.5,0.25\n{name},0.1,0.2\n")
        assert "looks like a summary row" in told[0]

    def test_declared_summary_rows_are_left_out_with_a_note(self, tmp_path):
        scheme = TABLE.replace("missing: [NA]", "missing: [NA]\n    summary_rows: [All]")
        reading = read(tmp_path, scheme, "City,Online services,Digital skills\nTartu,0.5,0.25\nAll,0.1,0.2\n")
        assert reading.answers.units.names == ("Tartu",)
        assert str(reading.notes[0]) == "answers.csv, row 3: summary row “All” left out."

    @pytest.mark.parametrize(
        ("header", "told"),
        [
            ("Town,Online services,Digital skills", "there is no column “City”"),
            ("City,online services,Digital skills", "“online services” looks like it: rename it"),
            ("City,Online services,Digital skils", "“Digital skils” looks like it: rename it"),
            ("City,Online services,Digital skills,City", "the header “City” stands twice"),
        ],
    )
    def test_headers(self, header, told, tmp_path):
        cells = ",".join(["1"] * len(header.split(",")))
        assert told in refused(tmp_path, TABLE, f"{header}\n{cells}\n")[0]

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"", "is empty"),
            (b"\n\n,,\n", "is empty"),
            (b"City,Online services,Digital skills\n", "holds headers and no row"),
            (b"City,Online services,Digital skills\nM\xfcnchen,1,1\n", "line 2 is not utf-8-sig text"),
        ],
    )
    def test_files_that_are_no_tables(self, content, told, tmp_path):
        path = tmp_path / "answers.csv"
        path.write_bytes(content)
        with pytest.raises(TableError, match=told):
            read_tables(framework(tmp_path, TABLE), {"cities": path})

    def test_a_file_that_is_not_there(self, tmp_path):
        with pytest.raises(TableError, match=r"nowhere\.csv: cannot be read: No such file"):
            read_tables(framework(tmp_path, TABLE), {"cities": tmp_path / "nowhere.csv"})

    def test_decimal_commas_semicolons_and_percent_signs(self, tmp_path):
        scheme = TABLE.replace("missing: [NA]", 'missing: ["."]\n    decimal: ","\n    thousands: "."').replace(
            "range: [0, 1]}\n      skills", 'suffix: "%"}\n      skills'
        )
        text = "City;Online services;Digital skills;Population\nTartu;25,5 %;.;97.435\n"
        inputs = read(tmp_path, scheme, text).answers.inputs
        assert inputs["online"].values.tolist() == [25.5]
        assert inputs["skills"].states.tolist() == [State.MISSING]
        assert inputs["population"].values.tolist() == [97435]

    @pytest.mark.parametrize(
        ("rule", "expected"), [("first", [0.25]), ("last", [0.75]), ("mean", [0.5])], ids=["first", "last", "mean"]
    )
    def test_rules_for_duplicates(self, rule, expected, tmp_path):
        scheme = TABLE.replace("missing: [NA]", f"missing: [NA]\n    duplicates: {rule}")
        text = "City,Online services,Digital skills\nTartu,0.25,1\nTartu,0.75,1\n"
        reading = read(tmp_path, scheme, text)
        assert reading.answers.inputs["online"].values.tolist() == expected
        assert "“Tartu” stands in row 2 already" in str(reading.notes[0])

    def test_recoded_words_and_their_nearest(self, tmp_path):
        scheme = TABLE.replace(
            "{header: Online services, range: [0, 1]}",
            "{header: Online services, recode: {Yes: 1, No: 0, Partly: 0.5}}",
        )
        text = "City,Online services,Digital skills\nTartu,Partly,1\nSplit,No,1\n"
        assert read(tmp_path, scheme, text).answers.inputs["online"].values.tolist() == [0.5, 0]
        told = refused(tmp_path, scheme, "City,Online services,Digital skills\nTartu,yes,1\n")
        assert told == ["answers.csv, row 2, column B: “online”: “yes” is not a number. Write “Yes”."]

    def test_units_named_by_large_numbers(self, tmp_path):
        scheme = TABLE.replace("unit: city", "unit: [city, population]")
        text = "City,Population,Online services,Digital skills\nTartu,1234567,0.5,1\nTartu,1234568,0.5,1\n"
        assert read(tmp_path, scheme, text).answers.units.keys == (("Tartu", "1234567"), ("Tartu", "1234568"))

    @pytest.mark.parametrize("given", ["1e999", "nan", "inf", "1_000", "0x10", "٣٫٥"])
    def test_what_python_takes_for_a_number_and_a_person_does_not(self, given, tmp_path):
        text = f"City,Online services,Digital skills\nTartu,{given},1\n"
        assert "is not a number" in refused(tmp_path, TABLE, text)[0]


class TestTablesOfAnswers:
    GOOD = """
        city,plan_status,plan_parts,online_share,channels.phone,channels.desk,remarks
        Tartu,3,goals; budget,42.5,3,2,fine
        Aarhus,Reviewed every year,goals,n/a: not counted,1,,
        Split,,,?: ask IT,,,
        """

    def test_every_kind(self, tmp_path):
        inputs = read(tmp_path, QUESTIONS, self.GOOD).answers.inputs
        single, multiple, number, matrix = (
            inputs[key] for key in ("plan_status", "plan_parts", "online_share", "channels")
        )
        assert isinstance(single, Choices)
        assert single.codes.tolist() == [2, 4, -1]
        assert isinstance(multiple, Sets)
        assert multiple.chosen.tolist() == [[True, True, False, False], [True, False, False, False], [False] * 4]
        assert isinstance(number, Numbers)
        assert number.states.tolist() == [State.GIVEN, State.NOT_APPLICABLE, State.MISSING]
        assert isinstance(matrix, Matrices)
        assert matrix.codes.tolist() == [[2, 1], [0, -1], [-1, -1]]

    def test_every_fault_is_told_with_row_and_column(self, tmp_path):
        told = refused(
            tmp_path,
            QUESTIONS,
            """
            city,plan_stats,plan_status,plan_parts,online_share,channels.fax,channels.phone
            Tartu,1,6,goals; none,142,1,3
            Aarhus,1, 3 ,Goals; purse,12.55,1,always
            Split,1,adopted,budget,n/a,1,n/a
            """,
        )
        assert [line.split(": ", 1)[0] for line in told] == [
            "answers.csv, row 1, column B",
            "answers.csv, row 1, column F",
            "answers.csv, row 2, column C",
            "answers.csv, row 2, column D",
            "answers.csv, row 2, column E",
            "answers.csv, row 3, column C",
            "answers.csv, row 3, column D",
            "answers.csv, row 3, column E",
            "answers.csv, row 3, column G",
            "answers.csv, row 4, column C",
            "answers.csv, row 4, column G",
        ]
        words = "\n".join(told)
        assert "there is no question “plan_stats”. Did you mean “plan_status”?" in words
        assert "the question “channels” has no part “fax”. Known: desk, phone." in words
        assert "“6” is not one of the options" in words
        assert "“None of these” cannot be combined with another option" in words
        assert "142 is too large: the number must be 100 or less" in words
        assert "12.55 has too many decimals" in words
        assert "“ 3 ” is padded or in another case. Write “3”, or use --tidy." in words
        assert "“adopted” is padded or in another case. Write “Adopted”, or use --tidy." in words
        assert "This question applies to everyone: answer it." in words

    def test_tidy_overlooks_padding_and_case(self, tmp_path):
        text = "city,plan_status,channels.phone\nTartu, 3 ,always\nSplit,adopted,3\n"
        inputs = read(tmp_path, QUESTIONS, text, tidy=True).answers.inputs
        assert inputs["plan_status"].codes.tolist() == [2, 2]
        assert inputs["channels"].codes[:, 0].tolist() == [2, 2]

    def test_one_row_per_question(self, tmp_path):
        text = """
            question,part,answer
            plan_status,,3
            plan_parts,,goals; budget
            channels,phone,2
            online_share,,250
            """
        with pytest.raises(TableError, match=r"tartu\.csv, row 5, column C: “online_share”: 250 is too large"):
            read_tables(framework(tmp_path, QUESTIONS), {"answers": table(tmp_path, text, "tartu.csv")})
        path = table(tmp_path, text.replace("250", "25"), "tartu.csv")
        answers = read_tables(framework(tmp_path, QUESTIONS), {"answers": path}).answers
        assert answers.units.names == ("tartu",)
        assert answers.inputs["plan_status"].codes.tolist() == [2]
        assert answers.inputs["channels"].codes.tolist() == [[1, -1]]

    def test_one_row_per_question_answered_twice(self, tmp_path):
        text = "city,question,answer\nTartu,plan_status,3\nSplit,plan_status,3\nTartu,plan_status,4\n"
        assert refused(tmp_path, QUESTIONS, text) == ["answers.csv, row 4, column B: “plan_status” is answered twice."]

    def test_a_city_without_a_name_is_nobody(self, tmp_path):
        assert "so it is nobody's" in refused(tmp_path, QUESTIONS, "city,plan_status\n,3\n")[0]

    def test_a_matrix_needs_its_rows_as_columns(self, tmp_path):
        told = refused(tmp_path, QUESTIONS, "city,channels\nTartu,3\n")
        assert told == [
            "answers.csv, row 1, column B: “channels” needs a column for each row. Write channels.phone and so on."
        ]

    def test_json(self, tmp_path):
        text = """
            [{"city": "Tartu", "plan_status": 3, "plan_parts": ["goals", "people"], "channels": {"phone": 1}},
             {"city": "Split", "online_share": 12.5}]
            """
        path = table(tmp_path, text, "answers.json")
        inputs = read_tables(framework(tmp_path, QUESTIONS), {"answers": path}).answers.inputs
        assert inputs["plan_parts"].chosen.tolist() == [[True, False, True, False], [False] * 4]
        assert inputs["online_share"].states.tolist() == [State.MISSING, State.GIVEN]
        assert inputs["channels"].codes.tolist() == [[0, -1], [-1, -1]]
