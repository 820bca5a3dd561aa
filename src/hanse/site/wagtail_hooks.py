"""What the editor offers, and what it does not."""
