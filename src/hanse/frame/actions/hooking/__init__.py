"""Writes of webhooks: what people do with theirs. What is told and sent of itself is in `frame.webhooks`."""
