"""The report of an assessment as a PDF for everyone: what it is made of, its texts, its typesetting."""
