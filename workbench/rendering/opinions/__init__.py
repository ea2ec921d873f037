"""意见采纳情况表: the answers to opinions, as a sheet and in every format."""
