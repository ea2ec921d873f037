"""The durable state of the work in hand: replayed from its log, carried over when the branch moved."""
