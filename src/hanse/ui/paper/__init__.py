"""What is printed: fonts and typesetting, for reports and letters."""
