"""The durable operation log."""
