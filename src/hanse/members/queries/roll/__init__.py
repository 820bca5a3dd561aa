"""Members and people as a workbook: its columns, what a file says, and what it would change."""
