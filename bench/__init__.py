"""Measurements: ``python -m bench`` writes docs/performance.md from one run."""
