"""The screen on a web page of this machine: one address that works once, one program behind each open page."""
