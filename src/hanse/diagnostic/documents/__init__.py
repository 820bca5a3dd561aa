"""What is taken away: tables and the report."""
