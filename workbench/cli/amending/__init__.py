"""amend: one module for each deed."""
