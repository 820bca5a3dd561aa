"""Writes of bookings: keep for a while, wait for one, close a day."""
