"""The deeds of the command ``opinion``, one module each."""
