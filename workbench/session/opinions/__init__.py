"""The opinions on a draft: taking them in, linking, grouping, answering, the ledger."""
